import type {Range} from "./possibleCount.js";
import type {Statistic} from "./roundingEffect.js";
import type {Interval} from "./wilsonInterval.js";

/**
 * The least and the greatest value that a figure can have when each count may lie anywhere in its range, with certainty
 * and not with 95 per cent: the ranges are those of `possibleCount` and `possibleSum`, and chance is not in the bounds.
 *
 * The figure must rise or fall with each count all the way, whatever the others are. Shares, rates, standardised rates, what is
 * observed to what is expected and survival do; medians do not (see `certainQuantile`). Then its extremes lie in two corners: every
 * count at the end that lowers it, and at the end that raises it. Where it has no value in a corner (0/0) the bound is NaN.
 *
 * Source: R. E. Moore, Interval Analysis (1966): the range of a monotone function over intervals.
 *
 * @example
 * certainBounds([[1, 9], [0, 4]], ([k = 0, r = 0]) => k / (k + r)) // [0.2, 1]: 1 of 5 and 9 of 9
 */
export function certainBounds(ranges: readonly Range[], statistic: Statistic): Interval {
  const middle = ranges.map(([least, greatest]) => (least + greatest) / 2);
  const rising = ranges.map(
    ([least, greatest], i) => statistic(middle.with(i, greatest)) >= statistic(middle.with(i, least)),
  );
  const corner = (up: boolean): number[] =>
    ranges.map(([least, greatest], i) => (rising[i] === up ? greatest : least));
  return [statistic(corner(false)), statistic(corner(true))];
}
