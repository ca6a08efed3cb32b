/** Least and greatest whole number. */
export type Range = readonly [least: number, greatest: number];

/**
 * The true counts that a published inner cell leaves open (claim 5 of the rounding rule):
 *
 * - `0`: from none to b − 1, for an empty cell stands as it is and so does one of b persons or more;
 * - a multiple y of b: y − b + 1 to y + b − 1, the counts that y is a neighbouring multiple of, and at least one;
 * - any other count is the true one.
 *
 * They are counts of events. Where each event has a person of its own, no more than b persons stand behind b.
 *
 * @example
 * possibleCount(5, 5) // [1, 9]
 */
export function possibleCount(published: number, base: number): Range {
  if (published % base !== 0) return [published, published];
  if (published === 0) return [0, base - 1];
  return [Math.max(1, published - base + 1), published + base - 1];
}

/**
 * The least and the greatest number of persons behind a published inner cell, as far as the cell alone tells: a count that
 * is no multiple of b, or is large, says of persons only that there are at least b, and at most as many as events.
 *
 * @example
 * possiblePersons(5, 5) // [1, 5]
 */
export function possiblePersons(published: number, base: number): Range {
  const [least, greatest] = possibleCount(published, base);
  // Fewer than b persons, or one who has more than half of at most 2b − 1 events: no more than b in either case.
  if (published <= base) return [Math.min(1, least), published === 0 ? base - 1 : base];
  return [published % base === 0 ? 1 : base, greatest];
}

/** What a sum of published inner cells leaves open, cell by cell: the sum of the least and of the greatest counts. */
export function possibleSum(published: readonly number[], base: number): Range {
  const ranges = published.map((count) => possibleCount(count, base));
  return [
    ranges.reduce((sum, [least]) => sum + least, 0),
    ranges.reduce((sum, [, greatest]) => sum + greatest, 0),
  ];
}
