import type {Count} from "./count.js";
import {roundingInterval} from "./roundingInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** A relative change (0.1 is ten per cent more) and the limits that rounding leaves it. */
export interface Change {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * How much larger a protected count is than an earlier one, as a part of the earlier, with the limits that the
 * rounding of the two leaves open. Null when the earlier is 0: then there is nothing to compare with.
 *
 *   a/b − 1, between a′/b″ − 1 and a″/b′ − 1   where a′ to a″ and b′ to b″ are the rounding intervals
 *
 * The limits are the corners of the two intervals, so they exclude 0 exactly when the intervals lie apart: the
 * headline and its limits never contradict each other. They hold the limits of MOVER for a ratio (the tangents to an
 * ellipse within those corners) and so at least 95 per cent. Chance is not in them: the counts are of all that happened.
 *
 * Source: R. E. Moore, Interval Analysis (1966), division of intervals; A. Donner and G. Y. Zou (2012), Statistical
 * Methods in Medical Research 21:347–359, for the narrower MOVER.
 *
 * @example
 * changeInterval({n: 1000, atBase: 20}, {n: 1500, atBase: 30}, 5) // 0.5 within [0.3868, 0.6145], as R (in the tests)
 */
export function changeInterval(before: Count, after: Count, base: number): Change | null {
  if (before.n === 0) return null;
  const [lowBefore, highBefore] = roundingInterval(before, base);
  const [lowAfter, highAfter] = roundingInterval(after, base);
  return {
    value: after.n / before.n - 1,
    interval: [lowAfter / highBefore - 1, highAfter / lowBefore - 1],
  };
}
