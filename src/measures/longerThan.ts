import {addCounts, type Count} from "./count.js";
import type {DayBand} from "./groupedQuantile.js";
import {shareInterval, type Share} from "./shareInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** The share that lasts longer than a day, where the day may lie within a band. */
export interface LongerThan {
  /** Those of the bands that begin after the day, and of all. */
  readonly surely: Count;
  readonly whole: Count;
  /** The share of those, and the share where all of the band that the day lies within is longer too. The same where it lies in none. */
  readonly least: Share;
  readonly most: Share;
  /** The lower limit of the one and the upper limit of the other: holds the share wherever in its range it lies. */
  readonly interval: Interval;
}

/**
 * The share of sjukfall that last longer than `days`, from counts by bands of days in order. Nothing is assumed of how lengths lie within
 * a band: where the day lies in one (also the last, that has no end), the share is known as a range.
 *
 *   least = Σ n of bands with from > days, most = Σ n of bands with until > days, each ÷ Σ n
 *
 * Each end has the limits of `shareInterval`. Source: J. L. Horowitz and C. F. Manski (2000), JASA 95:77–84, on the limits of a range.
 */
export function longerThan(bands: readonly DayBand[], days: number, base: number): LongerThan {
  const sum = (some: readonly DayBand[]): Count => addCounts(some.map(({count}) => count));
  const whole = sum(bands);
  const surely = sum(bands.filter(({from}) => from > days));
  const possibly = sum(bands.filter(({until}) => until > days));
  const [least, most] = [surely, possibly].map((part) => shareInterval(part, whole, base)) as [Share, Share];
  return {surely, whole, least, most, interval: [least.interval[0], most.interval[1]]};
}
