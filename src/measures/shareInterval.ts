import {roundingVariance} from "./roundingInterval.js";
import {subtractCount, type Count} from "./count.js";
import {wilsonInterval, z95, type Interval} from "./wilsonInterval.js";

/** A share and its 95 per cent interval; `share` is null when there is nothing to take a share of. */
export interface Share {
  readonly share: number | null;
  readonly interval: Interval;
}

/**
 * Share of `part` in `whole` (the part's cells are among the whole's), with an interval that holds both chance, as
 * if each case were drawn independently, and the rounding of small cells.
 *
 * With p = k/n, V_k the rounding variance of the part and V_r of the rest, the delta method gives the share the
 * rounding variance ((1 − p)²V_k + p²V_r)/n². Chance alone gives p(1 − p)/n. The interval is Wilson's with the
 * effective number of cases n′ whose chance variance is the sum of both:
 *
 *   n′ = s / (s/n + rounding variance),  s = p̃(1 − p̃),  p̃ = (k + z²/2)/(n + z²)
 *
 * p̃ (Agresti and Coull 1998, The American Statistician 52:119–126) keeps s above 0 when p is 0 or 1.
 *
 * @example
 * shareInterval({n: 81, atBase: 0}, {n: 263, atBase: 0}, 5).interval // [0.2553, 0.3662]: Wilson's, nothing rounded
 */
export function shareInterval(part: Count, whole: Count, base: number): Share {
  if (whole.n === 0) return {share: null, interval: [0, 1]};
  const p = part.n / whole.n;
  const rest = subtractCount(whole, part);
  const rounding =
    ((1 - p) ** 2 * roundingVariance(part, base) + p ** 2 * roundingVariance(rest, base)) / whole.n ** 2;
  const centre = (part.n + z95 ** 2 / 2) / (whole.n + z95 ** 2);
  const spread = centre * (1 - centre);
  const effective = spread / (spread / whole.n + rounding);
  return {share: p, interval: wilsonInterval(p * effective, effective)};
}
