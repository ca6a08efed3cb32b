import type {Table} from "./table.js";

/**
 * A table whose every cell is rounded to a multiple of the base, as counts whose uncertainty is told by `roundingInterval`: each
 * cell behind a row counts as one at the base, which is on the safe side, for a cell lies less than the base from its
 * true count. `cells` is how many inner cells there may be behind a row: 1 in a region's table, the regions in the nation's; there
 * are never more than the count has room for.
 */
export function allRounded(table: Table, cells: number, base: number): Table {
  const atBase = table.n.map((n, row) =>
    Math.max(table.atBase[row] ?? 0, Math.min(cells, Math.floor(n / base))),
  );
  return {...table, atBase};
}
