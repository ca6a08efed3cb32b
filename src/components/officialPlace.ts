import type {OfficialPlace, OfficialStatistics} from "../contract/official.js";

/** Riket, as the published statistics name it. */
export const nationCode = "ALL";

/** The nation's row among the places. */
export function nationOf({places}: Pick<OfficialStatistics, "places">): OfficialPlace {
  const nation = places.find(({code}) => code === nationCode);
  if (nation === undefined) throw new RangeError("the published statistics have no riket");
  return nation;
}

/** The region that a reader has picked out by its slug; null when none is, or when it is no län. */
export function pickedRegion(
  {places}: Pick<OfficialStatistics, "places">,
  slug: string,
): OfficialPlace | null {
  return places.find((place) => place.slug === slug && place.code !== nationCode) ?? null;
}
