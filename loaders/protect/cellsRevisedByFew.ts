import type {Cells} from "../model/cells.ts";
import type {CarriedCells} from "./carriedCells.ts";
import {cellKeys} from "./cellKeys.ts";
import {type Count, countsOf} from "./exactCounts.ts";
import {stoodAs} from "./stoodAs.ts";

/**
 * The cells that show another exact count than an earlier release did where fewer than `base` persons may be behind the
 * difference. The gate's own reckoning of what `roundRevised` is to see to.
 *
 * `shown` are the cells whose published count can only be the exact one. A count that has stood, with as many events of one person,
 * tells nothing anew.
 */
export function cellsRevisedByFew(
  exact: Cells,
  shown: Uint32Array,
  carried: CarriedCells,
  {base, key}: {readonly base: number; readonly key: Uint8Array},
): number[] {
  const keys = cellKeys(exact, key, base);
  const stood = stoodAs(exact, shown, carried, keys);
  const names = keys.namesAlone(shown);
  return [...shown].filter((i, at) => {
    const now = {n: exact.n[i] ?? 0, most: exact.most[i] ?? 0};
    const before = countsOf(stood, names[at] ?? 0);
    const others = before.filter(({n}) => n !== now.n);
    if (before.some(({n, most}) => n === now.n && most >= now.most)) return false;
    return others.some((one) => fewestPersons(one, now) < base);
  });
}

/**
 * How many persons there are at least behind the difference of two counts, none of them with more than an equal share of it: as many as have
 * their fill of it if each has the most that anyone has of the greater count.
 */
function fewestPersons(one: Count, other: Count): number {
  const [less = one, greater = other] = [one, other].sort((a, b) => a.n - b.n);
  return Math.floor((greater.n - less.n) / greater.most);
}
