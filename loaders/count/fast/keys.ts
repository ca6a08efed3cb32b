/** A column of positions in a dimension of so many codes; `recoded` gives the position in the dimension for one in the column. */
export interface KeyColumn {
  readonly column: Int32Array;
  readonly size: number;
  readonly recoded: Int32Array | undefined;
}

/** How many cells there can be. */
export function possibleCells(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** Every row of a relation, where a condition leaves none out. */
export const everyRow = undefined;

/**
 * Adds a dimension to the keys of the chosen rows: one number for the positions in several dimensions, the last varying
 * fastest, so that keys sort as positions do. Answers whether a row has no position in the dimension.
 */
export function addPositions(
  keys: Float64Array,
  chosen: Int32Array | typeof everyRow,
  count: number,
  column: KeyColumn,
): boolean {
  return chosen ? addChosen(keys, chosen, count, column) : addEvery(keys, count, column);
}

function addChosen(
  keys: Float64Array,
  chosen: Int32Array,
  count: number,
  {column, size, recoded}: KeyColumn,
): boolean {
  let isOutside = false;
  for (let place = 0; place < count; place++) {
    const own = column[chosen[place] ?? 0] ?? -1;
    const position = recoded && own >= 0 ? (recoded[own] ?? -1) : own;
    if (position < 0 || position >= size) isOutside = true;
    keys[place] = (keys[place] ?? 0) * size + position;
  }
  return isOutside;
}

/** The same of every row: columns are read as they lie, which takes half of the time. */
function addEvery(keys: Float64Array, count: number, {column, size, recoded}: KeyColumn): boolean {
  let isOutside = false;
  for (let row = 0; row < count; row++) {
    const own = column[row] ?? -1;
    const position = recoded && own >= 0 ? (recoded[own] ?? -1) : own;
    if (position < 0 || position >= size) isOutside = true;
    keys[row] = (keys[row] ?? 0) * size + position;
  }
  return isOutside;
}

/** The positions that keys were made of, a column a dimension. */
export function positionsOfKeys(keys: Float64Array, sizes: readonly number[]): Float64Array[] {
  const columns = sizes.map(() => new Float64Array(keys.length));
  const left = keys.slice();
  for (let at = sizes.length - 1; at >= 0; at--) {
    const size = sizes[at] ?? 1;
    const column = columns[at] ?? left;
    for (let cell = 0; cell < left.length; cell++) {
      const key = left[cell] ?? 0;
      const above = Math.floor(key / size);
      column[cell] = key - above * size;
      left[cell] = above;
    }
  }
  return columns;
}
