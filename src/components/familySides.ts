import {everything, type View} from "../contract/view.js";
import {hasDimension, type Table} from "../measures/table.js";
import type {Series} from "./diagramModel.js";
import type {PlaceFamily} from "./placeFamily.js";
import {nationSeries, placeSeries} from "./placeSeries.js";
import {sexSeries} from "./sexSeries.js";

/** One side of a comparison within a family: a place, or a sex. */
export interface FamilySide extends Series {
  readonly table: Table;
  /** Null when every sex that is chosen counts. */
  readonly sex: string | null;
  /** As it stands in a sentence: `i Skåne`, `i riket`, `för kvinnor`. */
  readonly where: string;
}

/**
 * A region and the nation; on the nation's own page women and men, or the nation alone when a sex is chosen or the family is
 * not divided by sex.
 */
export function familySides(family: PlaceFamily, view: View): FamilySide[] {
  const sides = placeSides(family);
  return sides.length === 1 && view.sex === everything && hasDimension(family.own, "sex")
    ? sexesOf(family)
    : sides;
}

/** A region and the nation, or the nation alone. */
export function placeSides({place, own, nation}: PlaceFamily): FamilySide[] {
  const ownSide: FamilySide = {...placeSeries(place), table: own, sex: null};
  return place.code === null ? [ownSide] : [ownSide, {...nationSeries, table: nation, sex: null}];
}

function sexesOf({manifest, own}: PlaceFamily): FamilySide[] {
  return sexSeries(manifest).map((series) => ({...series, table: own}));
}
