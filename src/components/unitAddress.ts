import type {UnitTable} from "../contract/unitTable.js";
import {unitParameters, type View, type ViewManifest} from "../contract/view.js";
import {writeView} from "./viewState.js";

/** Where a unit's own page lies, seen from any page on units of the type: with the year, figure and weights that are chosen. */
export function unitAddress(
  {type}: Pick<UnitTable, "type">,
  unit: string,
  view: View,
  manifest: ViewManifest,
): string {
  return `../vardenhet/${type.id}${writeView({...view, unit}, manifest, unitParameters)}`;
}
