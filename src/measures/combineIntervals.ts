import type {Interval} from "./wilsonInterval.js";

/**
 * Limits of an estimate that several independent uncertainties may have moved. Each interval says how far one of
 * them alone could take the estimate; distances below and above are added in quadrature, each side by itself, so
 * that lopsided intervals stay lopsided.
 *
 *   estimate − √Σ(estimate − lowᵢ)²  to  estimate + √Σ(highᵢ − estimate)²
 *
 * Source: square-and-add, R. G. Newcombe (1998), Statistics in Medicine 17:873–890; in general G. Y. Zou and
 * A. Donner (2008), Statistics in Medicine 27:1693–1702 (MOVER).
 *
 * @example
 * combineIntervals(10, [[7, 13], [6, 18]]) // [5, 18.544], as R's 10 - sqrt(3^2 + 4^2), 10 + sqrt(3^2 + 8^2)
 */
export function combineIntervals(estimate: number, intervals: readonly Interval[]): Interval {
  const below = Math.hypot(...intervals.map(([low]) => estimate - low));
  const above = Math.hypot(...intervals.map(([, high]) => high - estimate));
  return [estimate - below, estimate + above];
}
