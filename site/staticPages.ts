import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Population} from "../src/contract/population.ts";
import type {Manifest} from "../src/contract/release.ts";
import {componentsProgram} from "./componentsProgram.ts";

/** What a page has to say where no script runs; `components/staticPage` makes it. */
export interface StaticPage {
  readonly readFirst: readonly string[];
  readonly names: Readonly<Record<string, unknown>>;
  readonly diagram: {
    readonly title: string;
    readonly selection: string;
    readonly standing: string;
    readonly notes: readonly string[];
    readonly table: {
      readonly caption: string;
      readonly columns: readonly {readonly title: string; readonly isNumber: boolean}[];
      readonly rows: readonly (readonly string[])[];
      readonly left: number;
    };
  } | null;
}

interface Program {
  readonly staticPage: (
    release: {
      manifest: Manifest;
      population: Population;
      units: ReadonlyMap<string, never>;
      read: (path: string) => Promise<ArrayBuffer>;
    },
    path: string,
  ) => Promise<StaticPage>;
}

/** What the pages at `addresses` say without scripts, from the release that is staged under `root`. */
export async function staticPages(
  root: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, StaticPage>> {
  const {staticPage} = await componentsProgram<Program>(root, "staticPage.ts");
  const bytesOf = (path: string): Buffer => readFileSync(join(root, "src/data", path));
  const json = (path: string): unknown => JSON.parse(bytesOf(path).toString());
  const release = {
    manifest: json("account.json") as Manifest,
    population: json("population.json") as Population,
    units: new Map<string, never>(),
    // A copy of its own: the reader takes the whole buffer that lies under a view.
    read: async (path: string) => await Promise.resolve(Uint8Array.from(bytesOf(path)).buffer),
  };
  const pages = new Map<string, StaticPage>();
  for (const address of addresses) pages.set(address, await staticPage(release, address));
  return pages;
}
