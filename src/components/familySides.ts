import {everything, type View} from "../contract/view.js";
import {capitalise} from "../measures/swedish.js";
import {hasDimension, type Table} from "../measures/table.js";
import type {Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {PlaceFamily} from "./placeFamily.js";

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
  const ownSide: FamilySide = {
    ...{id: "own", label: capitalise(place.short), style: "own"},
    ...{table: own, sex: null, where: inPlace(place)},
  };
  if (place.code === null) return [ownSide];
  return [
    ownSide,
    {id: "nation", label: "Riket", style: "nation", table: nation, sex: null, where: "i riket"},
  ];
}

function sexesOf({manifest, own}: PlaceFamily): FamilySide[] {
  const titles = manifest.dimensions["sex"]?.codes ?? [];
  return (["K", "M"] as const).map((sex): FamilySide => {
    const label = titles.find(({code}) => code === sex)?.title ?? sex;
    const [id, style] = sex === "K" ? (["women", "women"] as const) : (["men", "men"] as const);
    return {id, label, style, table: own, sex, where: `för ${label.toLocaleLowerCase("sv-SE")}`};
  });
}
