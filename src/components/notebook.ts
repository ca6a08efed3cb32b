import type {Population} from "../contract/population.js";
import type {Manifest, Place} from "../contract/release.js";
import type {View} from "../contract/view.js";
import type {Table} from "../measures/table.js";
import {loadTable} from "./loadTable.js";
import {familyOf} from "./selection.js";

/** The tables of one place that the notebook on sick-leave patterns reads. */
export interface Tables {
  readonly started: Table;
  readonly ongoing: Table;
  readonly ended: Table;
}

/**
 * The bytes of those tables, as a page fetches them. That of ongoing sjukfall, which are counted anew every month and take as much as the other
 * two together, when a view counts them.
 */
export interface TableBytes {
  readonly started: Promise<ArrayBuffer>;
  readonly ongoing: () => Promise<ArrayBuffer>;
  readonly ended: Promise<ArrayBuffer>;
}

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

/** What a page has loaded of a notebook, and how it gets the rest. */
export interface LoadedNotebook {
  /** Of views that count started or ended sjukfall: the tables have no ongoing ones, and to ask for them is an error. */
  readonly usual: Notebook;
  /** Of views that count ongoing sjukfall. */
  readonly withOngoing: () => Promise<Notebook>;
}

/** Loads the tables of a place and of the nation, each once. An unknown place is an error of the build. */
export async function loadNotebook(
  manifest: Manifest,
  slug: string,
  own: TableBytes,
  nation: TableBytes,
  population: Population | Promise<Population> = nobody,
): Promise<LoadedNotebook> {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError("the release has no such place");
  const isNation = place.code === null;
  const load = async ({started, ended}: TableBytes): Promise<Pick<Tables, "started" | "ended">> => ({
    started: await loadTable(await started),
    ended: await loadTable(await ended),
  });
  const whole = load(nation);
  const tables = {own: await (isNation ? whole : load(own)), nation: await whole};
  const rest = {manifest, place, population: await population};
  let asked: Promise<Notebook> | undefined;
  return {
    usual: {...rest, own: withoutOngoing(tables.own), nation: withoutOngoing(tables.nation)},
    withOngoing: () => {
      asked ??= (async () => {
        const ofNation = nation.ongoing().then(loadTable);
        const ongoing = await (isNation ? ofNation : own.ongoing().then(loadTable));
        return {
          ...rest,
          own: {...tables.own, ongoing},
          nation: {...tables.nation, ongoing: await ofNation},
        };
      })();
      // A file that did not come may come when it is asked for again.
      asked.catch(() => (asked = undefined));
      return asked;
    },
  };
}

function withoutOngoing(tables: Pick<Tables, "started" | "ended">): Tables {
  return {
    ...tables,
    get ongoing(): Table {
      throw new RangeError("the tables of ongoing sjukfall are loaded for views that count them");
    },
  };
}

/** The notebook with the tables that a view counts. */
export async function notebookFor(view: View, {usual, withOngoing}: LoadedNotebook): Promise<Notebook> {
  return familyOf(view) === "ongoing" ? await withOngoing() : usual;
}
