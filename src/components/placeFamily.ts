import type {Manifest, Place} from "../contract/release.js";
import type {Table} from "../measures/table.js";
import {loadTable} from "./loadTable.js";

/** What the diagrams of a notebook on one family are made from: the release, a place, its table and the nation's. */
export interface PlaceFamily {
  readonly manifest: Manifest;
  readonly place: Place;
  readonly own: Table;
  /** The nation's table; the same as `own` on the nation's page. */
  readonly nation: Table;
}

/** Loads one family's table of a place and of the nation, each once. An unknown place is an error of the build. */
export async function loadPlaceFamily(
  manifest: Manifest,
  slug: string,
  own: Promise<ArrayBuffer>,
  nation: Promise<ArrayBuffer>,
): Promise<PlaceFamily> {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError("the release has no such place");
  const whole = nation.then(loadTable);
  const ownTable = place.code === null ? whole : own.then(loadTable);
  return {manifest, place, own: await ownTable, nation: await whole};
}
