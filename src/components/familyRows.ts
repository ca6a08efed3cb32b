import type {View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import {countBy, type Selection} from "../measures/table.js";
import type {FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {selectRows, withValues, type ChosenDimension} from "./selection.js";

/** What a chart counts beside what the reader has chosen: dimensions and the values that are let through. */
export type Within = Readonly<Record<string, readonly string[]>>;

/** The rows of a side that a view asks for, in its own years or those of the view. `except` are choices that the chart itself sets aside. */
export function familyRows(
  {manifest, nation}: PlaceFamily,
  view: View,
  {table, sex, years}: FamilySide,
  except: readonly ChosenDimension[],
  within: Within = {},
): Selection {
  let rows: Selection = selectRows(view, manifest, table, except);
  // The nation's years, since a small place may have nothing published in some of them.
  rows = withValues(rows, "year", years ?? familyYears(view, nation, manifest).values);
  if (sex !== null) rows = withValues(rows, "sex", [sex]);
  for (const [dimension, codes] of Object.entries(within)) rows = withValues(rows, dimension, codes);
  return rows;
}

/** The counts of some values of a dimension, in the order given, and of all its values together. */
export function countPart(
  {table}: FamilySide,
  dimension: string,
  rows: Selection,
  codes: readonly string[],
): {part: Count; whole: Count} {
  const counts = countBy(table, dimension, rows);
  const wanted = new Set(codes);
  return {
    part: addCounts([...counts].filter(([code]) => wanted.has(code)).map(([, count]) => count)),
    whole: addCounts(counts.values()),
  };
}
