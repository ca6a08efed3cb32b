import {everything, type View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import {shareInterval} from "../measures/shareInterval.js";
import {shareOfOther} from "../measures/shareOfOther.js";
import {countBy, type Selection} from "../measures/table.js";
import {placeSides, type FamilySide} from "./familySides.js";
import {type FormVersion, formQuarters} from "./formTimes.js";
import type {PlaceFamily} from "./placeFamily.js";
import {withValues} from "./selection.js";
import type {RowShare} from "./shareRows.js";

/** The families that tell what certificates say of the way back to work: all of them by version of the form, and the measures that they name. */
export interface ReturnFamilies {
  readonly support: PlaceFamily;
  readonly measures: PlaceFamily;
}

/** One side of a comparison: its certificates, and the measures that they name. */
export interface ReturnSide extends FamilySide {
  readonly measures: FamilySide;
}

/** The measure in the doctor's own words: what both versions of the form have. */
export const ownWords = "text";

/** What is no measure that somebody could take: none is called for, none is named, nobody knows. */
export const noMeasures: readonly string[] = ["EJ_AKTUELLT", "none", "U"];

/** What a place is laid beside (`of`), in both families: if not told otherwise a region and the nation, or the nation alone. */
export function returnSides(
  {support, measures}: ReturnFamilies,
  of: (family: PlaceFamily) => readonly FamilySide[] = placeSides,
): ReturnSide[] {
  const named = of(measures);
  return of(support).flatMap((side, i) => {
    const one = named[i];
    return one === undefined ? [] : [{...side, measures: one}];
  });
}

/** Of the certificates on a version of the form, signed in some quarters, those that name a kind of measure. */
export function measureShare(
  side: ReturnSide,
  kind: string,
  version: FormVersion,
  quarters: readonly string[],
  base: number,
): RowShare {
  const rows = onForm(version, quarters);
  const part = sum(side.measures, withValues(rows, "measure", [kind]));
  const whole = sum(side, rows);
  return {part, whole, ...shareOfOther(part, whole, base)};
}

/** Of the certificates on a version of the form, signed in some quarters, those with some values of a dimension. */
export function supportShare(
  side: FamilySide,
  {dimension, codes}: {readonly dimension: string; readonly codes: readonly string[]},
  version: FormVersion,
  quarters: readonly string[],
  base: number,
): RowShare {
  const rows = onForm(version, quarters);
  const part = sum(side, withValues(rows, dimension, codes));
  const whole = sum(side, rows);
  return {part, whole, ...shareInterval(part, whole, base)};
}

/** The measure of a view: the chosen one, or the one of the list that most certificates of the whole country name. */
export function measureOfView({support, measures}: ReturnFamilies, view: View): string | undefined {
  if (view.support !== everything) return view.support;
  const rows = onForm("1", formQuarters("1", support, view));
  const counts = countBy(measures.nation, "measure", rows);
  return [...counts]
    .filter(([code]) => code !== ownWords && !noMeasures.includes(code))
    .sort(([, a], [, b]) => b.n - a.n)[0]?.[0];
}

function onForm(version: FormVersion, quarters: readonly string[]): Selection {
  return withValues(withValues(new Map(), "version", [version]), "quarter", quarters);
}

function sum({table}: FamilySide, rows: Selection): Count {
  return addCounts(countBy(table, "quarter", rows).values());
}
