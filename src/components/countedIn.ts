import {monthsFrom, type View} from "../contract/view.js";
import {quarterOf, wholeQuarters, yearBefore} from "../measures/months.js";
import type {Counted} from "./codeRequest.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import type {Regions} from "./regions.js";
import {comparisonOf, familyOf, monthsOf} from "./selection.js";

/** What the notebooks on one family count first, by the folder of their address. */
export const countedIn = {
  langd: {family: "durations", by: ["duration"]},
  // The notebook asks for the diagnosis that a sjukfall began with.
  diagnosforandring: {
    ...{family: "diagnosis_changes", by: ["diagnosis_change"]},
    columns: {diagnosis: "diagnosis_first"},
  },
  omfattningsforandring: {family: "degree_changes", by: ["degree_first", "degree_path"]},
  kompletteringspraxis: {family: "certificates", by: ["month", "completed"]},
  insatser: {family: "return_support", by: ["quarter", "version", "treatment"]},
} as const satisfies Readonly<Record<string, Counted>>;

/** The same, year by year in both years, where a place is laid beside itself the year before. */
export function countedYears(counted: Counted, {manifest, nation}: PlaceFamily, view: View): Counted {
  if (comparisonOf(view) !== "fjolaret") return counted;
  const {values} = familyYears(view, nation, manifest);
  return {...counted, by: ["year", ...counted.by], within: {year: values}};
}

/** The same in the months or quarters of the view and the same ones a year earlier, where a place is laid beside itself the year before. */
export function countedTimes(counted: Counted, {manifest, nation}: PlaceFamily, view: View): Counted {
  if (comparisonOf(view) !== "fjolaret") return counted;
  const dimension = nation.columns.has("month") ? "month" : "quarter";
  const timesOf = (months: readonly string[]): readonly string[] =>
    dimension === "month" ? months : [...new Set(months.map(quarterOf))];
  const months = monthsOf(view);
  const whole = wholeQuarters(months);
  const times = dimension === "quarter" && whole.length > 0 ? whole : timesOf(months);
  const known = nation.columns.get(dimension)?.codes ?? [];
  const before = times.map(yearBefore).filter((time) => known.includes(time));
  const all = [...new Set([...before, ...times])].sort();
  const [first = "", last = ""] = [all[0], all.at(-1)];
  const released = timesOf(monthsFrom(manifest.firstMonth, manifest.lastMonth));
  // A row of times without a gap is told by its ends.
  return released.filter((time) => time >= first && time <= last).length === all.length
    ? {...counted, between: {[dimension]: [first, last]}}
    : {...counted, within: {[dimension]: all}};
}

/** What the page of all regions counts: the sjukfall of each, those of a chosen block in the table of blocks. */
export function countedRegions({block}: Regions, view: View): Counted {
  return {family: block === undefined ? familyOf(view) : "started_blocks", by: ["region"]};
}

/**
 * What the page of a type of unit counts: certificates of each unit in the chosen year, completed or not, or sjukfall by how long they
 * lasted. Those of other types stand beside.
 */
export function countedUnits({unitYear, unitFigure}: View): Counted {
  if (unitFigure === "langa")
    return {family: "unit_durations", by: ["care_unit", "duration_limit"], within: {year: [unitYear]}};
  return {family: "unit_certificates", by: ["care_unit", "completed"], within: {year: [unitYear]}};
}

/** What the page of a unit counts: its certificates year by year, completed or not. */
export function countedUnit(code: string): Counted {
  return {family: "unit_certificates", by: ["year", "completed"], within: {care_unit: [code]}};
}
