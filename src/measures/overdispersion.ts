import {quantileSorted} from "npm:d3-array";
import type {FunnelLimits} from "./funnelLimits.js";
import {z95} from "./wilsonInterval.js";

/** Normal quantile of a two-sided 99.8 per cent interval: R's qnorm(0.999). */
export const z998 = 3.090232306167814;

/**
 * A figure that is held against a target (a unit's share, or how a region's month differs from what was expected of it), and the
 * standard error that it would have if its true value were the target: chance, and what else is known to move it.
 */
export interface Deviation {
  readonly value: number;
  readonly standardError: number;
}

/**
 * How much more figures differ than their standard errors explain: φ is 1 when not at all; τ is the spread between them, in the
 * figure's unit.
 */
export interface Overdispersion {
  readonly phi: number;
  readonly tau: number;
}

/** Standard error of a share of `n` at the target: √(θ(1 − θ)/n). */
export function shareError(target: number, n: number): number {
  return Math.sqrt((target * (1 - target)) / n);
}

/** Standard error of observed to expected at 1: 1/√E. */
export function ratioError(expected: number): number {
  return 1 / Math.sqrt(expected);
}

/** How many standard errors a figure lies above the target (below when negative). */
export function zScore({value, standardError}: Deviation, target: number): number {
  return (value - target) / standardError;
}

/** The part of the figures, at each end, whose z-scores are pulled in before φ is worked out: a few outliers must not set it. */
const winsorised = 0.1;

/**
 * Overdispersion among figures, additive, on the scale that they are given on: of units, the share or observed to expected itself; of
 * the months of regions (`againstYearBefore`), the logarithm of observed to expected.
 *
 *   φ = mean of z², z pulled in to its own 10th and 90th percentiles (R's type 7)
 *   τ² = max(0, (Iφ − (I − 1)) / (Σw − Σw²/Σw)),  w = 1/s²
 *
 * φ is not corrected for the pulling in, as in the source, so it may be less than 1 when chance is all there is. Null for fewer
 * than two figures. The rounding of small cells makes figures differ more too: it is part of τ where the standard errors do not hold it.
 *
 * Source: D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, and Quality and Safety in Health Care 14:347–351.
 */
export function overdispersion(figures: readonly Deviation[], target: number): Overdispersion | null {
  if (figures.length < 2) return null;
  const z = figures.map((figure) => zScore(figure, target));
  const sorted = [...z].sort((a, b) => a - b);
  const [least = 0, greatest = 0] = [winsorised, 1 - winsorised].map((p) => quantileSorted(sorted, p));
  const phi = z.reduce((sum, one) => sum + Math.min(greatest, Math.max(least, one)) ** 2, 0) / z.length;
  const weights = figures.map(({standardError}) => standardError ** -2);
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  const count = figures.length;
  const variance = (count * phi - (count - 1)) / (sum - squares / sum);
  return {phi, tau: Math.sqrt(Math.max(0, variance))};
}

/** Funnel limits with room for the spread between units: θ ± z√(s² + τ²), never below 0. */
export function widenedLimits(target: number, standardError: number, tau: number): FunnelLimits {
  const half = Math.hypot(standardError, tau);
  const around = (z: number): [number, number] => [Math.max(0, target - z * half), target + z * half];
  return {p95: around(z95), p998: around(z998)};
}
