import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import type {Estimate} from "./estimate.js";
import {poissonInterval} from "./poissonInterval.js";
import {roundingEffect} from "./roundingEffect.js";

/** How many there are here in a stratum, and the events among so many in the reference (say the nation). */
export interface ReferenceStratum {
  readonly size: number;
  readonly reference: {readonly events: Count; readonly size: number};
}

/** What was observed, what would be expected with the reference's rates, and the one divided by the other. */
export interface ObservedToExpected extends Estimate {
  readonly observed: number;
  readonly expected: number;
}

/** The events that would be expected if each stratum had the reference's rate: `standardisedRatio`'s E; null where that is null. */
export function expectedEvents(strata: readonly ReferenceStratum[]): number | null {
  let expected = 0;
  for (const {size, reference} of strata) {
    if (!(size > 0)) continue;
    if (!(reference.size > 0)) return null;
    expected += (size * reference.events.n) / reference.size;
  }
  return expected === 0 ? null : expected;
}

/**
 * Indirect standardisation: the events here over those that would be expected if each stratum had the reference's rate.
 *
 *   O/E, E = Σ sizeᵢ · eventsᵢ/referenceᵢ;  chance: the limits of O by `poissonInterval` (Byar from ten on) ÷ E
 *
 * The rounding of O and of the reference's events is added in quadrature; chance in the reference is not: it is taken as large. 1 is
 * as the reference. Two places are each compared with the reference and not with each other: their strata weigh differently. Null
 * where nothing is expected. A stratum that the reference lacks has no rate, so it may not have anybody here: null.
 *
 * Sizes are inhabitants, or protected counts taken as exact (certificates, for a share of them): with the rest of the certificates
 * moved too, the interval would be no wider unless they had (2 − p)/p times as many cells at the base as the events, p their share.
 *
 * Source: N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer Research II, IARC 82, p. 65–72.
 */
export function standardisedRatio(
  observed: Count,
  strata: readonly ReferenceStratum[],
  base: number,
): ObservedToExpected | null {
  const expected = expectedEvents(strata);
  if (expected === null) return null;
  const counted = strata.filter(({size}) => size > 0);
  const expect = (events: readonly number[]): number =>
    counted.reduce((sum, {size, reference}, i) => sum + (size * (events[i] ?? 0)) / reference.size, 0);
  const references = counted.map(({reference}) => reference.events);
  const value = observed.n / expected;
  const [low, high] = poissonInterval(observed.n);
  const interval = combineIntervals(value, [
    [low / expected, high / expected],
    roundingEffect([observed, ...references], base, ([n = 0, ...events]) => n / expect(events)),
  ]);
  return {observed: observed.n, expected, value, interval: [Math.max(0, interval[0]), interval[1]]};
}
