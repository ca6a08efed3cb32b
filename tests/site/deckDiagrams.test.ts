import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, expect, it} from "vitest";
import {populationOf} from "../../site/population.ts";
import {readManifest} from "../../site/release.ts";
import {unitsByType} from "../../site/unitTypes.ts";
import {deckDiagram, type ReleaseFiles} from "../../src/components/deckDiagrams.js";
import {initialView} from "../../src/components/viewState.js";
import {accountOf} from "../../src/contract/contents.ts";
import {type DeckNotebook, type DeckNotebookId, deckNotebooks} from "../../src/contract/deckNotebooks.js";
import {testSite} from "./site.ts";

let release: ReleaseFiles;

beforeAll(async () => {
  const site = await testSite();
  const manifest = readManifest(join(site.release, "manifest.json"));
  const read = (path: string): Promise<ArrayBuffer> =>
    Promise.resolve(Uint8Array.from(readFileSync(join(site.checkout, "src/data", path))).buffer);
  release = {
    ...{manifest: accountOf(manifest), population: populationOf(manifest), units: unitsByType(manifest)},
    read,
  };
});

it.each(Object.entries(deckNotebooks) as [DeckNotebookId, DeckNotebook][])(
  "every diagram of %s that a deck may show is made from the files of the site, with something to draw",
  async (notebook, {each, diagrams}) => {
    const view = {...initialView(release.manifest), unit: "exempel-i-skane"};
    const place = each === "place" ? "riket" : each === "unit-type" ? "vardcentral" : null;
    const ids = new Set<string>();
    for (const diagram of diagrams) {
      const {id, chart, nothing} = await deckDiagram(release, notebook, place, view, diagram);
      expect([diagram, chart === null ? nothing : "drawn"]).toEqual([diagram, "drawn"]);
      ids.add(id);
    }
    // Each name is of a diagram of its own.
    expect(ids.size).toBe(diagrams.length);
  },
);
