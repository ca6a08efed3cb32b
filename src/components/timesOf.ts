import type {View} from "../contract/view.js";
import {isWhole} from "../measures/months.js";
import {formatMonth} from "../measures/swedish.js";
import type {Notebook} from "./notebook.js";
import {monthsOf, wayOf} from "./selection.js";
import {timelineOf} from "./timeline.js";

/** The months or quarters that shares are taken over, in words, and why. */
export interface Times {
  readonly times: {readonly dimension: "month" | "quarter"; readonly values: readonly string[]};
  readonly period: string;
  readonly notes: readonly string[];
}

/**
 * Started and ended sjukfall are counted once, so shares are taken over the whole period. An ongoing sjukfall is counted in
 * every month it lasts, so shares are taken in one month: the period's last that had passed at the extract date.
 */
export function timesOf({manifest}: Pick<Notebook, "manifest">, view: View): Times {
  const months = monthsOf(view);
  if (wayOf(view) !== "pagaende") {
    const {dimension, values, period, notes} = timelineOf(view);
    return {times: {dimension, values}, period, notes};
  }
  const month = months.findLast((candidate) => isWhole(candidate, manifest.extractDate)) ?? view.last;
  return {
    times: {dimension: "month", values: [month]},
    period: formatMonth(month),
    notes: [
      `Ett pågående sjukfall räknas varje månad det pågår. Talen gäller därför en enda månad, periodens sista hela: ${formatMonth(month)}.`,
    ],
  };
}
