import type {View} from "../contract/view.js";
import {joinSwedish} from "../measures/swedish.js";
import type {Selection} from "../measures/table.js";
import {blockYears, yearsOf} from "./blockYears.js";
import type {CountedTimes} from "./exposure.js";
import type {Regions} from "./regions.js";
import {selectRows} from "./selection.js";
import {timelineOf} from "./timeline.js";
import {timesOf} from "./timesOf.js";

/** Times of the regions' figures, in words, and why they are not just those of the view. */
interface Period {
  readonly period: string;
  readonly notes: readonly string[];
}

/** The times that figures of the whole period are taken over: those of the view, or its years where a block is counted. */
export interface RegionTimes extends Period {
  readonly times: CountedTimes;
}

/** The times of a chart over time, and what each of them is: `per år`. */
export interface RegionTimeline extends Period, CountedTimes {
  readonly each: "månad" | "kvartal" | "år";
}

/** The rows that a view asks for, without its period. */
export function regionRows({manifest, table, block}: Regions, view: View): Selection {
  return block === undefined
    ? selectRows(view, manifest, table, [])
    : new Map([["block", new Set([block.code])]]);
}

export function regionTimes(data: Regions, view: View): RegionTimes {
  if (data.block === undefined) return timesOf(data, view);
  const {dimension, values, period, notes} = yearsOfBlock(data, view);
  return {times: {dimension, values}, period, notes};
}

export function regionTimeline(data: Regions, view: View): RegionTimeline {
  return data.block === undefined ? timelineOf(view) : yearsOfBlock(data, view);
}

function yearsOfBlock({table}: Regions, view: View): RegionTimeline {
  const {values, notes} = blockYears(view, yearsOf(table));
  return {dimension: "year", values, each: "år", period: joinSwedish(values), notes};
}
