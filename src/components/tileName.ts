import type {Place} from "../contract/release.js";

/** The name of a region on a small tile: `Stockholm` for `Stockholms län`. */
export function tileName({short}: Pick<Place, "short">): string {
  return short.replace(/s? län$/, "");
}
