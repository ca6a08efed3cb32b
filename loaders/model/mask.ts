const identifiers = [
  // A UUID, with or without hyphens, and other long hexadecimal names.
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi,
  /[0-9a-f]{16,}/gi,
  // A personnummer and its like: six digits or more, perhaps with a hyphen or a plus sign inside.
  /\d{6,}(?:[-+]\d+)*/g,
];

/**
 * A file name or path with everything that looks like a personnummer or a certificate id replaced by `***`:
 * digit runs of six or more (with what follows a hyphen) and UUID-like strings. For log lines and error messages;
 * a person's name in a file name cannot be told from a word, so rooms show no more of a path than they must.
 *
 * @example
 * maskIdentifiers("intyg/191212121212.xml") // "intyg/***.xml"
 */
export function maskIdentifiers(text: string): string {
  return identifiers.reduce((masked, pattern) => masked.replace(pattern, "***"), text);
}
