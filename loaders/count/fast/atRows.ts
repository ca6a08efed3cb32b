import type {Scratch} from "../../model/scratch.ts";

/** The values of a column at some rows. */
export function atRows(column: Int32Array, rows: Int32Array, scratch: Scratch): Int32Array {
  const values = scratch.take(rows.length);
  for (let row = 0; row < rows.length; row++) values[row] = column[rows[row] ?? 0] ?? 0;
  return values;
}
