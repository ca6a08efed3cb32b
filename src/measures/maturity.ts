import {addCounts} from "./count.js";
import {groupedQuantile, type DayBand} from "./groupedQuantile.js";
import {lastDayOf, lastMonthOf} from "./months.js";

/** The part of all requests that must have had time to come before a month is mature. */
const waitedFor = 0.95;

const millisecondsOfDay = 86_400_000;

/**
 * How many days after its end a month is mature: `known`, or `longer` than so many days where the counts tell no more, or
 * `unknown`. Only where the days are known is any month known to be mature.
 */
export type Maturity =
  | {readonly is: "known"; readonly days: number}
  | {readonly is: "longer"; readonly than: number}
  | {readonly is: "unknown"};

/**
 * How many days after its end a month is mature: 95 of 100 requests about the certificates of its last day have come. It is the
 * 95th percentile of the days that requests took (`groupedQuantile`), as whole days upwards. Where that lies in a band without end the
 * counts tell only that it is longer than the bands before, and where nothing is counted, nothing.
 *
 * Count only certificates old enough for late requests to have come: young ones have had the quick ones alone.
 */
export function maturityDays(waited: readonly DayBand[], base: number): Maturity {
  if (addCounts(waited.map(({count}) => count)).n === 0) return {is: "unknown"};
  const quantile = groupedQuantile(waited, waitedFor, base);
  if (quantile !== null) return {is: "known", days: Math.max(0, Math.ceil(quantile.value))};
  const last = waited.at(-1);
  return last === undefined ? {is: "unknown"} : {is: "longer", than: last.from - 1};
}

/** Whether a month or quarter is known to be mature at the extract. */
export function isMature(period: string, maturity: Maturity, extractDate: string): boolean {
  return maturity.is === "known" && hasPassed(period, maturity.days, extractDate);
}

/** Whether at least so many days had passed between the end of a month or quarter and the extract. */
export function hasPassed(period: string, days: number, extractDate: string): boolean {
  const passed = (Date.parse(extractDate) - Date.parse(lastDayOf(lastMonthOf(period)))) / millisecondsOfDay;
  return passed >= days;
}
