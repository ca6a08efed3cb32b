import {groupedQuantile, type DayBand} from "./groupedQuantile.js";
import {lastDayOf, lastMonthOf} from "./months.js";

/** The part of all requests that must have had time to come before a month is mature. */
const waitedFor = 0.95;

const millisecondsOfDay = 86_400_000;

/**
 * How many days after its end a month is mature: 95 of 100 requests about the certificates of its last day have come. It is the
 * 95th percentile of the days that requests took (`groupedQuantile`), as whole days upwards; where that lies in a band
 * without end, the day before the band begins, which is the most that the counts tell. 0 where nothing is counted.
 *
 * Count only certificates old enough for late requests to have come: young ones have had the quick ones alone.
 */
export function maturityDays(waited: readonly DayBand[], base: number): number {
  const quantile = groupedQuantile(waited, waitedFor, base);
  if (quantile !== null) return Math.max(0, Math.ceil(quantile.value));
  const last = waited.findLast(({count}) => count.n > 0);
  return last === undefined ? 0 : last.from - 1;
}

/** Whether at least so many days had passed between the end of a month or quarter and the extract. */
export function isMature(period: string, days: number, extractDate: string): boolean {
  const passed = (Date.parse(extractDate) - Date.parse(lastDayOf(lastMonthOf(period)))) / millisecondsOfDay;
  return passed >= days;
}
