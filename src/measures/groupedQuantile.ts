import {combineIntervals} from "./combineIntervals.js";
import {addCounts, type Count} from "./count.js";
import type {Estimate} from "./estimate.js";
import type {Range} from "./possibleCount.js";
import {roundingEffect} from "./roundingEffect.js";
import {wilsonInterval, type Interval} from "./wilsonInterval.js";

/** A band of whole days, both ends included, and how many are in it. The last may be without end: Infinity. */
export interface DayBand {
  readonly from: number;
  readonly until: number;
  readonly count: Count;
}

/**
 * The length that a part `p` do not exceed (0.5: the median), from counts by bands in order of length, in days. Within a band the
 * lengths are taken as evenly spread; a length of d days lies between d − 1 and d, so the band 15–30 reaches from 14 to 30.
 *
 *   L + h·(pN − F)/f   where the band begins at L, is h wide, has f, and F lie before it
 *
 * The interval holds chance (Wilson's limits of p in N, read off the same curve; Woodruff) and the rounding of each band, added
 * in quadrature; its upper limit is Infinity where it reaches into a band without end. Null where the length itself does, and where
 * nothing is counted. What the even spread does to the figure is not in the interval: at most the band's width.
 *
 * Source: R. S. Woodruff (1952), JASA 47:635–646.
 */
export function groupedQuantile(bands: readonly DayBand[], p: number, base: number): Estimate | null {
  const counts = bands.map(({count}) => count);
  const published = counts.map(({n}) => n);
  const value = quantileOfBands(bands, published, p);
  if (!Number.isFinite(value)) return null;
  const {n} = addCounts(counts);
  const [lowPart, highPart] = wilsonInterval(p * n, n);
  const interval = combineIntervals(value, [
    [quantileOfBands(bands, published, lowPart), quantileOfBands(bands, published, highPart)],
    roundingEffect(counts, base, (values) => quantileOfBands(bands, values, p)),
  ]);
  return {value, interval: [Math.max(0, interval[0]), interval[1]]};
}

/** The same length as a function of the counts alone: Infinity in a band without end, NaN when nothing is counted. */
export function quantileOfBands(
  bands: readonly Pick<DayBand, "from" | "until">[],
  counts: readonly number[],
  p: number,
): number {
  const wanted = p * counts.reduce((sum, n) => sum + n, 0);
  if (!(wanted >= 0)) return NaN;
  let before = 0;
  for (const [i, {from, until}] of bands.entries()) {
    const n = counts[i] ?? 0;
    if (n > 0 && before + n >= wanted)
      return until === Infinity ? Infinity : from - 1 + (until - from + 1) * ((wanted - before) / n);
    before += n;
  }
  return NaN;
}

/**
 * The shortest and the longest that the same length can be, with certainty, when each band's count may lie anywhere in its range (those
 * of `possibleCount` and `possibleSum`). One more in a band moves the length towards that band, so the shortest is found with the
 * bands up to some place at their greatest and the rest at their least, and the longest the other way round. NaN when all may be empty.
 */
export function certainQuantile(
  bands: readonly Pick<DayBand, "from" | "until">[],
  ranges: readonly Range[],
  p: number,
): Interval {
  const places = [...ranges.keys(), ranges.length];
  const found = (first: 0 | 1, rest: 0 | 1): number[] =>
    places.map((place) => {
      const counts = ranges.map((range, i) => range[i < place ? first : rest]);
      return quantileOfBands(bands, counts, p);
    });
  return [Math.min(...found(1, 0)), Math.max(...found(0, 1))];
}
