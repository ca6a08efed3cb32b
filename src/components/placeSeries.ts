import type {Manifest, Place} from "../contract/release.js";
import {wholeOf} from "../contract/whole.js";
import {capitalise} from "../measures/swedish.js";
import type {Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";

/** A place as a series, and as it stands in a sentence: `i Skåne`. */
export interface PlaceSeries extends Series {
  readonly where: string;
}

/** The page's own place, a region or the nation. */
export function placeSeries(place: Pick<Place, "code" | "short">): PlaceSeries {
  return {id: "own", label: capitalise(place.short), style: "own", where: inPlace(place)};
}

/** All regions together, beside one of them. */
export function nationSeries(manifest: Pick<Manifest, "places">): PlaceSeries {
  const {title, where} = wholeOf(manifest);
  return {id: "nation", label: title, style: "nation", where};
}

/** A place as it was the year before, beside itself: in the place of the nation. Its label is the place's own with a time. */
export const yearBeforeSeries = {id: "year-before", style: "nation", where: "året före"} as const;
