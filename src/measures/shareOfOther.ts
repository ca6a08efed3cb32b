import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import {roundingEffect} from "./roundingEffect.js";
import type {Share} from "./shareInterval.js";
import {wilsonInterval} from "./wilsonInterval.js";

/**
 * Share of `part` in `whole` where the two are counted in tables of their own: the part's cells are not among the whole's, so
 * the two are rounded each by itself and `part` may come out larger than `whole`. A share is then 1.
 *
 * The interval adds in quadrature chance (Wilson's interval of k of n) and how far the rounding of either count may have moved
 * k/n (`roundingEffect`). Where the cells are the same, `shareInterval` is narrower.
 *
 * Source: see `wilsonInterval`, `roundingEffect` and `combineIntervals`.
 *
 * @example
 * shareOfOther({n: 120, atBase: 10}, {n: 400, atBase: 40}, 5).interval // [0.2167, 0.4177], as R (call in the tests)
 */
export function shareOfOther(part: Count, whole: Count, base: number): Share {
  if (whole.n === 0) return {share: null, interval: [0, 1]};
  const shareOf = ([k = 0, n = 0]: readonly number[]): number => Math.min(1, k / n);
  const share = shareOf([part.n, whole.n]);
  const [low, high] = combineIntervals(share, [
    wilsonInterval(share * whole.n, whole.n),
    roundingEffect([part, whole], base, shareOf),
  ]);
  return {share, interval: [Math.max(0, low), Math.min(1, high)]};
}
