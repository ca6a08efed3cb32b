import {everything, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {hasDimension, type Table} from "../measures/table.js";
import type {Series} from "./diagramModel.js";
import {comparedYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {nationSeries, placeSeries, yearBeforeSeries} from "./placeSeries.js";
import {comparisonOf} from "./selection.js";
import {sexSeries} from "./sexSeries.js";

/** One side of a comparison within a family: a place, a sex, or a place in a year or in some months or quarters. */
export interface FamilySide extends Series {
  readonly table: Table;
  /** Null when every sex that is chosen counts. */
  readonly sex: string | null;
  /** As it stands in a sentence: `i Skåne`, `i riket`, `för kvinnor`, `året före`. */
  readonly where: string;
  /** The years that count, where they are not those of the view. */
  readonly years?: readonly string[];
  /** The months or quarters that count, where they are not those of the view. */
  readonly times?: readonly string[];
  /** Those years, months or quarters in words: `2024`, `januari–juli 2025`. */
  readonly period?: string;
  /** On an axis of time, each time stands for the same time the year before. */
  readonly isYearBefore?: true;
}

/**
 * What a view lays a place beside, as `comparedSides`; but on the nation's own page, which has no nation beside it, women and men,
 * unless a sex is chosen or the family is not divided by sex.
 */
export function familySides(family: PlaceFamily, view: View): FamilySide[] {
  const sides = comparedSides(family, view);
  const isAlone = sides.length === 1 && comparisonOf(view) === "riket";
  return isAlone && view.sex === everything && hasDimension(family.own, "sex") ? sexesOf(family) : sides;
}

/** A region and the nation, or the nation alone; where the view asks for that, a place in a year and in the year before. */
export function comparedSides(family: PlaceFamily, view: View): FamilySide[] {
  return comparisonOf(view) === "fjolaret" ? yearSides(family, view) : placeSides(family);
}

/** A region and the nation, or the nation alone, whatever the view asks for. */
export function placeSides(family: PlaceFamily): FamilySide[] {
  const own = ownSide(family);
  return family.place.code === null
    ? [own]
    : [own, {...nationSeries(family.manifest), table: family.nation, sex: null}];
}

/** The place alone. */
export function ownSide({place, own}: PlaceFamily): FamilySide {
  return {...placeSeries(place), table: own, sex: null};
}

/** The place in a year and in the one before; alone where the nation's table has no year before. */
function yearSides(family: PlaceFamily, view: View): FamilySide[] {
  const own = ownSide(family);
  const {year, before} = comparedYears(view, family.nation, family.manifest);
  const inYear = (one: string): FamilySide => ({
    ...own,
    label: `${own.label} ${one}`,
    years: [one],
    period: one,
  });
  return [
    year === null ? own : inYear(year),
    ...(before === null ? [] : [{...inYear(before), ...yearBeforeSeries}]),
  ];
}

function sexesOf({manifest, own}: PlaceFamily): FamilySide[] {
  return sexSeries(manifest).map((series) => ({...series, table: own}));
}

/** Whether a region is laid beside the nation. */
export function isBesideNation(sides: readonly Series[]): boolean {
  return sides.some(({id, style}) => id === "nation" && style === "nation");
}

/** The places that sides are of, as a selection begins: `Region Skåne och riket`. */
export function placesOf(
  {manifest, place: {title}}: Pick<PlaceFamily, "manifest" | "place">,
  sides: readonly Series[],
): string {
  return isBesideNation(sides) ? `${title} och ${wholeOf(manifest).short}` : title;
}

/** Heading of the column of a table that names the sides. */
export function sideHeading(sides: readonly FamilySide[]): string {
  if (sides.some(({sex}) => sex !== null)) return "Kön";
  if (sides.some(({years}) => years !== undefined)) return "Plats och år";
  return sides.some(({times}) => times !== undefined) ? "Plats och tid" : "Plats";
}
