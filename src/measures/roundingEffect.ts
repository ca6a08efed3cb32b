import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import {roundingInterval} from "./roundingInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** A figure as a function of counts, in an order that the caller decides. */
export type Statistic = (counts: readonly number[]) => number;

/**
 * How far the rounding of small cells alone may have moved a figure that is worked out from several protected counts of
 * different cells. One count at a time goes to the ends of its rounding interval while the others stand as published; the
 * distances that the figure moves are added in quadrature, each side by itself:
 *
 *   f(y) − √Σ(f(y) − lowᵢ)²  to  f(y) + √Σ(highᵢ − f(y))²
 *   where lowᵢ and highᵢ are the least and the greatest of f at yᵢ′, yᵢ and yᵢ″, the others as published
 *
 * For small errors that is the delta method, Var f ≈ Σ(∂f/∂yᵢ)² Var yᵢ. An end where the figure has no value (0/0) does
 * not move it. No cell may be in two of the counts: take a part and its rest, not a part and its whole.
 *
 * Source: square-and-add as in `combineIntervals`; `shareRoundingInterval` is this for k/(k + r).
 */
export function roundingEffect(counts: readonly Count[], base: number, statistic: Statistic): Interval {
  const published = counts.map(({n}) => n);
  const value = statistic(published);
  const moves = counts.map((count, i): Interval => {
    const ends = roundingInterval(count, base)
      .map((end) => statistic(published.with(i, end)))
      .filter((moved) => Number.isFinite(moved));
    return [Math.min(value, ...ends), Math.max(value, ...ends)];
  });
  return combineIntervals(value, moves);
}
