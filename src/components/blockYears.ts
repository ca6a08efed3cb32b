import type {View} from "../contract/view.js";
import {countBy, type Table} from "../measures/table.js";
import {monthsOf} from "./selection.js";

/** The years that tables by year have for a period of months. */
export interface BlockYears {
  readonly values: readonly string[];
  /** Why they are not just those of the period. */
  readonly notes: readonly string[];
}

/**
 * The whole years of a view's period; where it has none, those that it touches, since that is the nearest there is. Of the years that
 * `counted` has, in order.
 */
export function blockYears(view: View, counted: readonly string[]): BlockYears {
  const months = monthsOf(view);
  const full = counted.filter((year) => months.filter((month) => month.startsWith(year)).length === 12);
  if (full.length > 0) return {values: full, notes: []};
  return {
    values: counted.filter((year) => months.some((month) => month.startsWith(year))),
    notes: ["Perioden rymmer inget helt år. Här visas alla år som den berör."],
  };
}

/** The years that a table has anything of, in order. */
export function yearsOf(table: Table): string[] {
  return [...countBy(table, "year", new Map()).keys()].sort();
}
