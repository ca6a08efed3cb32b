import {combineIntervals} from "./combineIntervals.js";
import {addCounts, type Count} from "./count.js";
import {roundingInterval} from "./roundingInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** How many leading values an index is based on: a whole year, so that season does not set the level. */
export const indexBaseLength = 12;

/** An index number and its 95 per cent interval. */
export interface IndexNumber {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * Index number of the mean of some periods: their mean count ÷ the mean count of the base periods × 100. Null when the
 * base is 0: then there is nothing to compare with.
 *
 * The interval combines two roundings: that of the count (y to its limits y′, base as published) and that of the
 * base (B to its limits B′). That a month of the base year is part of the base is left out: it would only narrow it.
 * Source: the simple index of official statistics (average of the base period = 100); see `combineIntervals`.
 */
export function indexNumber(
  periods: readonly Count[],
  basePeriods: readonly Count[],
  base: number,
): IndexNumber | null {
  const [count, reference] = [addCounts(periods), addCounts(basePeriods)];
  if (reference.n === 0 || periods.length === 0) return null;
  const scale = (100 * basePeriods.length) / periods.length;
  const value = (count.n / reference.n) * scale;
  const [low, high] = roundingInterval(count, base);
  const [baseLow, baseHigh] = roundingInterval(reference, base);
  const interval = combineIntervals(value, [
    [(low / reference.n) * scale, (high / reference.n) * scale],
    [(count.n / baseHigh) * scale, (count.n / baseLow) * scale],
  ]);
  return {value, interval: [Math.max(0, interval[0]), interval[1]]};
}

/**
 * Index numbers of a series of protected counts: 100 is the mean of the first twelve counts (or of another first year: four
 * quarters), or of all when they are fewer.
 *
 * @example
 * indexNumbers([8, 12, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 15].map((n) => ({n, atBase: 0})), 5).at(-1)?.value
 * // 150, as R's x <- c(8, 12, rep(10, 10), 15); tail(100 * x / mean(x[1:12]), 1)
 */
export function indexNumbers(
  counts: readonly Count[],
  base: number,
  baseLength = indexBaseLength,
): (IndexNumber | null)[] {
  const leading = counts.slice(0, baseLength);
  return counts.map((count) => indexNumber([count], leading, base));
}

/**
 * Whether an index of these counts would say more of the rounding than of the counts: when rounding may have moved
 * the base by more than half of it, up or down.
 */
export function isBaseTooSmall(
  counts: readonly Count[],
  base: number,
  baseLength = indexBaseLength,
): boolean {
  const reference = addCounts(counts.slice(0, baseLength));
  const [low, high] = roundingInterval(reference, base);
  return Math.max(high - reference.n, reference.n - low) > reference.n / 2;
}
