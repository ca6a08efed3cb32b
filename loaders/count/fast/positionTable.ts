import {missing} from "../../engine/engine.ts";
import type {Scratch} from "../../model/scratch.ts";

/**
 * The positions of values in a dimension: of `first` and the whole numbers after it, in order. Any other value has the
 * position `outside`, −1 where it has none, and what is missing the same unless `missing` says another. Values are shifted to
 * the right by `shift` bits first.
 */
export interface PositionTable {
  readonly first: number;
  readonly positions: Int32Array;
  readonly outside: number;
  readonly missing?: number;
  readonly shift?: number;
}

/** The position of each value. */
export function positionsOf(
  values: Int32Array,
  {first, positions, outside, missing: none = outside, shift = 0}: PositionTable,
  scratch: Scratch,
): Int32Array {
  const found = scratch.take(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? missing;
    const place = (value >> shift) - first;
    // Compared before it is read: a negative place in an array is looked for as if it were a name.
    if (place >= 0 && place < positions.length) found[row] = positions[place] ?? outside;
    else found[row] = value === missing ? none : outside;
  }
  return found;
}
