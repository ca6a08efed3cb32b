import type {Scratch} from "../../model/scratch.ts";

/** A row for each bit that is set in a column, in the order of the rows: the row that it is set in, and which bit it is. */
export interface SetBits {
  readonly row: Int32Array;
  readonly bit: Int32Array;
}

/** The bits that are set in a column of sums of different bits, the lowest first. */
export function setBits(sums: Int32Array, scratch: Scratch): SetBits {
  let rows = 0;
  for (const sum of sums) for (let left = sum; left !== 0; left &= left - 1) rows++;
  const [row, bit] = [scratch.take(rows), scratch.take(rows)];
  let at = 0;
  for (let own = 0; own < sums.length; own++) {
    for (let left = sums[own] ?? 0; left !== 0; left &= left - 1) {
      row[at] = own;
      bit[at++] = 31 - Math.clz32(left & -left);
    }
  }
  return {row, bit};
}
