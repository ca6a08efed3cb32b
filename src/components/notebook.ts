import type {Population} from "../contract/population.js";
import type {Manifest, Place} from "../contract/release.js";
import type {Table} from "../measures/table.js";
import {loadTable} from "./loadTable.js";

/** The tables of one place that the notebook on sick-leave patterns reads. */
export interface Tables {
  readonly started: Table;
  readonly ongoing: Table;
  readonly ended: Table;
}

/** The bytes of those tables, as a page fetches them. */
export type TableBytes = {readonly [family in keyof Tables]: Promise<ArrayBuffer>};

/** What every diagram of a notebook is made from: the release, a place, its tables and the nation's. */
export interface Notebook {
  readonly manifest: Manifest;
  readonly place: Place;
  readonly own: Tables;
  /** The nation's tables; the same as `own` on the nation's page. */
  readonly nation: Tables;
  /** Whom rates divide by; a page that shows no rates has nobody. */
  readonly population: Population;
}

const nobody: Population = {
  ...{kind: "none", ages: "all", source: "", sha256: ""},
  ...{years: [], regions: [], sexes: [], bands: [], n: []},
};

/** Loads the tables of a place and of the nation, each once. An unknown place is an error of the build. */
export async function loadNotebook(
  manifest: Manifest,
  slug: string,
  own: TableBytes,
  nation: TableBytes,
  population: Population | Promise<Population> = nobody,
): Promise<Notebook> {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError("the release has no such place");
  const load = async (bytes: TableBytes): Promise<Tables> => {
    const [started, ongoing, ended] = await Promise.all(
      [bytes.started, bytes.ongoing, bytes.ended].map(async (table) => loadTable(await table)),
    );
    if (!started || !ongoing || !ended) throw new RangeError("a table is missing");
    return {started, ongoing, ended};
  };
  const whole = load(nation);
  const ownTables = place.code === null ? whole : load(own);
  return {manifest, place, own: await ownTables, nation: await whole, population: await population};
}
