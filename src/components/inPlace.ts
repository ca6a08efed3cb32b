import type {Place} from "../contract/release.js";
import {inPlaceNamed} from "../contract/whole.js";

/** The place as it stands in a sentence: `i Skåne`, `på Gotland`, `i riket`. */
export function inPlace({short}: Pick<Place, "code" | "short">): string {
  return inPlaceNamed(short);
}
