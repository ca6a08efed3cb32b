import type {Population} from "../contract/population.js";
import type {RegionTable} from "../contract/regionTable.js";
import type {Manifest, Place} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import type {Table} from "../measures/table.js";
import {loadTable} from "./loadTable.js";
import {regionTable} from "./regionTable.js";
import {familyOf, wayOf} from "./selection.js";

/** What the diagrams of all regions are made from: the release, its inhabitants, and one family of counts by region. */
export interface Regions {
  readonly manifest: Manifest;
  readonly population: Population;
  /** Has a column of regions; the sum of all of them is the nation. */
  readonly table: Table;
}

/** How a page fetches the counts of one family: the small table, and the whole one for a choice that the small lacks. */
export interface RegionFiles {
  readonly small: () => Promise<RegionTable>;
  readonly whole: () => Promise<ArrayBuffer>;
}

/** The files of each way of counting. */
export type FilesByWay = Readonly<Record<ReturnType<typeof wayOf>, RegionFiles>>;

const loaded = new Map<string, Promise<Table>>();

/** Loads the counts that a view needs, each file once: the small table unless a diagnosis or a degree is chosen. */
export async function loadRegions(
  manifest: Manifest,
  population: Population,
  view: View,
  files: FilesByWay,
): Promise<Regions> {
  const {small, whole} = files[wayOf(view)];
  const isSmall = view.diagnosis === everything && view.degree === everything;
  const name = `${familyOf(view)} ${isSmall ? "small" : "whole"}`;
  const table =
    loaded.get(name) ??
    (isSmall
      ? small().then(regionTable)
      : whole().then(async (bytes) => await loadTable(bytes, manifest.disclosure.base)));
  loaded.set(name, table);
  // A file that did not come may come when it is asked for again.
  table.catch(() => loaded.delete(name));
  return {manifest, population, table: await table};
}

/** The regions with their codes, in the order of the release. */
export function regionsOf({places}: Pick<Manifest, "places">): (Place & {readonly code: string})[] {
  return places.flatMap((place) => (place.code === null ? [] : [{...place, code: place.code}]));
}
