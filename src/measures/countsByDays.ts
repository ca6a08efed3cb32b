import type {Count} from "./count.js";
import {dayBand} from "./dayBands.js";
import type {DayBand} from "./groupedQuantile.js";

/** Counts by bands of days in order of length, from counts by code; what is no band of days (`none`, `U`) is left out. */
export function countsByDays(counts: ReadonlyMap<string, Count>): DayBand[] {
  return [...counts]
    .filter(([code]) => /^\d/.test(code))
    .map(([code, count]) => ({...dayBand(code), count}))
    .sort((a, b) => a.from - b.from);
}
