import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {durationQuartiles} from "../../src/components/durationQuartiles.js";
import {longByDiagnosis} from "../../src/components/longByDiagnosis.js";
import {loadPlaceFamily, type PlaceFamily} from "../../src/components/placeFamily.js";
import {initialView} from "../../src/components/viewState.js";
import type {Manifest} from "../../src/contract/release.js";
import {temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

let release = "";
let manifest: Manifest;
beforeAll(async () => {
  const settings = join(folder, "settings.yaml");
  writeFileSync(settings, "families: [started, durations]\n");
  const run = await underlag(folder, [
    "release",
    ...["--synthetic-certificates", "600000", "--settings", settings],
  ]);
  expect(run.code).toBe(0);
  release = run.stdout.trim();
  manifest = JSON.parse(readFileSync(join(release, "manifest.json"), "utf8")) as Manifest;
});

function tableOf(slug: string): Promise<ArrayBuffer> {
  const bytes = readFileSync(join(release, "places", slug, "durations.parquet"));
  return Promise.resolve(Uint8Array.from(bytes).buffer);
}

const at = (slug: string): Promise<PlaceFamily> =>
  loadPlaceFamily(manifest, slug, tableOf(slug), tableOf("riket"));

/** Limits of a place and of the nation in a table of the notebook, in the row of that name. */
function limitsOf(rows: readonly (readonly unknown[])[], name: string): [number, number][] {
  return rows
    .filter(([label]) => label === name)
    .map((row) => [Number(row.at(-2)), Number(row.at(-1))] as [number, number]);
}

// data/reference/synthetic-planted.csv, long-f43: in region 05 sjukfall with F43 last half as long again.
describe("the notebook on how long sjukfall last, on the synthetic country", () => {
  it("finds the longer mental sjukfall of Östergötland: the nation's share past 90 days lies below the region's interval", async () => {
    const {table, title} = longByDiagnosis(await at("ostergotland"), initialView(manifest));
    const [own] = limitsOf(table.rows, "Psykiska sjukdomar");
    const nation = table.rows.find(([label, side]) => label === "Psykiska sjukdomar" && side === "Riket");
    expect(own?.[0]).toBeGreaterThan(Number(nation?.[4]));
    expect(title).toMatch(/^Psykiska sjukdomar har störst andel sjukfall längre än 90 dagar/);
  });

  it("has their median above the nation's upper limit", async () => {
    const view = {...initialView(manifest), diagnosis: "mental"};
    const {table} = durationQuartiles(await at("ostergotland"), view);
    const name = "Hälften varar högst (median)";
    const [, , median] = table.rows.find(([label]) => label === name) ?? [];
    const [, nation] = limitsOf(table.rows, name);
    expect(Number(median)).toBeGreaterThan(nation?.[1] ?? Infinity);
  });

  it("finds no such thing where nothing is planted: Skåne, and other diagnoses of Östergötland", async () => {
    const skane = longByDiagnosis(await at("skane"), initialView(manifest));
    const ostergotland = longByDiagnosis(await at("ostergotland"), initialView(manifest));
    for (const [rows, name] of [
      [skane.table.rows, "Psykiska sjukdomar"],
      [ostergotland.table.rows, "Muskuloskeletala sjukdomar"],
      [ostergotland.table.rows, "Somatiska sjukdomar"],
    ] as const) {
      const [own, nation] = limitsOf(rows, name);
      expect(own?.[0]).toBeLessThanOrEqual(nation?.[1] ?? -1);
      expect(own?.[1]).toBeGreaterThanOrEqual(nation?.[0] ?? 2);
    }
  });
});
