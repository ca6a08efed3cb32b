/** Only rows with a value from `least` to `most`. */
export interface Condition {
  readonly column: Int32Array;
  readonly least: number;
  readonly most: number;
}

/** Writes those of so many rows that meet all conditions to `chosen`, and answers how many they are. */
export function chooseRows(chosen: Int32Array, rows: number, conditions: readonly Condition[]): number {
  let count = rows;
  for (let row = 0; row < rows; row++) chosen[row] = row;
  for (const {column, least, most} of conditions) {
    let kept = 0;
    for (let place = 0; place < count; place++) {
      const row = chosen[place] ?? 0;
      const value = column[row] ?? 0;
      if (value >= least && value <= most) chosen[kept++] = row;
    }
    count = kept;
  }
  return count;
}
