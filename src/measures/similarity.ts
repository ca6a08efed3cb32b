import {roundingEffect} from "./roundingEffect.js";
import {addCounts, type Count} from "./count.js";
import type {Estimate} from "./estimate.js";

/** What is known of a unit that others are compared with: its type, and its sjukfall by age and by diagnosis group. */
export interface UnitProfile {
  readonly id: string;
  readonly type: string;
  /** Counts in the same order of groups for every unit; each adds up to the unit's size. */
  readonly ages: readonly Count[];
  readonly diagnoses: readonly Count[];
}

/** How much each way of being unlike weighs. The reader sees them, and may set others; they need not add up to 1. */
export interface SimilarityWeights {
  readonly size: number;
  readonly ages: number;
  readonly diagnoses: number;
}

/** How unlike two units are, from 0 to 1, and how much of it each component gives: they add up to the distance. */
export interface Unlikeness {
  readonly id: string;
  readonly distance: Estimate;
  readonly size: number;
  readonly ages: number;
  readonly diagnoses: number;
}

/**
 * The units that are most like one unit, the likest first; only units of its own type, for no weight makes a clinic like a
 * vårdcentral. Of equals the one whose id comes first. It says whom to compare with, and nothing of who does well.
 *
 *   distance = Σ wᵢdᵢ ÷ Σ wᵢ
 *   size: 1 − smaller/larger;  ages and diagnoses: ½ Σ |pⱼ − qⱼ|, the part that would have to change group for alike
 *
 * The interval is the rounding's alone: the units are not drawn by chance. A distance cannot be less than 0, so rounding makes
 * like units seem less alike. A unit with nobody is like none and is left out.
 *
 * Source: O. D. Duncan and B. Duncan (1955), American Sociological Review 20:210–217 (index of dissimilarity).
 */
export function likestUnits(
  unit: UnitProfile,
  others: readonly UnitProfile[],
  weights: SimilarityWeights,
  base: number,
): Unlikeness[] {
  return others
    .filter(({id, type, ages}) => id !== unit.id && type === unit.type && addCounts(ages).n > 0)
    .map((other) => unlikeness(unit, other, weights, base))
    .sort((a, b) => a.distance.value - b.distance.value || (a.id < b.id ? -1 : 1));
}

function unlikeness(
  unit: UnitProfile,
  other: UnitProfile,
  weights: SimilarityWeights,
  base: number,
): Unlikeness {
  const whole = weights.size + weights.ages + weights.diagnoses;
  const lists = [unit.ages, other.ages, unit.diagnoses, other.diagnoses];
  const parts = (counts: readonly number[]) => {
    let start = 0;
    const [ages = [], otherAges = [], diagnoses = [], otherDiagnoses = []] = lists.map(({length}) =>
      counts.slice(start, (start += length)),
    );
    const sizes = [ages, otherAges].map((list) => list.reduce((sum, n) => sum + n, 0));
    return {
      size: (weights.size * (1 - Math.min(...sizes) / Math.max(...sizes))) / whole,
      ages: (weights.ages * dissimilarity(ages, otherAges)) / whole,
      diagnoses: (weights.diagnoses * dissimilarity(diagnoses, otherDiagnoses)) / whole,
    };
  };
  const distance = (counts: readonly number[]): number => {
    const {size, ages, diagnoses} = parts(counts);
    return size + ages + diagnoses;
  };
  const counts = lists.flat();
  const published = counts.map(({n}) => n);
  const [low, high] = roundingEffect(counts, base, distance);
  return {
    id: other.id,
    distance: {value: distance(published), interval: [Math.max(0, low), Math.min(1, high)]},
    ...parts(published),
  };
}

/** The part of the one that would have to change group for the two to be divided alike: 0 when they are, 1 when they share none. */
export function dissimilarity(one: readonly number[], other: readonly number[]): number {
  const [size, otherSize] = [one, other].map((list) => list.reduce((sum, n) => sum + n, 0));
  return one.reduce(
    (sum, n, i) => sum + Math.abs(n / (size ?? NaN) - (other[i] ?? 0) / (otherSize ?? NaN)) / 2,
    0,
  );
}
