import type {Cells} from "../model/cells.ts";
import type {CarriedCells} from "./carriedCells.ts";
import {cellKeys} from "./cellKeys.ts";
import {type Count, countsOf} from "./exactCounts.ts";
import {isSmall} from "./isSmall.ts";
import {stoodAs} from "./stoodAs.ts";

/**
 * Takes a cell that would stand as it is for a small one where an earlier release had it stand as another count and the two might
 * differ by the events of fewer than a base of persons (`mayBeFew`): records that came late or were put right. Two exact counts of one
 * cell would tell how many records those are, and in each table of what kind. The cell is held to be one person's, as in a period that is counted
 * in part, and stays rounded for as long as it lies so near a count that it has stood as. At that count itself it stands as it is again, unless
 * one person has more of its events now than then: nothing is told that was not.
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
  const stood = stoodAs(cells, exact, carried, keys);
  const names = keys.namesAlone(exact);
  const most = cells.most.slice();
  for (const [at, i] of exact.entries()) {
    const now = {n: n[i] ?? 0, most: most[i] ?? 0};
    const before = countsOf(stood, names[at] ?? 0);
    if (before.some((one) => one.n === now.n && one.most >= now.most)) continue;
    if (before.some((one) => mayBeFew(one, now, base))) most[i] = now.n;
  }
  return {...cells, most};
}

/**
 * Whether what two counts of a cell differ by may be the events of fewer than `base` persons, or more than a `base`th of it one's.
 * Each of those whom the greater count has more events of has at most `most` of them there, so a difference of `base · most` is of at
 * least `base` persons, whatever else came and went.
 */
function mayBeFew(one: Count, other: Count, base: number): boolean {
  const greater = one.n > other.n ? one : other;
  return one.n !== other.n && Math.abs(one.n - other.n) < base * greater.most;
}
