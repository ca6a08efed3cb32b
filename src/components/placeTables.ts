import type {Manifest, Place} from "../contract/release.js";
import type {Table} from "../measures/table.js";
import {loadTable} from "./loadTable.js";

/** What the diagrams of a notebook are made from: the release, a place, its tables by family, and the nation's. */
export interface PlaceTables<Family extends string> {
  readonly manifest: Manifest;
  readonly place: Place;
  readonly own: Readonly<Record<Family, Table>>;
  /** The nation's tables; the same as `own` on the nation's page. */
  readonly nation: Readonly<Record<Family, Table>>;
}

/** The bytes of those tables, as a page fetches them. */
export type BytesOf<Family extends string> = Readonly<Record<Family, Promise<ArrayBuffer>>>;

/** Loads the tables of a place and of the nation, each once. An unknown place is an error of the build. */
export async function loadPlaceTables<Family extends string>(
  manifest: Manifest,
  slug: string,
  own: BytesOf<Family>,
  nation: BytesOf<Family>,
): Promise<PlaceTables<Family>> {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError("the release has no such place");
  const whole = load(nation);
  return {manifest, place, own: await (place.code === null ? whole : load(own)), nation: await whole};
}

async function load<Family extends string>(bytes: BytesOf<Family>): Promise<Record<Family, Table>> {
  const families = Object.keys(bytes) as Family[];
  const tables = await Promise.all(families.map(async (family) => loadTable(await bytes[family])));
  return Object.fromEntries(families.map((family, i) => [family, tables[i]])) as Record<Family, Table>;
}
