import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import {poissonInterval} from "./poissonInterval.js";
import {roundingInterval} from "./roundingInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** A period that was held against the one before and the one after: its position, and whether certificates seem to be missing. */
export interface HeldPeriod {
  readonly at: number;
  readonly isGap: boolean;
}

/**
 * The periods (quarters or months) of a unit in which certificates may be missing: those that have less than half of what both the period
 * before and the one after have, with what chance and rounding can do to all three.
 *
 *   U(n) < ½·s·min(L(before), L(after))
 *
 * L and U are limits of 95 per cent for a Poisson mean (`poissonInterval`) and for the rounding (`roundingInterval`), their distances
 * added in quadrature. A period in which the unit has no figures of its own, null, has certificates of fewer than `fewest` persons: U
 * is that of `fewest`. s is the season (`seasonOf`), at most 1: July has fewer certificates everywhere. Held are the periods in which such
 * a gap would be seen; the first and the last have but one neighbour. A unit that begins or ends has no figures on the one side.
 *
 * Source: limits as in {@link poissonInterval}; the half is this project's own choice.
 */
export function periodGaps(
  counts: readonly (Count | null)[],
  {fewest, base, seasons}: {fewest: number; base: number; seasons: readonly number[]},
): HeldPeriod[] {
  const limits = counts.map((count) => (count === null ? null : limitsOf(count, base)));
  const [, unseen] = poissonInterval(fewest);
  return limits.flatMap((own, at): HeldPeriod[] => {
    const [before, after] = [limits[at - 1], limits[at + 1]];
    if (!before || !after) return [];
    const half = (Math.min(before[0], after[0]) * (seasons[at] ?? 1)) / 2;
    return unseen < half ? [{at, isGap: (own?.[1] ?? unseen) < half}] : [];
  });
}

/** How much of its smaller neighbour each period has in all the country, at most all of it: what a season takes from every unit. */
export function seasonOf(totals: readonly number[]): number[] {
  return totals.map((total, at) => {
    const [before, after] = [totals[at - 1], totals[at + 1]];
    if (before === undefined || after === undefined) return 1;
    const smaller = Math.min(before, after);
    return smaller === 0 ? 1 : Math.min(1, total / smaller);
  });
}

function limitsOf(count: Count, base: number): Interval {
  return combineIntervals(count.n, [poissonInterval(count.n), roundingInterval(count, base)]);
}
