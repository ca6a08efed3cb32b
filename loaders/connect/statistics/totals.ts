/** A published count: the cell it belongs to beside the part it is of, and which part (`ALL` is the total). */
export interface PartCount {
  /** The other codes, for the reader: "2025-01, K, F00-F99". */
  readonly cell: string;
  readonly part: string;
  /** `undefined` where unknown or withheld. */
  readonly count: number | undefined;
}

/**
 * Holds the sum of `parts` against the published total in every cell where all are known, and tells of those that
 * differ by more than `tolerance` (a share of the total): one line for all of them, with the worst named, or none.
 */
export function totalsThatDisagree(
  counts: readonly PartCount[],
  parts: readonly string[],
  tolerance: number,
  what: string,
): string[] {
  const cells = new Map<string, Map<string, number>>();
  for (const {cell, part, count} of counts) {
    const known = cells.get(cell) ?? new Map<string, number>();
    cells.set(cell, known);
    if (count !== undefined) known.set(part, count);
  }
  let wrong = 0;
  let held = 0;
  let worst = {gap: 0, line: ""};
  for (const [cell, known] of cells) {
    const total = known.get("ALL");
    if (total === undefined || !parts.every((part) => known.has(part))) continue;
    held++;
    const sum = parts.reduce((so, part) => so + (known.get(part) ?? 0), 0);
    const gap = Math.abs(sum - total);
    if (gap <= total * tolerance) continue;
    wrong++;
    if (gap > worst.gap) worst = {gap, line: `${cell}: summan är ${sum}, totalen ${total}`};
  }
  return wrong === 0
    ? []
    : [`${what} stämmer inte med totalen i ${wrong} av ${held} celler, mest i ${worst.line}`];
}
