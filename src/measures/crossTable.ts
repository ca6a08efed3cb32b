import type {Count} from "./count.js";
import {columnOf, forSelectedRows, marginBy, type Selection, type Table} from "./table.js";

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
  const rows = marginBy(table, [first, second], selection);
  const [one, other] = [columnOf(rows, first), columnOf(rows, second)];
  const width = other.codes.length;
  const n = new Float64Array(one.codes.length * width);
  const atBase = new Float64Array(n.length);
  forSelectedRows(rows, selection, (i) => {
    const cell = (one.at[i] ?? 0) * width + (other.at[i] ?? 0);
    n[cell] = (n[cell] ?? 0) + (rows.n[i] ?? 0);
    atBase[cell] = (atBase[cell] ?? 0) + (rows.atBase[i] ?? 0);
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
