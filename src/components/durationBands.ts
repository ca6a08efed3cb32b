import type {View} from "../contract/view.js";
import type {DayBand} from "../measures/groupedQuantile.js";
import {countBy} from "../measures/table.js";
import {everyBand} from "./everyBand.js";
import {familyRows, type Within} from "./familyRows.js";
import type {FamilySide} from "./familySides.js";
import type {PlaceFamily} from "./placeFamily.js";
import type {ChosenDimension} from "./selection.js";

/** How many of a side's sjukfall, of those that a view asks for (see `familyRows`), lie in each band of days. */
export function durationBands(
  family: PlaceFamily,
  view: View,
  side: FamilySide,
  except: readonly ChosenDimension[] = [],
  within: Within = {},
): DayBand[] {
  const counts = countBy(side.table, "duration", familyRows(family, view, side, except, within));
  return everyBand(family.manifest, "duration", counts);
}
