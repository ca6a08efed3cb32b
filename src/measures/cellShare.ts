import {certainBounds} from "./certainBounds.js";
import {combineIntervals} from "./combineIntervals.js";
import {possibleCount} from "./possibleCount.js";
import {wilsonInterval, type Interval} from "./wilsonInterval.js";

/** A share of two rounded cells: how far rounding can have moved it, and the 95 per cent interval that holds chance too. */
export interface CellShare {
  readonly share: number;
  readonly rounding: Interval;
  readonly interval: Interval;
}

/**
 * The share of one rounded cell in another, which holds it: each is less than a base from the true count, so the rounding has certain bounds
 * (`certainBounds`) and they are narrower than those of a sum of many cells. Chance is added in quadrature, by Wilson's interval. Null of nothing.
 *
 * Source: see `certainBounds`, `wilsonInterval` and `combineIntervals`.
 *
 * @example
 * cellShare(40, 200, 5)?.interval // [0.1451, 0.2656]; rounding alone 36/204 to 44/196
 */
export function cellShare(part: number, whole: number, base: number): CellShare | null {
  if (whole === 0) return null;
  const share = part / whole;
  const ranges = [possibleCount(part, base), possibleCount(whole, base)];
  const [low, high] = certainBounds(ranges, ([k = 0, n = 0]) => Math.min(1, k / n));
  const rounding: Interval = [low, high];
  const [least, greatest] = combineIntervals(share, [wilsonInterval(Math.min(part, whole), whole), rounding]);
  return {share, rounding, interval: [Math.max(0, least), Math.min(1, greatest)]};
}

/** The share of all the rest: 1 less the share. */
export function restOf({share, rounding, interval}: CellShare): CellShare {
  const rest = ([low, high]: Interval): Interval => [1 - high, 1 - low];
  return {share: 1 - share, rounding: rest(rounding), interval: rest(interval)};
}
