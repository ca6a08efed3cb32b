import {combineIntervals} from "./combineIntervals.js";
import {subtractCount, type Count} from "./count.js";
import {roundingInterval} from "./roundingInterval.js";
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
 * Three independent uncertainties are combined: chance by Wilson's interval of k of n; the rounding of the part,
 * which takes the share k/(k + r) to k′/(k′ + r) for k′ in the part's rounding interval; and the rounding of the
 * rest, which takes it to k/(k + r′). A share of 0 has room for lost cells, as it should.
 *
 * The share of several parts together is no sum of intervals: their counts are added first (see `addCounts`) and
 * taken as one part.
 *
 * Source: see `wilsonInterval`, `roundingInterval` and `combineIntervals`.
 *
 * @example
 * shareInterval({n: 120, atBase: 10}, {n: 400, atBase: 40}, 5).interval // [0.2283, 0.3864], as R (call in the tests)
 */
export function shareInterval(part: Count, whole: Count, base: number): Share {
  if (whole.n === 0) return {share: null, interval: [0, 1]};
  const share = part.n / whole.n;
  const rest = subtractCount(whole, part);
  const [partLow, partHigh] = roundingInterval(part, base);
  const [restLow, restHigh] = roundingInterval(rest, base);
  const shareOf = (k: number, r: number): number => (k + r > 0 ? k / (k + r) : share);
  const [low, high] = combineIntervals(share, [
    wilsonInterval(part.n, whole.n),
    [shareOf(partLow, rest.n), shareOf(partHigh, rest.n)],
    [shareOf(part.n, restHigh), shareOf(part.n, restLow)],
  ]);
  return {share, interval: [Math.max(0, low), Math.min(1, high)]};
}
