import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import {shareRoundingInterval} from "./shareRoundingInterval.js";
import {wilsonInterval, type Interval} from "./wilsonInterval.js";

/** A share and its 95 per cent interval; `share` is null when there is nothing to take a share of. */
export interface Share {
  readonly share: number | null;
  readonly interval: Interval;
}

/** The widest interval of a share that is told in a headline: 30 percentage points. */
export const widestTold = 0.3;

/** Whether a share says more of chance and rounding than of the cases: no share, or an interval too wide to be told. */
export function isTooUnsure({share, interval: [low, high]}: Share): boolean {
  return share === null || high - low > widestTold;
}

/**
 * Share of `part` in `whole` (the part's cells are among the whole's), with an interval that holds both chance, as
 * if each case were drawn independently, and the rounding of small cells.
 *
 * Independent uncertainties are added in quadrature: chance by Wilson's interval of k of n, and the rounding of part and
 * rest (`shareRoundingInterval`). A share of 0 has room for lost cells, as it should.
 *
 * The share of several parts together is no sum of intervals: their counts are added first (see `addCounts`) and
 * taken as one part.
 *
 * Source: see `wilsonInterval`, `shareRoundingInterval` and `combineIntervals`.
 *
 * @example
 * shareInterval({n: 120, atBase: 10}, {n: 400, atBase: 40}, 5).interval // [0.2283, 0.3864], as R (call in the tests)
 */
export function shareInterval(part: Count, whole: Count, base: number): Share {
  if (whole.n === 0) return {share: null, interval: [0, 1]};
  const share = part.n / whole.n;
  const [low, high] = combineIntervals(share, [
    wilsonInterval(part.n, whole.n),
    shareRoundingInterval(part, whole, base),
  ]);
  return {share, interval: [Math.max(0, low), Math.min(1, high)]};
}
