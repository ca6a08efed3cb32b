import {describe, expect, it} from "vitest";
import {officialStatistics} from "../../../../site/officialStatistics.ts";
import {inPageWindow} from "../../../../site/pageWindow.ts";
import {besideNote, besideRows, rulesOf} from "../../../../src/components/countingRules.js";
import {countingWays, reasonsOf} from "../../../../src/components/countingWays.js";
import {roundingInterval} from "../../../../src/measures/roundingInterval.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {Countings} from "../../../../src/contract/countings.js";
import type {Manifest} from "../../../../src/contract/release.js";
import {manifest} from "../country.js";

const counts = {
  ...{started: 1000, ended: 990, ongoing: 4800, certificates: 2500, long: 400},
  ...{"gap-0": 1250, "gap-5": 1005, "gap-7": 950, "gap-14": 900, "gap-30": 800},
  ...{provider: 1200, persons: 920, year: 1300, "year-provider": 1500, "day-25": 3600},
};
const countings: Countings = {
  years: [
    {year: "2023", counts: {started: 500, "gap-0": 600}, atBase: {}},
    {year: "2024", counts, atBase: {started: 20, ongoing: 240, "gap-0": 1}},
  ],
};
const view = {...initialView(manifest), year: "2024"};
const rowOf = (rows: readonly (readonly unknown[])[], first: string) =>
  rows.find(([title]) => title === first);

describe("countingWays(countings, view, manifest)", () => {
  const model = countingWays(countings, view, manifest);

  it("tells the least and the greatest number of sjukfall, not of stocks, persons or certificates", () => {
    expect(model.title).toBe(
      "Samma intyg ger mellan 400 och 1\u00a0500 sjukfall 2024, beroende på hur de räknas",
    );
  });

  it("puts the site's own way first, and does not count it twice", () => {
    expect(model.table.rows[0]?.slice(0, 3)).toEqual(["Startade, så som webbplatsen räknar", 1000, null]);
    expect(rowOf(model.table.rows, "Startade, högst 5 dagars uppehåll")).toBeUndefined();
    const settings = {maxGap: 7, scope: "person"};
    const other = countingWays(countings, view, {...manifest, settings});
    expect(rowOf(other.table.rows, "Startade, högst 5 dagars uppehåll")?.[1]).toBe(1005);
    expect(rowOf(other.table.rows, "Startade, högst 7 dagars uppehåll")).toBeUndefined();
  });

  it("tells how far each way lies from the site's own", () => {
    expect(rowOf(model.table.rows, "Startade, utan uppehåll")?.slice(1, 3)).toEqual([1250, 0.25]);
    expect(rowOf(model.table.rows, "Startade, högst 30 dagars uppehåll")?.[2]).toBeCloseTo(-0.2, 10);
  });

  it("shows stocks as the mean of the months", () => {
    expect(rowOf(model.table.rows, "Pågående den 25:e, i genomsnitt")?.[1]).toBe(300);
    expect(rowOf(model.table.rows, "Pågående under en månad, i genomsnitt")?.[1]).toBe(400);
  });

  it("shows what rounding can hide, of a mean over its months", () => {
    // As at roundingInterval, 900 more that are exact: 965.7 and 1050.6.
    expect(rowOf(model.table.rows, "Startade, så som webbplatsen räknar")?.slice(3)).toEqual([965, 1051]);
    const [low, high] = roundingInterval({n: 4800, atBase: 240}, 5);
    expect(rowOf(model.table.rows, "Pågående under en månad, i genomsnitt")?.slice(3)).toEqual([
      Math.floor(low / 12),
      Math.ceil(high / 12),
    ]);
  });

  it("lists what a year has, and draws nothing without a whole year", () => {
    const rows = countingWays(countings, {...view, year: "2023"}, manifest).table.rows;
    expect(rows.map(([title]) => title)).toEqual([
      "Startade, så som webbplatsen räknar",
      "Startade, utan uppehåll",
    ]);
    expect(countingWays({years: []}, view, manifest).chart).toBeNull();
  });
});

describe("reasonsOf(countings, view, manifest)", () => {
  it("gives a reason for every number", () => {
    const rows = reasonsOf(countings, view, manifest).rows;
    expect(rows.map((row) => row.slice(0, 3))).toEqual(
      countingWays(countings, view, manifest).table.rows.map((row) => row.slice(0, 3)),
    );
    expect(rows.every(([, , , reason]) => String(reason).endsWith("."))).toBe(true);
  });
});

describe("besideNote(manifest)", () => {
  it("says of the two columns whether they can be compared: not where the release is made up, or has some regions alone", async () => {
    await inPageWindow(async () => {
      const said = (changes: Partial<Manifest>) =>
        besideNote({...manifest, ...changes}).lastElementChild?.textContent;
      const skane = [{slug: "riket", code: null, title: "Region Skåne", short: "Skåne"}];
      expect(said({synthetic: true})).toContain("Demolandet är påhittat");
      expect(said({synthetic: false})).toBe("Åren är olika: de publicerade tabellerna slutar vid olika tid.");
      expect(said({synthetic: false, places: skane})).toBe(
        "Försäkringskassans tal gäller hela landet, utgåvans bara Skåne. De två kolumnerna med antal går därför inte att jämföra.",
      );
      await Promise.resolve();
    });
  });
});

describe("besideRows(official, countings, view, manifest)", () => {
  it("puts the published figures beside the nearest of the release", () => {
    const {rows, columns} = besideRows(officialStatistics(), countings, view, manifest);
    // data/reference: persons-with-started-sjukfall.csv, and ongoing-sjukfall.csv, 2 240 100 / 12.
    expect(rows.map(([, n]) => n).slice(1)).toEqual([242_841, 186_675]);
    expect(rows.map((row) => row[2])).toEqual([400, 920, 300]);
    expect(columns[2]?.title).toBe("Demolandet (påhittat) 2024");
  });
});

describe("rulesOf(manifest)", () => {
  it("tells what Intygsstatistik does with small numbers, and what is done here", () => {
    const row = rowOf(rulesOf(manifest).rows, "Små antal");
    expect(row?.[1]).toMatch(/^Färre än fem hos en vårdgivare blir noll/);
    expect(row?.[2]).toContain("multipel av 5");
  });
});
