import type {Scratch} from "../model/scratch.ts";

/** The places of the rows whose flag is 1, in their order. */
export function placesOf(flag: Int32Array, scratch: Scratch): Int32Array {
  const places = scratch.take(flag.length);
  let count = 0;
  for (let row = 0; row < flag.length; row++) if (flag[row] === 1) places[count++] = row;
  return places.subarray(0, count);
}

/** The values of a column at some places. */
export function pick(column: Int32Array, places: Int32Array, scratch: Scratch): Int32Array {
  if (places.length === column.length) return column;
  const picked = scratch.take(places.length);
  for (let row = 0; row < places.length; row++) picked[row] = column[places[row] ?? 0] ?? 0;
  return picked;
}
