import {byarInterval} from "./byarInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** From this many events on, Byar's limits are close enough to the exact ones. */
export const fewestForByar = 10;

/**
 * Limits of 95 per cent for the mean of a Poisson count, of which `events` were seen: exact for fewer than ten, Byar's from
 * ten on. A count that is not whole, as a mean of several periods, has Byar's.
 *
 * Source: the rule of Public Health England, Technical guide: confidence intervals (2018), section 3.
 */
export function poissonInterval(events: number): Interval {
  return events < fewestForByar && Number.isInteger(events)
    ? exactPoissonInterval(events)
    : byarInterval(events);
}

/**
 * Exact limits for the mean of a Poisson count, of which `events` were seen: the means at which so many or more, and so
 * many or fewer, have the probability `tail`. Of none, the lower limit is 0.
 *
 *   P(X ≥ O | lower) = tail,  P(X ≤ O | upper) = tail
 *
 * Solved by halving, so it is meant for counts up to some hundreds. Source: F. Garwood (1936), Biometrika 28:437–442.
 *
 * @example
 * exactPoissonInterval(3) // [0.6187, 8.7673], as R's poisson.test(3)$conf.int
 */
export function exactPoissonInterval(events: number, tail = 0.025): Interval {
  if (!Number.isInteger(events) || events < 0)
    throw new RangeError(`expected a whole number of events, got ${events}`);
  const high = events + 20 + 10 * Math.sqrt(events + 1);
  return [
    events === 0 ? 0 : meanWhere(atMost(events - 1), 1 - tail, high),
    meanWhere(atMost(events), tail, high),
  ];
}

/** The probability of at most `events`, as a function of the mean. */
function atMost(events: number): (mean: number) => number {
  return (mean) => {
    let term = Math.exp(-mean);
    let sum = term;
    for (let k = 1; k <= events; k++) sum += term *= mean / k;
    return sum;
  };
}

/** Where a falling function of the mean crosses a level. */
function meanWhere(probability: (mean: number) => number, level: number, above: number): number {
  let [low, high] = [0, above];
  for (;;) {
    const mean = (low + high) / 2;
    if (mean <= low || mean >= high) return mean;
    if (probability(mean) > level) low = mean;
    else high = mean;
  }
}
