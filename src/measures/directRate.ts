import {combineIntervals} from "./combineIntervals.js";
import {addCounts, type Count} from "./count.js";
import type {Estimate} from "./estimate.js";
import {poissonInterval} from "./poissonInterval.js";
import {perThousand} from "./rate.js";
import {roundingEffect} from "./roundingEffect.js";

/** Events among the inhabitants of one stratum (say women of 31–40), and how many the standard population has there. */
export interface Stratum {
  readonly count: Count;
  readonly inhabitants: number;
  readonly weight: number;
}

/**
 * Directly standardised rate per `per` inhabitants: the rate that the standard population would have with the rates of each
 * stratum here. Two places with the same standard population can be compared without their ages and sexes being in the way.
 *
 *   DSR = Σ wᵢOᵢ/nᵢ ÷ Σ wᵢ
 *   chance: DSR + √(V/O)·(limit of O − O), V = Σ wᵢ²Oᵢ/nᵢ² ÷ (Σ wᵢ)², limits of O by `poissonInterval` (Byar from ten on)
 *
 * Without any event the scale √(V/O) is the greatest wᵢ/nᵢ, on the safe side. The rounding of the strata is added in quadrature. A
 * stratum without weight is left out; one with weight but without inhabitants has no rate, and then the whole has none: null.
 * Whether strata are fine enough is for the reader to judge: what they do not divide, they do not take away.
 *
 * Source: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer (1991), Statistics in Medicine 10:457–462, with Byar's limits.
 */
export function directRate(
  strata: readonly Stratum[],
  base: number,
  per: number = perThousand,
): Estimate | null {
  const counted = strata.filter(({weight}) => weight > 0);
  if (counted.length === 0 || counted.some(({inhabitants}) => !(inhabitants > 0))) return null;
  const weights = counted.reduce((sum, {weight}) => sum + weight, 0);
  const factors = counted.map(({inhabitants, weight}) => (per * weight) / (weights * inhabitants));
  const standardised = (counts: readonly number[]): number =>
    counts.reduce((sum, n, i) => sum + n * (factors[i] ?? 0), 0);
  const counts = counted.map(({count}) => count);
  const value = standardised(counts.map(({n}) => n));
  const {n: events} = addCounts(counts);
  const variance = counts.reduce((sum, {n}, i) => sum + n * (factors[i] ?? 0) ** 2, 0);
  const scale = events > 0 ? Math.sqrt(variance / events) : Math.max(...factors);
  const [low, high] = poissonInterval(events);
  const interval = combineIntervals(value, [
    [value + scale * (low - events), value + scale * (high - events)],
    roundingEffect(counts, base, standardised),
  ]);
  return {value, interval: [Math.max(0, interval[0]), interval[1]]};
}
