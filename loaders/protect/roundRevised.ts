import type {Cells} from "../model/cells.ts";
import {type CarriedCells, carriedValue} from "./carriedCells.ts";
import {cellKeys} from "./cellKeys.ts";
import {isSmall} from "./isSmall.ts";

/**
 * Takes a cell that would stand as it is for a small one where an earlier release had it stand as another count, fewer than a base
 * from this one: records that came late or were put right. Two exact counts of one cell would tell how few records those are, and in
 * each table of what kind. The cell is held to be one person's, as in a period that is counted in part, and stays rounded for as long as it
 * lies so near a count that it has stood as; at that count itself it stands as it is again. A change of a base or more is no small count.
 *
 * `carried` are the cells of all releases before. A cell that stood as a multiple of the base by rounding is none that has stood as it is.
 */
export function roundRevised(
  cells: Cells,
  carried: CarriedCells | undefined,
  {base, key}: {readonly base: number; readonly key: Uint8Array},
): Cells {
  if (!carried || cells.roundsAll) return cells;
  const {n, persons} = cells;
  const exact = Uint32Array.from(n.keys()).filter(
    (i) => !isSmall({n: n[i] ?? 0, persons: persons[i] ?? 0, most: cells.most[i] ?? 0}, base),
  );
  const keys = cellKeys(cells, key, base);
  const most = cells.most.slice();
  for (let off = 1 - base; off < base; off++) {
    if (off === 0) continue;
    const stood = keys.exactly(
      exact,
      exact.map((i) => (n[i] ?? 0) + off),
    );
    for (const [at, i] of exact.entries())
      if (carriedValue(carried, stood[at] ?? 0) === (n[i] ?? 0) + off) most[i] = n[i] ?? 0;
  }
  return {...cells, most};
}
