import {addCounts, type Count} from "./count.js";
import type {DayBand} from "./groupedQuantile.js";
import {shareInterval} from "./shareInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** The share for which something had happened within `day` days, and its 95 per cent interval. */
export interface CumulativeShare {
  readonly day: number;
  readonly count: Count;
  readonly share: number;
  readonly interval: Interval;
}

/**
 * How large a part of `whole` something had happened for within each band's last day: the empirical distribution function, at the
 * days where counts by bands of days tell it. The interval at each day is that of a share (`shareInterval`): the limits hold for one
 * day at a time, not for the curve as a whole. A band without end has no last day and gives no point; those for whom it never
 * happened are in `whole` only. Nothing counted gives no points.
 */
export function cumulativeShares(bands: readonly DayBand[], whole: Count, base: number): CumulativeShare[] {
  return bands.flatMap(({until}, i) => {
    const count = addCounts(bands.slice(0, i + 1).map((band) => band.count));
    const {share, interval} = shareInterval(count, whole, base);
    return share === null || until === Infinity ? [] : [{day: until, count, share, interval}];
  });
}
