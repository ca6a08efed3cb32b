import {binomial, interpolatedQuantile, poisson, type CountDistribution} from "./countDistribution.js";
import type {Interval} from "./wilsonInterval.js";

/** Limits around a target between which 95 and 99.8 per cent of units fall when chance alone divides them. */
export interface FunnelLimits {
  readonly p95: Interval;
  readonly p998: Interval;
}

/**
 * Limits of a share of `n` when the target is `target` (0 < target < 1), exact and interpolated between whole counts.
 *
 * Source: D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, appendix A.1.1; see `interpolatedQuantile`.
 *
 * @example
 * shareLimits(0.2, 100).p95 // [0.1197, 0.2765], by R's qbinom, pbinom and dbinom (call in the tests)
 */
export function shareLimits(target: number, n: number): FunnelLimits {
  return limitsOf(binomial(n, target), n);
}

/**
 * Limits of observed to expected around 1 when `expected` events are expected, exact (Poisson) and interpolated.
 *
 * Source: as `shareLimits`, appendix A.1.3.
 */
export function ratioLimits(expected: number): FunnelLimits {
  return limitsOf(poisson(expected), expected);
}

/** Limits of a rate per `per` inhabitants around a target in the same unit, exact (Poisson) and interpolated. */
export function rateLimits(target: number, inhabitants: number, per: number): FunnelLimits {
  return limitsOf(poisson((target * inhabitants) / per), inhabitants / per);
}

function limitsOf(distribution: CountDistribution, size: number): FunnelLimits {
  // Below the count 0 nothing lies, though the line to it goes on.
  const limit = (tail: number): number => Math.max(0, interpolatedQuantile(distribution, tail)) / size;
  return {p95: [limit(0.025), limit(0.975)], p998: [limit(0.001), limit(0.999)]};
}

/** Where a unit lies: within the 95 per cent, between the two, or beyond the 99.8 per cent. */
export type FunnelZone = "inside" | "beyond 95" | "beyond 99.8";

/**
 * The zone that a unit is in whatever rounding did to it: that of the end of its rounding interval which is nearest to the target. The
 * limits hold chance already, so `rounding` is the rounding's interval alone (`shareRoundingInterval`, `roundingEffect`).
 */
export function funnelZone(rounding: Interval, {p95, p998}: FunnelLimits): FunnelZone {
  const beyond = ([low, high]: Interval): boolean => rounding[1] < low || rounding[0] > high;
  return beyond(p998) ? "beyond 99.8" : beyond(p95) ? "beyond 95" : "inside";
}
