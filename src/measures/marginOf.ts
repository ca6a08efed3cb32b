import type {Column, Table} from "./table.js";

/** Margins that have been asked for, by the columns that they keep. They live as long as their table. */
const made = new WeakMap<Table, Map<string, Table>>();

/**
 * The table summed over all columns but the named ones, which it must have: the same counts in fewer rows. Made once a table and set of columns, since a
 * page asks for the same margins again at every choice. Where the named columns have more combinations than the table has rows
 * there is nothing to gain, and it is the table itself.
 */
export function marginOf(table: Table, names: ReadonlySet<string>): Table {
  const kept = [...table.columns].filter(([name]) => names.has(name));
  const cells = kept.reduce((product, [, {codes}]) => product * codes.length, 1);
  if (cells >= table.n.length) return table;
  const key = kept.map(([name]) => name).join(" ");
  const margins = made.get(table) ?? new Map<string, Table>();
  made.set(table, margins);
  const margin = margins.get(key) ?? sumOver(table, kept, cells);
  margins.set(key, margin);
  return margin;
}

/** Sums the rows into one cell a combination, the last column fastest. */
function sumOver(table: Table, kept: readonly (readonly [string, Column])[], cells: number): Table {
  const cellOf = new Uint32Array(table.n.length);
  for (const [, {codes, at}] of kept)
    for (let row = 0; row < cellOf.length; row++)
      cellOf[row] = (cellOf[row] ?? 0) * codes.length + (at[row] ?? 0);
  const [n, atBase] = [new Int32Array(cells), new Float64Array(cells)];
  for (const [row, cell] of cellOf.entries()) {
    n[cell] = (n[cell] ?? 0) + (table.n[row] ?? 0);
    atBase[cell] = (atBase[cell] ?? 0) + (table.atBase[row] ?? 0);
  }
  const columns = new Map<string, Column>();
  let step = 1;
  for (const [name, {codes}] of kept.toReversed()) {
    const size = step;
    columns.set(name, {codes, at: Uint16Array.from(n, (_, cell) => Math.floor(cell / size) % codes.length)});
    step *= codes.length;
  }
  return {columns, n, atBase};
}
