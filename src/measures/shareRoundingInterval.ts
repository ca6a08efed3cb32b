import {combineIntervals} from "./combineIntervals.js";
import {subtractCount, type Count} from "./count.js";
import {roundingInterval} from "./roundingInterval.js";
import type {Interval} from "./wilsonInterval.js";

/**
 * How far rounding alone may have moved the share of `part` in `whole` (the part's cells are among the whole's). The
 * part k and the rest r of the whole are sums of different cells, so their roundings are two uncertainties:
 *
 *   k′/(k′ + r) for k′ in the rounding interval of k, and k/(k + r′) for r′ in that of r,
 *
 * whose distances from k/(k + r) are added in quadrature (`combineIntervals`). For small errors that is the delta
 * method, Var(k/n) ≈ ((1 − p)² Var(k) + p² Var(r)) / n² with p = k/n. A whole of 0 leaves everything open: 0 to 1.
 *
 * @example
 * shareRoundingInterval({n: 120, atBase: 10}, {n: 400, atBase: 40}, 5) // [0.2425, 0.3727], as R (call in the tests)
 */
export function shareRoundingInterval(part: Count, whole: Count, base: number): Interval {
  if (whole.n === 0) return [0, 1];
  const share = part.n / whole.n;
  const rest = subtractCount(whole, part);
  const [partLow, partHigh] = roundingInterval(part, base);
  const [restLow, restHigh] = roundingInterval(rest, base);
  const shareOf = (k: number, r: number): number => (k + r > 0 ? k / (k + r) : share);
  const [low, high] = combineIntervals(share, [
    [shareOf(partLow, rest.n), shareOf(partHigh, rest.n)],
    [shareOf(part.n, restHigh), shareOf(part.n, restLow)],
  ]);
  return [Math.max(0, low), Math.min(1, high)];
}
