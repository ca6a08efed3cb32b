import type {Count} from "./count.js";
import {levelIn, type Column, type Selection, type Table} from "./table.js";

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
  const masks = [...selection].map(([name, values]) => {
    const {codes, at} = columnOf(table, name);
    return {at, keep: Uint8Array.from(codes, (code) => (values.has(code) ? 1 : 0))};
  });
  rows: for (let i = 0; i < table.n.length; i++) {
    for (const {at, keep} of masks) if (keep[at[i] ?? 0] === 0) continue rows;
    const cell = (one.at[i] ?? 0) * width + (other.at[i] ?? 0);
    n[cell] = (n[cell] ?? 0) + (table.n[i] ?? 0);
    atBase[cell] = (atBase[cell] ?? 0) + (table.atBase[i] ?? 0);
  }
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

function columnOf(table: Table, dimension: string): Column {
  const column = table.columns.get(levelIn(table, dimension) ?? "");
  if (column === undefined) throw new RangeError(`the table is not divided by ${dimension}`);
  return column;
}
