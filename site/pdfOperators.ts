/** An operator of a PDF content stream with its operands: where it stands in the stream, and its name. */
export interface PdfOperator {
  readonly name: string;
  /** Position of the first byte of its first operand, or of itself. */
  readonly start: number;
  /** Position after its last byte. */
  readonly end: number;
}

const space = new Set([0, 9, 10, 12, 13, 32]);
const code = (mark: string): number => mark.charCodeAt(0);
const delimiters = new Set("( ) < > [ ] { } / %".split(" ").map(code));

/**
 * The operators of a content stream in order (ISO 32000-1, 7.8.2). Strings, names, arrays and dictionaries are passed over whole, so
 * that nothing inside them is taken for an operator; an inline image is one operator, `EI`.
 */
export function pdfOperators(bytes: Uint8Array): PdfOperator[] {
  const found: PdfOperator[] = [];
  let at = 0;
  let start = -1;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (space.has(byte)) {
      at += 1;
      continue;
    }
    if (byte === code("%")) {
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
      continue;
    }
    if (start < 0) start = at;
    if (byte === code("(")) at = afterString(bytes, at);
    else if (byte === code("<") && bytes[at + 1] !== code("<")) at = bytes.indexOf(code(">"), at) + 1;
    else if (byte === code("/")) at = afterWord(bytes, at + 1);
    else if (delimiters.has(byte)) at += 1;
    else {
      const end = afterWord(bytes, at);
      const word = String.fromCharCode(...bytes.subarray(at, end));
      at = end;
      // A number, or a value by name.
      if (/^[-+.\d]/.test(word) || ["true", "false", "null"].includes(word)) continue;
      if (word === "BI") at = afterImage(bytes, at);
      found.push({name: word === "BI" ? "EI" : word, start, end: at});
      start = -1;
    }
  }
  return found;
}

function afterString(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === code("\\")) at += 1;
    else if (bytes[at] === code("(")) depth += 1;
    else if (bytes[at] === code(")") && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function afterWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !space.has(bytes[at] ?? 0) && !delimiters.has(bytes[at] ?? 0)) at += 1;
  return at;
}

/** After the `EI` that ends an inline image: it stands between white space. */
function afterImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at++)
    if (
      space.has(bytes[at] ?? 0) &&
      bytes[at + 1] === code("E") &&
      bytes[at + 2] === code("I") &&
      (at + 3 === bytes.length || space.has(bytes[at + 3] ?? 0))
    )
      return at + 3;
  return bytes.length;
}
