import type {View} from "../contract/view.js";
import {yearBefore} from "../measures/months.js";
import {ownSide, placeSides, type FamilySide} from "./familySides.js";
import type {FormVersion} from "./formTimes.js";
import type {PlaceFamily} from "./placeFamily.js";
import {yearBeforeSeries} from "./placeSeries.js";
import {comparisonOf} from "./selection.js";
import {isOnSameForm, timesCompared, unsettledNote, type TimeRule} from "./timesCompared.js";

/**
 * The lines of a chart over time: a region and the nation, or the nation alone; where the view asks for that, the place and, if there is
 * anything to draw of it, the place a year earlier.
 */
export function lineSides(family: PlaceFamily, view: View, hasYearBefore: boolean): FamilySide[] {
  if (comparisonOf(view) === "riket") return placeSides(family);
  const own = ownSide(family);
  const before: FamilySide = {
    ...own,
    ...{...yearBeforeSeries, label: `${own.label} året före`},
    isYearBefore: true,
  };
  return hasYearBefore ? [own, before] : [own];
}

/** Whether a view asks for the year before, and some of the times have one that may be laid over them. */
export function hasYearBefore(
  {nation}: PlaceFamily,
  view: View,
  times: readonly string[],
  version?: FormVersion,
): boolean {
  return comparisonOf(view) === "fjolaret" && times.some((time) => beforeOf(nation, time, version) !== null);
}

/**
 * The months or quarters whose figures a line has where the axis has `times`: those of the year before, on a line of that. None where
 * the table lacks any of them, or where the form was another then.
 */
export function timesOnLine(
  {isYearBefore}: FamilySide,
  {nation}: PlaceFamily,
  times: readonly string[],
  version?: FormVersion,
): readonly string[] {
  if (!isYearBefore) return times;
  const before = times.flatMap((time) => beforeOf(nation, time, version) ?? []);
  return before.length === times.length ? before : [];
}

/** What is said of a line of the year before, and where there is none though the view asks for it. */
export function yearBeforeNotes(
  family: PlaceFamily,
  view: View,
  times: readonly string[],
  {version, isSettled = () => true}: TimeRule = {},
): string[] {
  if (comparisonOf(view) === "riket") return [];
  const laidOver = times.filter((time) => beforeOf(family.nation, time, version) !== null);
  if (laidOver.length === 0)
    return [...timesCompared(family, view, times, version === undefined ? {} : {version}).notes];
  const each = laidOver[0]?.includes("Q") === true ? "kvartalen" : "månaderna";
  return [
    `Linjen för året före visar samma ${each === "kvartalen" ? "kvartal" : "månader"} ett år tidigare. Den finns bara där tabellen har båda åren och intygen var på samma version av blanketten.`,
    ...(laidOver.some((time) => !isSettled(time) && isSettled(yearBefore(time)))
      ? [unsettledNote(each)]
      : []),
  ];
}

function beforeOf(nation: PlaceFamily["nation"], time: string, version?: FormVersion): string | null {
  const before = yearBefore(time);
  const known = nation.columns.get(time.includes("Q") ? "quarter" : "month")?.codes ?? [];
  return known.includes(before) && isOnSameForm(time, version) ? before : null;
}
