import type {Manifest, Place} from "../contract/release.js";

/** The region of the release that a reader has picked out by its slug; null when none is. */
export function releasePlace({places}: Pick<Manifest, "places">, slug: string): Place | null {
  return places.find((place) => place.slug === slug && place.code !== null) ?? null;
}
