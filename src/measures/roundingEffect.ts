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
  const [interval] = roundingEffects(counts, base, (moved) => [statistic(moved)]);
  return interval ?? [NaN, NaN];
}

/** The same for several figures of the same counts, such as the points of a curve: each count is moved once for all. */
export function roundingEffects(
  counts: readonly Count[],
  base: number,
  statistics: (counts: readonly number[]) => readonly number[],
): Interval[] {
  const published = counts.map(({n}) => n);
  const ends = counts.map((count, i) =>
    roundingInterval(count, base).map((end) => statistics(published.with(i, end))),
  );
  return statistics(published).map((value, figure) => {
    const moves = ends.map((both): Interval => {
      const moved = both.map((figures) => figures[figure] ?? NaN).filter((end) => !Number.isNaN(end));
      return [Math.min(value, ...moved), Math.max(value, ...moved)];
    });
    return combineIntervals(value, moves);
  });
}
