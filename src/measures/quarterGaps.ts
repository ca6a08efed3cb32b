import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import {poissonInterval} from "./poissonInterval.js";
import {roundingInterval} from "./roundingInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** A quarter that was held against the one before and the one after: its position, and whether certificates seem to be missing. */
export interface HeldQuarter {
  readonly at: number;
  readonly isGap: boolean;
}

/**
 * The quarters of a unit in which certificates may be missing: those that have less than half of what both the quarter before and the
 * one after have, with what chance and rounding can do to all three.
 *
 *   U(n) < ½·min(L(before), L(after))
 *
 * L and U are limits of 95 per cent for a Poisson mean (`poissonInterval`) and for the rounding (`roundingInterval`), their distances
 * added in quadrature. A quarter in which the unit has no figures of its own, null, has certificates of fewer than `fewest` persons: U
 * is that of `fewest`. Held are the quarters in which such a gap would be seen; the first and the last have but one neighbour. A season
 * moves no quarter by half, and a unit that begins or ends has no figures on the one side.
 *
 * Source: limits as in {@link poissonInterval}; the half is this project's own choice.
 */
export function quarterGaps(counts: readonly (Count | null)[], fewest: number, base: number): HeldQuarter[] {
  const limits = counts.map((count) => (count === null ? null : limitsOf(count, base)));
  const [, unseen] = poissonInterval(fewest);
  return limits.flatMap((own, at): HeldQuarter[] => {
    const [before, after] = [limits[at - 1], limits[at + 1]];
    if (!before || !after) return [];
    const half = Math.min(before[0], after[0]) / 2;
    return unseen < half ? [{at, isGap: (own?.[1] ?? unseen) < half}] : [];
  });
}

function limitsOf(count: Count, base: number): Interval {
  return combineIntervals(count.n, [poissonInterval(count.n), roundingInterval(count, base)]);
}
