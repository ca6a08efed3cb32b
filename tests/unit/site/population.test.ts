import {describe, expect, it} from "vitest";
import {ageBands} from "../../../site/ageBands.ts";
import {populationOf, reference, type Reference} from "../../../site/population.ts";
import {Population} from "../../../src/contract/population.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {manifest as small} from "../src/country.ts";

const manifest = {...small, firstMonth: "2024-01", lastMonth: "2025-03"};
const bandsOf = (...codes: string[]): Pick<Manifest, "dimensions"> => ({
  dimensions: {age: {title: "Ålder", codes: codes.map((code) => ({code, title: code}))}},
});
const only =
  (name: string, rows: Readonly<Record<string, string>>[]): Reference =>
  (wanted) =>
    wanted === name ? rows : undefined;

describe("ageBands(manifest)", () => {
  it("cuts the bands of the release to 16–64 and leaves out what is no band", () => {
    expect(ageBands(bandsOf("0-30", "31-40", "61-", "U", ".."))).toEqual([
      {code: "0-30", from: 16, to: 30},
      {code: "31-40", from: 31, to: 40},
      {code: "61-", from: 61, to: 64},
    ]);
    expect(ageBands(bandsOf("0-15", "16-64", "65-"))).toEqual([{code: "16-64", from: 16, to: 64}]);
  });
});

describe("populationOf(manifest, tables)", () => {
  it("counts 16–64 by sex and age band from SCB's table, for the 31 December before each month", () => {
    const row = (year: string, age: string, population: string, sex = "K", region = "12") => ({
      ...{year, region, sex, age, population},
    });
    const rows = [
      ...[row("2022", "20", "7"), row("2023", "15", "1"), row("2023", "16", "10"), row("2023", "30", "20")],
      ...[row("2023", "31", "40"), row("2023", "64", "80"), row("2023", "65", "160")],
      ...[row("2023", "100-", "320"), row("2023", "ALL", "631"), row("2024", "64", "81", "M")],
      ...[row("2025", "20", "9"), row("2023", "20", "1000", "K", "ALL")],
    ];
    const made = populationOf({...manifest, synthetic: false}, only("scb-population.csv", rows));
    expect(Population.parse(made)).toMatchObject({
      ...{kind: "registered", ages: "16-64", years: [2023, 2024], regions: ["12"], sexes: ["K", "M"]},
      bands: ["0-30", "31-"],
      n: [30, 120, 0, 0, 0, 0, 0, 81],
    });
  });

  it("counts everybody by län where sex and age have not been fetched", () => {
    const row = (year: string, region: string, population: string) => ({
      ...{year, region, sex: "ALL", age: "ALL", population},
    });
    const rows = [row("2022", "12", "5"), row("2023", "12", "6"), row("2023", "ALL", "9")];
    const made = populationOf({...manifest, synthetic: false}, only("population.csv", rows));
    // Months of 2025 divide by 2023: the latest there is.
    expect(made).toMatchObject({kind: "registered", ages: "all", years: [2023], bands: ["ALL"], n: [6]});
  });

  it("makes the demo as large for its certificates as Sweden for its own, and no larger in one län than SCB says", () => {
    const source = {...manifest.source, parameters: {certificates: 1_000_000, seed: 1}};
    const made = Population.parse(populationOf({...manifest, source}));
    expect(made).toMatchObject({kind: "demo", ages: "16-64", years: [2024]});
    expect(made.regions).toHaveLength(21);
    const all = made.n.reduce((a, b) => a + b, 0);
    // Of 20–64: 10,587,710 / 1.771 = 5,978,379; of 16–19 as the weights say 475 / 5,935 of that.
    expect(all / 0.09 / (5_978_379 * (1 + 475 / 5935))).toBeCloseTo(1, 3);
    const ofGotland = made.n.slice(made.regions.indexOf("09") * 4, made.regions.indexOf("09") * 4 + 4);
    // 60,971 / 1.918
    expect(ofGotland.reduce((a, b) => a + b, 0) / 0.09 / (31_789 * (1 + 475 / 5935))).toBeCloseTo(1, 2);
    // Where more are old, those of working age are older too.
    const young = (region: string): number => {
      const at = made.regions.indexOf(region) * 4;
      const [women = 0, women31 = 0] = made.n.slice(at, at + 2);
      return women / (women + women31);
    };
    expect(young("01")).toBeGreaterThan(young("08"));
  });

  it("tells no population of a made-up country whose size is not told", () => {
    expect(populationOf(manifest)).toMatchObject({kind: "none", n: []});
  });

  it("reads the project's own tables, and nothing where there is none", () => {
    expect(reference("population.csv")?.length).toBeGreaterThan(300);
    expect(reference("no-such-table.csv")).toBeUndefined();
  });
});
