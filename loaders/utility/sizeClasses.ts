import type {CountClass, ShareClass} from "../../src/contract/utility.ts";
import {roundingInterval} from "../../src/measures/roundingInterval.ts";
import {shareRoundingInterval} from "../../src/measures/shareRoundingInterval.ts";
import type {Pair} from "./pairedSums.ts";

/** First sizes of the classes of counts, by the true count. */
const countClasses = [1, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000];
/** First sizes of the classes of shares, by the true count of the whole. */
const shareClasses = [1, 20, 50, 100, 200, 500, 1_000, 5_000];

/** A part of a whole: both as they truly are and as they are published. */
export interface SharePair {
  readonly part: Pair;
  readonly whole: Pair;
}

/** The errors of counts, one line a size. Sizes that no count has are left out. */
export function countErrors(pairs: Iterable<Pair>, base: number): CountClass[] {
  return bySize(pairs, countClasses, ({truth}) => truth).map(({from, to, members}) => {
    const errors = members.map(({n, truth}) => Math.abs(n - truth));
    const relative = members.map(({n, truth}) => Math.abs(n - truth) / truth);
    const holds = ({truth, ...count}: Pair): boolean => {
      const [low, high] = roundingInterval(count, base);
      return low <= truth && truth <= high;
    };
    return {
      ...{from, to, cells: members.length},
      exact: errors.filter((error) => error === 0).length,
      meanAbsolute: short(mean(errors)),
      rmse: short(rootMeanSquare(errors)),
      greatest: greatest(errors),
      relativeRmse: short(rootMeanSquare(relative)),
      relativeWithin95: short(within95(relative)),
      held: members.filter(holds).length,
    };
  });
}

/** The errors of shares, one line a size of the whole. A whole that is published as 0 has no share. */
export function shareErrors(pairs: Iterable<SharePair>, base: number): ShareClass[] {
  const published = [...pairs].filter(({whole}) => whole.n > 0);
  return bySize(published, shareClasses, ({whole}) => whole.truth).map(({from, to, members}) => {
    const errors = members.map(shareError);
    return {
      ...{from, to, shares: members.length},
      rmse: short(rootMeanSquare(errors)),
      within95: short(within95(errors)),
      greatest: short(greatest(errors)),
      within2: errors.filter(isWithinTwoPoints).length,
      held: members.filter(({part, whole}) => {
        const [low, high] = shareRoundingInterval(part, whole, base);
        const truth = part.truth / whole.truth;
        return low <= truth && truth <= high;
      }).length,
    };
  });
}

/** How far the published share lies from the true one, in parts of one. */
export function shareError({part, whole}: SharePair): number {
  return Math.abs(part.n / whole.n - part.truth / whole.truth);
}

/** Whether an error of a share is at most two percentage points. */
export function isWithinTwoPoints(error: number): boolean {
  // 0.52 − 0.5 is more than 0.02 in binary.
  return error <= 0.02 + 1e-12;
}

/** √(Σ e² / n): the root of the mean of the squares; 0 of none. */
export function rootMeanSquare(errors: readonly number[]): number {
  return Math.sqrt(mean(errors.map((error) => error * error)));
}

/** The least error that at least 95 in 100 keep within: the nearest rank, without interpolation. */
export function within95(errors: readonly number[]): number {
  const sorted = [...errors].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** As the manifest keeps it: four decimals. */
export function short(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function bySize<T>(
  items: Iterable<T>,
  firsts: readonly number[],
  sizeOf: (item: T) => number,
): {from: number; to: number | null; members: T[]}[] {
  const classes = firsts.map((from, i) => {
    const next = firsts[i + 1];
    return {from, to: next === undefined ? null : next - 1, members: [] as T[]};
  });
  for (const item of items) classes.findLast(({from}) => from <= sizeOf(item))?.members.push(item);
  return classes.filter(({members}) => members.length > 0);
}
