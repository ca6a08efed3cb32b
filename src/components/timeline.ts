import type {View} from "../contract/view.js";
import {quarterOf, wholeQuarters} from "../measures/months.js";
import {formatPeriod, formatQuarters} from "../measures/swedish.js";
import type {DataColumn} from "./diagramModel.js";
import {monthsOf, wayOf} from "./selection.js";

/** The times that a chart over time has: months, or quarters for ended sjukfall, which are counted by quarter. */
export interface Timeline {
  readonly dimension: "month" | "quarter";
  readonly values: readonly string[];
  /** As in `per månad`. */
  readonly each: "månad" | "kvartal";
  /** All of them in words. */
  readonly period: string;
  readonly notes: readonly string[];
}

/** The months and the quarters of any year, as times end. */
export const timesOfYear: Readonly<Record<Timeline["dimension"], readonly string[]>> = {
  month: Array.from({length: 12}, (_, i) => String(i + 1).padStart(2, "0")),
  quarter: ["Q1", "Q2", "Q3", "Q4"],
};

/** The column of a table that the times stand in. */
export function timeColumn(dimension: Timeline["dimension"] | "year"): DataColumn {
  if (dimension === "year") return {name: "ar", title: "År", kind: "month"};
  return dimension === "month"
    ? {name: "manad", title: "Månad", kind: "month"}
    : {name: "kvartal", title: "Kvartal", kind: "month"};
}

/**
 * The times of a view. Ended sjukfall have the quarters that lie wholly in its period; where none does, those that the period
 * touches, since that is the nearest there is. Both are told.
 */
export function timelineOf(view: View): Timeline {
  const months = monthsOf(view);
  if (wayOf(view) !== "avslutade") {
    const period = formatPeriod(view.first, view.last);
    return {dimension: "month", values: months, each: "månad", period, notes: []};
  }
  const whole = wholeQuarters(months);
  const values = whole.length > 0 ? whole : [...new Set(months.map(quarterOf))];
  const notes =
    whole.length === 0
      ? [
          "Avslutade sjukfall räknas per kvartal. Perioden rymmer inget helt kvartal, så här visas de kvartal som den berör.",
        ]
      : whole.length * 3 < months.length
        ? [
            "Avslutade sjukfall räknas per kvartal. Månader i kvartal som perioden bara täcker delvis är inte med.",
          ]
        : [];
  return {
    ...{dimension: "quarter", values, each: "kvartal", notes},
    period: formatQuarters(values[0] ?? "", values.at(-1) ?? ""),
  };
}
