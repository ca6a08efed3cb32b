import type {Count} from "./count.js";
import {columnOf, forSelectedRows, type Selection, type Table} from "./table.js";

/**
 * Counts the selected rows by the values of two dimensions at once, in one pass: the value of the first, then that of the
 * second. Values without rows are absent: their count is 0.
 */
export function countByTwo(
  table: Table,
  first: string,
  second: string,
  selection: Selection,
): Map<string, Map<string, Count>> {
  const [one, other] = [columnOf(table, first), columnOf(table, second)];
  const width = other.codes.length;
  const n = new Float64Array(one.codes.length * width);
  const atBase = new Float64Array(n.length);
  forSelectedRows(table, selection, (i) => {
    const cell = (one.at[i] ?? 0) * width + (other.at[i] ?? 0);
    n[cell] = (n[cell] ?? 0) + (table.n[i] ?? 0);
    atBase[cell] = (atBase[cell] ?? 0) + (table.atBase[i] ?? 0);
  });
  return new Map(
    one.codes.map((code, row) => {
      const counts = new Map<string, Count>();
      for (const [column, name] of other.codes.entries()) {
        const cell = row * width + column;
        if ((n[cell] ?? 0) > 0) counts.set(name, {n: n[cell] ?? 0, atBase: atBase[cell] ?? 0});
      }
      return [code, counts];
    }),
  );
}
