import {sum} from "npm:d3-array";
import {addCounts, type Count} from "./count.js";
import {roundingInterval, roundingVariance} from "./roundingInterval.js";
import {z95, type Interval} from "./wilsonInterval.js";

/** How many leading values an index is based on: a whole year, so that season does not set the level. */
export const indexBaseLength = 12;

/** An index number and its 95 per cent interval. */
export interface IndexNumber {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * Index numbers of a series of protected counts: count ÷ base × 100, where the base, 100, is the mean of the first
 * twelve counts (of all, when they are fewer). Null when the base is 0: then there is nothing to compare with.
 *
 * The interval holds the rounding of the count and of the base, added in quadrature: with d the distance from the
 * count to a limit of its own rounding interval, and B the sum behind the base with rounding variance V(B),
 *
 *   limit = 100 (y ± √(d² + (z y √V(B)/B)²)) / base
 *
 * That a month of the base year is itself part of the base is left out; it would only narrow the interval.
 * Source: the simple index of official statistics (average of the base period = 100); delta method of a ratio.
 *
 * @example
 * indexNumbers([8, 12, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 15].map((n) => ({n, atBase: 0})), 5).at(-1)?.value
 * // 150, as R's x <- c(8, 12, rep(10, 10), 15); tail(100 * x / mean(x[1:12]), 1)
 */
export function indexNumbers(counts: readonly Count[], base: number): (IndexNumber | null)[] {
  const leading = counts.slice(0, indexBaseLength);
  const mean = sum(leading, ({n}) => n) / leading.length;
  if (!(mean > 0)) return counts.map(() => null);
  const whole = addCounts(leading);
  const relative = (z95 * Math.sqrt(roundingVariance(whole, base))) / whole.n;
  return counts.map((count) => {
    const [low, high] = roundingInterval(count, base);
    const below = Math.hypot(count.n - low, count.n * relative);
    const above = Math.hypot(high - count.n, count.n * relative);
    const scale = 100 / mean;
    return {
      value: count.n * scale,
      interval: [Math.max(0, (count.n - below) * scale), (count.n + above) * scale],
    };
  });
}
