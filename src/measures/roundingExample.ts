/** A small table of counts, row by row; every event has a person of its own. */
export type CountTable = readonly (readonly number[])[];

/** What rounding makes of a small table, step by step. */
export interface RoundingSteps {
  readonly truth: CountTable;
  /** Each small cell as its draw has it, on its own. */
  readonly drawn: CountTable;
  /** Cells that were then moved to the other multiple of the base, in that order. */
  readonly moved: readonly {readonly row: number; readonly column: number}[];
  readonly published: CountTable;
  /** The sum of squared errors of the row sums, the column sums and the total: after the draw, and when all is done. */
  readonly squaredErrors: readonly [drawn: number, published: number];
}

/**
 * The rounding of a release on a table small enough to follow by hand. A cell of 1 to b − 1 is drawn: b where its draw (from
 * 0 to 1) is less than x/b, else 0. Then, as long as it helps, the one cell is moved to its other value (0 or b) whose move
 * lessens most the sum of squared errors of row sums, column sums and total, all of equal weight; of equals the first.
 */
export function roundingExample(
  truth: CountTable,
  draws: readonly (readonly number[])[],
  base: number,
): RoundingSteps {
  const isSmall = (x: number): boolean => x > 0 && x < base;
  const drawn = truth.map((cells, row) =>
    cells.map((x, column) => (isSmall(x) ? ((draws[row]?.[column] ?? 0) < x / base ? base : 0) : x)),
  );
  const published = drawn.map((cells) => [...cells]);
  const moved: {row: number; column: number}[] = [];
  const steers = sumsList(truth.map((cells) => cells.map((x) => (isSmall(x) ? 1 : 0)))).map(
    (small) => small >= 3,
  );
  const squaredError = (table: CountTable): number => {
    const exact = sumsList(truth);
    return sumsList(table).reduce(
      (sum, value, i) => sum + (steers[i] === true ? (value - (exact[i] ?? 0)) ** 2 : 0),
      0,
    );
  };
  let error = squaredError(published);
  for (;;) {
    let best: {row: number; column: number; error: number} | undefined;
    for (const [row, cells] of truth.entries())
      for (const [column, x] of cells.entries()) {
        if (!isSmall(x)) continue;
        const other = published.map((line, at) =>
          at === row ? line.map((y, place) => (place === column ? base - y : y)) : line,
        );
        const then = squaredError(other);
        if (then < (best?.error ?? error)) best = {row, column, error: then};
      }
    if (best === undefined) break;
    const line = published[best.row];
    if (line) line[best.column] = base - (line[best.column] ?? 0);
    moved.push({row: best.row, column: best.column});
    error = best.error;
  }
  return {truth, drawn, moved, published, squaredErrors: [squaredError(drawn), error]};
}

/** The sums of the rows, of the columns, and of all. */
export function sumsOf(table: CountTable): {rows: number[]; columns: number[]; total: number} {
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const rows = table.map(add);
  const columns = (table[0] ?? []).map((_, column) => add(table.map((cells) => cells[column] ?? 0)));
  return {rows, columns, total: add(rows)};
}

function sumsList(table: CountTable): number[] {
  const {rows, columns, total} = sumsOf(table);
  return [...rows, ...columns, total];
}
