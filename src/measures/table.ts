import type {Count} from "./count.js";
import {marginOf} from "./marginOf.js";

/** One dimension of a table, column-wise: row i has the value `codes[at[i]]`. */
export interface Column {
  readonly codes: readonly string[];
  readonly at: Uint16Array;
}

/**
 * A published table in memory: one column a dimension, the counts, and the cells at the base behind each count; parts of one stand for cells above it
 * that are rounded too.
 */
export interface Table {
  readonly columns: ReadonlyMap<string, Column>;
  readonly n: Int32Array;
  readonly atBase: Int32Array | Float64Array;
}

/** For each dimension named, the values that are let through; a dimension that is not named lets all through. */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Counts the selected rows by the values of one dimension. Values without rows are absent: their count is 0.
 * One pass over the rows (`forSelectedRows`) of the margin of the dimensions asked for.
 */
export function countBy(table: Table, dimension: string, selection: Selection): Map<string, Count> {
  const rows = marginBy(table, [dimension], selection);
  const column = columnOf(rows, dimension);
  const n = new Float64Array(column.codes.length);
  const atBase = new Float64Array(column.codes.length);
  forSelectedRows(rows, selection, (i) => {
    const group = column.at[i] ?? 0;
    n[group] = (n[group] ?? 0) + (rows.n[i] ?? 0);
    atBase[group] = (atBase[group] ?? 0) + (rows.atBase[i] ?? 0);
  });
  const counts = new Map<string, Count>();
  for (const [group, code] of column.codes.entries()) {
    const [sum, base] = [n[group] ?? 0, atBase[group] ?? 0];
    if (sum > 0) counts.set(code, {n: sum, atBase: base});
  }
  return counts;
}

/** The margin of a table by some dimensions and those of a selection: enough to count the selected rows by them. */
export function marginBy(table: Table, dimensions: readonly string[], selection: Selection): Table {
  // A name that the table lacks is an error where its column is asked for.
  const names = [...dimensions, ...selection.keys()].map((name) => levelIn(table, name) ?? name);
  return marginOf(table, new Set(names));
}

/**
 * Calls `visit` with the position of every selected row, in order. A selection that names a dimension the table does not have is an
 * error, not ignored.
 */
export function forSelectedRows(table: Table, selection: Selection, visit: (row: number) => void): void {
  const masks = [...selection].map(([name, values]) => {
    const {codes, at} = columnOf(table, name);
    return {at, keep: Uint8Array.from(codes, (code) => (values.has(code) ? 1 : 0))};
  });
  rows: for (let i = 0; i < table.n.length; i++) {
    for (const {at, keep} of masks) if (keep[at[i] ?? 0] === 0) continue rows;
    visit(i);
  }
}

/** Whether the table is divided by a dimension, at its finest level or a coarser one. */
export function hasDimension(table: Table, dimension: string): boolean {
  return levelIn(table, dimension) !== undefined;
}

/**
 * The column of a dimension: its own, or that of a coarser level, whose name begins with the dimension's (`age_two_bands`). A
 * table has one of them.
 */
export function levelIn(table: Table, dimension: string): string | undefined {
  if (table.columns.has(dimension)) return dimension;
  return [...table.columns.keys()].find((name) => name.startsWith(`${dimension}_`));
}

/** The column of a dimension at the level that the table has; a dimension that it does not have is an error. */
export function columnOf(table: Table, dimension: string): Column {
  const column = table.columns.get(levelIn(table, dimension) ?? "");
  if (column === undefined) throw new RangeError(`the table is not divided by ${dimension}`);
  return column;
}
