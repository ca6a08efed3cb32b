import {everything, type View} from "../contract/view.js";
import type {Series} from "./diagramModel.js";
import type {Notebook, Tables} from "./notebook.js";
import {nationSeries, placeSeries, yearBeforeSeries} from "./placeSeries.js";
import {sexSeries} from "./sexSeries.js";

/** One side of a comparison of shares: a place, or a sex in the nation. */
export interface Side extends Series {
  readonly table: Tables;
  /** Null when every sex that is chosen counts. */
  readonly sex: string | null;
  /** Code of the län whose inhabitants rates divide by; null for the nation. */
  readonly region: string | null;
  /** As it stands in a sentence: `i Skåne`, `i riket`, `för kvinnor`, `året före`. */
  readonly where: string;
  /** Each time stands for the same time the year before. */
  readonly isYearBefore?: true;
}

/** A region and the nation; on the nation's own page women and men, or the nation alone when a sex is chosen. */
export function sidesOf(notebook: Notebook, view: View): Side[] {
  const {manifest, place, nation} = notebook;
  if (place.code !== null)
    return [ownSide(notebook), {...nationSeries(manifest), table: nation, sex: null, region: null}];
  return view.sex === everything ? sexSides(notebook) : [ownSide(notebook)];
}

/** The place alone. */
export function ownSide({place, own}: Pick<Notebook, "place" | "own">): Side {
  return {...placeSeries(place), table: own, sex: null, region: place.code};
}

/** The place as it was a year earlier: the same months or quarters. */
export function yearBeforeSide(notebook: Pick<Notebook, "place" | "own">): Side {
  const own = ownSide(notebook);
  return {
    ...own,
    ...{...yearBeforeSeries, label: `${own.label} året före`},
    isYearBefore: true,
  };
}

/** Women and men of the place. */
export function sexSides({manifest, place, own}: Pick<Notebook, "manifest" | "place" | "own">): Side[] {
  return sexSeries(manifest).map((series) => ({...series, table: own, region: place.code}));
}
