import {type Day, day, lastDayOfMonth} from "../model/day.ts";
import type {Dimension} from "../model/dimension.ts";
import {quarterOf, yearOf} from "./months.ts";
import {positionOf} from "./positionOf.ts";

/** A month of the release: its position and those of the quarter and year that it lies in, its first and last day. */
export interface Month {
  readonly month: number;
  readonly quarter: number;
  readonly year: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The months of the release, in order. */
export function monthsOf(dimensions: Readonly<Record<string, Dimension>>): Month[] {
  return (dimensions["month"]?.codes ?? []).map(({code}, month) => {
    const firstDay = day(`${code}-01`);
    const quarter = positionOf(dimensions, "quarter", quarterOf(code));
    const year = positionOf(dimensions, "year", yearOf(code));
    return {month, quarter, year, firstDay, lastDay: lastDayOfMonth(firstDay)};
  });
}
