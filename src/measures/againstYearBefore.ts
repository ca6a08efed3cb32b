import {median} from "npm:d3-array";
import type {Count} from "./count.js";
import {overdispersion, z998, type Deviation} from "./overdispersion.js";
import type {Interval} from "./wilsonInterval.js";

/** Fewer certificates than this, published or expected, are too few to tell a gap from chance. */
export const smallestCompared = 20;

/** Fewer regions than this say nothing of how the whole country changed. */
const fewestRegions = 3;

/** Months of a year: a month is held against the same month of the year before. */
const year = 12;

/** One month of one region against the same month of the year before. */
export interface MonthOfRegion {
  /** Position of the region and of the month in what was given. */
  readonly region: number;
  readonly month: number;
  readonly n: number;
  /** What the region would have, had it changed as the regions have; and the limits of 99.8 per cent around that. */
  readonly expected: number;
  readonly limits: Interval;
  readonly is: "few" | "many" | "within" | "too few to tell";
}

/**
 * Holds each month of each region against the same month of the year before, to find months in which certificates seem to be
 * missing. What the whole country does (a holiday, an epidemic, a trend) is no gap, so a region is expected to change as the
 * regions do:
 *
 *   E = B·G,  G = the median over the regions of N/B
 *   limits E·exp(±z√(s² + τ²)),  s² = 1/E + 1/B + b(b − 1)(m/E² + m′/B²),  z = 3.09
 *
 * where N is the month's count and B the year before's, with m and m′ cells at the rounding base b. 1/E + 1/B is the variance of
 * the logarithm of a ratio of two Poisson counts, the last term that of the rounding; τ² is how much more than that regions differ
 * in an ordinary month, so that limits that nobody could keep are not drawn. The median keeps one region's gap from making the
 * others look too many. Without regions enough there is nothing to expect, and a month is left out.
 *
 * `counts` has a row for each region, with a count for each month, in order and without a hole.
 *
 * Source: delta method for the ratio of Poisson counts, as in N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer
 * Research II, p. 94; `overdispersion` for τ.
 */
export function againstYearBefore(counts: readonly (readonly Count[])[], base: number): MonthOfRegion[] {
  const months = Math.max(0, ...counts.map(({length}) => length));
  const compared = Array.from({length: months}, (_, month) => month)
    .slice(year)
    .flatMap((month) => {
      const pairs = counts.flatMap((row, region) => {
        const [now, before] = [row[month], row[month - year]];
        return now && before && before.n >= smallestCompared ? [{region, month, now, before}] : [];
      });
      if (pairs.length < fewestRegions) return [];
      const growth = median(pairs, ({now, before}) => now.n / before.n) ?? NaN;
      return pairs.map((pair) => ({...pair, expected: pair.before.n * growth}));
    });
  const enough = compared.filter(({expected}) => expected >= smallestCompared);
  const errorOf = ({now, before, expected}: (typeof compared)[number]): number =>
    Math.sqrt(
      1 / expected +
        1 / before.n +
        base * (base - 1) * (now.atBase / expected ** 2 + before.atBase / before.n ** 2),
    );
  // Half a certificate, so that a month without any has a logarithm.
  const deviations = enough.map((one): Deviation => {
    const value = Math.log((one.now.n + 0.5) / (one.expected + 0.5));
    return {value, standardError: errorOf(one)};
  });
  const tau = overdispersion(deviations, 0)?.tau ?? 0;
  return compared.map((one) => {
    const {region, month, now, expected} = one;
    const half = z998 * Math.hypot(errorOf(one), tau);
    const limits: Interval = [expected * Math.exp(-half), expected * Math.exp(half)];
    return {region, month, n: now.n, expected, limits, is: verdict(now.n, expected, limits)};
  });
}

function verdict(n: number, expected: number, [low, high]: Interval): MonthOfRegion["is"] {
  if (expected < smallestCompared) return "too few to tell";
  return n < low ? "few" : n > high ? "many" : "within";
}
