import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {againstNation} from "../../src/components/againstNation.js";
import {coordinatedBySpan} from "../../src/components/coordinatedBySpan.js";
import {durationQuartiles} from "../../src/components/durationQuartiles.js";
import {longByDiagnosis} from "../../src/components/longByDiagnosis.js";
import {loadPlaceFamily, type PlaceFamily} from "../../src/components/placeFamily.js";
import {initialView} from "../../src/components/viewState.js";
import type {Population} from "../../src/contract/population.js";
import type {Manifest} from "../../src/contract/release.js";
import type {UnitTable} from "../../src/contract/unitTable.js";
import {unitFunnel} from "../../src/components/unitFunnel.js";
import {unitLongYears} from "../../src/components/unitLongYears.js";
import {unitTables} from "../../site/unitTables.ts";
import {temporaryFolder, underlag} from "./underlag.ts";

/** Index numbers divide by nobody. */
const nobody: Population = {
  ...{kind: "none", ages: "all", source: "", sha256: ""},
  ...{years: [], regions: [], sexes: [], bands: [], n: []},
};

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

let release = "";
let manifest: Manifest;
beforeAll(async () => {
  const settings = join(folder, "settings.yaml");
  writeFileSync(settings, "families: [started, durations, coordination, unit_started, unit_durations]\n");
  const run = await underlag(folder, [
    "release",
    ...["--synthetic-certificates", "600000", "--settings", settings],
  ]);
  expect(run.code).toBe(0);
  release = run.stdout.trim();
  manifest = JSON.parse(readFileSync(join(release, "manifest.json"), "utf8")) as Manifest;
});

function tableOf(slug: string, family: string): Promise<ArrayBuffer> {
  const bytes = readFileSync(join(release, "places", slug, `${family}.parquet`));
  return Promise.resolve(Uint8Array.from(bytes).buffer);
}

const at = (slug: string, family = "durations"): Promise<PlaceFamily> =>
  loadPlaceFamily(manifest, slug, tableOf(slug, family), tableOf("riket", family));

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

// growing-region: in region 24 started sjukfall grow by 30 per cent from July 2023 to July 2025.
describe("the notebook on sick-leave patterns, on the synthetic country", () => {
  /** The index of the last twelve months with its limits: 100 is the mean of the first twelve. */
  const indexOf = async (slug: string) => {
    const {own, nation, ...started} = await at(slug, "started");
    const tables = {started: own, ongoing: own, ended: own};
    const nations = {started: nation, ongoing: nation, ended: nation};
    const model = againstNation(
      {...started, own: tables, nation: nations, population: nobody},
      initialView(manifest),
    );
    const limits = [...model.notes.join(" ").matchAll(/mellan (\d+) och (\d+) i /gu)];
    const [region, whole] = limits.map(([, low, high]) => ({low: Number(low), high: Number(high)}));
    if (region === undefined || whole === undefined) throw new RangeError("both have an index");
    return {region, whole};
  };

  it("finds that they grow in Västerbotten more than rounding can explain, and not in the region beside it", async () => {
    const [there, beside] = [await indexOf("vasterbotten"), await indexOf("vasternorrland")];
    expect(there.region.low).toBeGreaterThan(there.whole.high);
    // A year that begins half-way up and ends at the top, beside one that begins before it: 30 per cent at most.
    expect(there.region.low).toBeLessThan(130);
    expect(beside.region.low).toBeLessThanOrEqual(beside.whole.high);
  });
});

// more-meetings: in region 13 certificates lead to a meeting 2.5 times as often.
describe("the notebook on the way back to work, on the synthetic country", () => {
  const allOf = async (slug: string): Promise<[number, number]> => {
    const {table} = coordinatedBySpan(await at(slug, "coordination"), initialView(manifest), "first_meeting");
    const [own] = limitsOf(table.rows, "Alla längder");
    return own ?? [0, 1];
  };

  it("finds the many meetings of Halland, and none in Skåne", async () => {
    const [nation, halland, skane] = [await allOf("riket"), await allOf("halland"), await allOf("skane")];
    expect(halland[0]).toBeGreaterThan(nation[1]);
    expect(skane[0]).toBeLessThanOrEqual(nation[1]);
  });
});

// long-unit: of the vårdenhet that the first vårdcentral of region 14 heads sjukfall last 1.7 times as long.
describe("the notebooks on units, on the synthetic country", () => {
  const code = "SYNTET-14-0001";
  let table: UnitTable;
  beforeAll(async () => {
    const read = (path: string): Buffer | undefined => {
      const file = join(release, path);
      return existsSync(file) ? readFileSync(file) : undefined;
    };
    const bytes = (await unitTables(manifest, read)).get("units/vardcentral.json");
    table = JSON.parse(bytes?.toString() ?? "") as UnitTable;
  });
  const unitOf = (id: string): UnitTable["units"][number] => {
    const unit = table.units.find((one) => one.code === id);
    if (unit === undefined) throw new RangeError(`no unit ${id}`);
    return unit;
  };
  /** The shares of the years that have been followed, with their limits, of sjukfall that last longer than so many days. */
  const longOf = (id: string, days: number): [share: number, low: number, high: number][] =>
    unitLongYears(table, manifest, unitOf(id))
      .table.rows.filter(([, limit]) => limit === `${days} dagar`)
      .map((row) => [Number(row.at(-3)), Number(row.at(-2)), Number(row.at(-1))]);

  it("find the unit with long sjukfall beyond the limits of the funnel, in both years that have been followed, and no other", () => {
    for (const unitYear of ["2023", "2024"]) {
      const view = {...initialView(manifest), unitFigure: "langa", unitYear};
      const {table: shown} = unitFunnel(table, manifest, view, {is: "all"});
      const beyond = shown.rows.filter((row) => row.at(-1) === "avviker från förväntad variation");
      expect(beyond.map(([title]) => title)).toEqual([unitOf(code).title]);
      // Hundreds of units were held to the same limits.
      expect(shown.rows.length).toBeGreaterThan(300);
    }
  });

  it("show that more of its sjukfall pass 90 and 180 days, and not of those of a unit as large with nothing planted", () => {
    // The share of all vårdcentraler together: the line in the middle of the funnel.
    const multiples = (of: readonly number[]): number => of.reduce((sum, n) => sum + n, 0);
    const {followed, longer90, longer180} = table.sjukfall;
    for (const [days, longer] of [
      [90, longer90],
      [180, longer180],
    ] as const) {
      const all = multiples(longer) / multiples(followed);
      const planted = longOf(code, days);
      expect(planted.length).toBe(2);
      for (const [, low] of planted) expect(low).toBeGreaterThan(all);
      for (const beside of ["SYNTET-12-0001", "SYNTET-21-0001"])
        for (const [, low, high] of longOf(beside, days)) {
          expect(low).toBeLessThanOrEqual(all);
          expect(high).toBeGreaterThanOrEqual(all);
        }
    }
  });
});
