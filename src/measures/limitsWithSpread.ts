import type {FunnelLimits} from "./funnelLimits.js";
import {widenedLimits} from "./overdispersion.js";
import type {Interval} from "./wilsonInterval.js";

/**
 * The limits of a unit where units differ more than chance explains: the exact ones of chance alone with room for the spread τ between
 * units. Of a small unit the normal distribution of `widenedLimits` is too narrow, since a binomial or Poisson count is skew: at each
 * end the limit that lies farther out holds, so that the limits are never narrower than those of chance alone. With no spread (τ = 0)
 * they are the exact ones. No limit is above `greatest`, the most that a figure can be: 1 of a share.
 */
export function limitsWithSpread(
  exact: FunnelLimits,
  target: number,
  standardError: number,
  tau: number,
  greatest = Infinity,
): FunnelLimits {
  if (tau === 0) return exact;
  const widened = widenedLimits(target, standardError, tau);
  const widest = (a: Interval, b: Interval): Interval => [
    Math.min(a[0], b[0]),
    Math.min(greatest, Math.max(a[1], b[1])),
  ];
  return {p95: widest(exact.p95, widened.p95), p998: widest(exact.p998, widened.p998)};
}
