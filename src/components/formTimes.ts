import type {View} from "../contract/view.js";
import {addMonths, lastMonthOf, wholeQuarters} from "../measures/months.js";
import {countBy} from "../measures/table.js";
import type {SeriesBreak} from "./diagramModel.js";
import {formBreakMonth} from "./formBreak.js";
import type {PlaceFamily} from "./placeFamily.js";
import {monthsOf, withValues} from "./selection.js";
import {initialView} from "./viewState.js";

/** Versions of the form, oldest first, by their codes. */
export const formVersions = ["1", "2"] as const;
export type FormVersion = (typeof formVersions)[number];

/** The version that the certificates of a month, quarter or year are on; null of the quarter and the year of the change, which have both. */
export function formOf(time: string): FormVersion | null {
  const last = lastMonthOf(time);
  if (last < formBreakMonth) return "1";
  const first = addMonths(last, time.length === 4 ? -11 : time.includes("Q") ? -2 : 0);
  return first >= formBreakMonth ? "2" : null;
}

/** Certificates of one quarter that are on one version of the form. */
export interface OnForm {
  readonly quarter: string;
  readonly version: FormVersion;
}

/** How far from the middle of a quarter the points of its two versions of the form stand, as a part of a quarter. */
const asideOfBreak = 0.15;

/** The whole quarters of a view in which certificates of the whole country are on a version of the form, by a family that tells it. */
export function formQuarters(version: FormVersion, {nation}: PlaceFamily, view: View): string[] {
  const counts = countBy(nation, "quarter", withValues(new Map(), "version", [version]));
  return wholeQuarters(monthsOf(view)).filter((quarter) => counts.has(quarter));
}

/** The same of all that the release has. */
export function allFormQuarters(version: FormVersion, family: PlaceFamily): string[] {
  return formQuarters(version, family, initialView(family.manifest));
}

/** The change of form: in the first quarter that has the new one, or before it where the old one is gone by then. */
export function formChange(
  quarters: readonly string[],
  old: readonly string[],
  young: readonly string[],
): SeriesBreak[] {
  const [quarter] = young;
  if (quarter === undefined || old.length === 0) return [];
  const x = quarters.indexOf(quarter);
  return [{x: old.includes(quarter) ? x : x - 0.5, label: "Ny blankett"}];
}

/** Where a point stands: on its own side of the change of form; nowhere when it is the last of the old form after the change. */
export function placeOnForm(
  x: number,
  version: FormVersion,
  [change]: readonly SeriesBreak[],
): number | null {
  if (change === undefined || x < change.x) return x;
  if (version === "1") return x === change.x ? x - asideOfBreak : null;
  return x === change.x ? x + asideOfBreak : x;
}
