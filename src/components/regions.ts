import type {Population} from "../contract/population.js";
import type {RegionTable} from "../contract/regionTable.js";
import type {Code, Manifest, Place} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import type {Table} from "../measures/table.js";
import {answeredBlock} from "./answeredBlock.js";
import {loadRounded, loadTable} from "./loadTable.js";
import {regionTable} from "./regionTable.js";
import {familyOf, wayOf} from "./selection.js";

/** What the diagrams of all regions are made from: the release, its inhabitants, and one family of counts by region. */
export interface Regions {
  readonly manifest: Manifest;
  readonly population: Population;
  /** Has a column of regions; the sum of all of them is the nation. */
  readonly table: Table;
  /** The block that alone is counted: then the table is that of blocks, by year, and has no sexes, ages or degrees. */
  readonly block?: Code;
}

/** How a page fetches the counts of one family: the small table, and the whole one for a choice that the small lacks. */
export interface RegionFiles {
  readonly small: () => Promise<RegionTable>;
  readonly whole: () => Promise<ArrayBuffer>;
}

/** The files of each way of counting, and that of started sjukfall by block. */
export type FilesByWay = Readonly<Record<ReturnType<typeof wayOf>, RegionFiles>> & {
  readonly avsnitt: () => Promise<ArrayBuffer>;
};

const loaded = new Map<string, Promise<Table>>();

/** Loads the counts that a view needs, each file once: the small table unless a diagnosis, degree or length is chosen, that of blocks where it can tell. */
export async function loadRegions(
  manifest: Manifest,
  population: Population,
  view: View,
  files: FilesByWay,
): Promise<Regions> {
  const block = answeredBlock(view, manifest);
  if (block !== undefined) {
    const table = await loadOnce(
      "started_blocks",
      async () => await loadRounded(files.avsnitt(), manifest.disclosure.base),
    );
    return {manifest, population, table, block};
  }
  const {small, whole} = files[wayOf(view)];
  const isSmall = [view.diagnosis, view.degree, view.length].every((chosen) => chosen === everything);
  const table = await loadOnce(`${familyOf(view)} ${isSmall ? "small" : "whole"}`, async () =>
    isSmall ? regionTable(await small()) : await loadTable(await whole(), manifest.disclosure.base),
  );
  return {manifest, population, table};
}

async function loadOnce(name: string, load: () => Promise<Table>): Promise<Table> {
  const table = loaded.get(name) ?? load();
  loaded.set(name, table);
  // A file that did not come may come when it is asked for again.
  table.catch(() => loaded.delete(name));
  return await table;
}

/** The regions with their codes, in the order of the release. */
export function regionsOf({places}: Pick<Manifest, "places">): (Place & {readonly code: string})[] {
  return places.flatMap((place) => (place.code === null ? [] : [{...place, code: place.code}]));
}
