import {describe, expect, it} from "vitest";
import {readReference} from "../../../loaders/model/reference.ts";
import {officialStatistics} from "../../../site/officialStatistics.ts";

const official = officialStatistics();
/** A figure as it was printed, or computed by hand, of `published-figures.csv`. */
const published = new Map(readReference("published-figures.csv").map(({id, value}) => [id, Number(value)]));
const stock = (region: string, sex: string, diagnosis: string): number =>
  official.ongoing.rows.find((row) => row.region === region && row.sex === sex && row.diagnosis === diagnosis)
    ?.stock ?? NaN;

describe("officialStatistics()", () => {
  it("gives the mean of the month-end stocks, as the list of published figures has it", () => {
    expect(stock("ALL", "ALL", "ALL")).toBe(published.get("ongoing_avg_2025"));
    expect((100 * stock("ALL", "K", "ALL")) / stock("ALL", "ALL", "ALL")).toBeCloseTo(
      published.get("ongoing_women_share_2025") ?? NaN,
      1,
    );
    // Printed as the mean of monthly shares: so near, and no nearer, is the share of the summed stocks.
    expect((100 * stock("ALL", "ALL", "F00-F99")) / stock("ALL", "ALL", "ALL")).toBeCloseTo(
      published.get("ongoing_F_share_2025") ?? NaN,
      0,
    );
  });

  it("takes men for everybody less women where they are not told, and as told where they are", () => {
    // 316349 / 780062 in the list of published figures.
    expect(stock("ALL", "M", "F00-F99") * 12).toBeCloseTo(316_349, 6);
    expect(stock("ALL", "M", "ALL") * 12).toBeCloseTo(780_062, 6);
    expect(stock("12", "M", "ALL") * 12).toBeCloseTo(258_984 - 168_813, 6);
    const keys = official.ongoing.rows.map(({region, sex, diagnosis}) => `${region} ${sex} ${diagnosis}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("gives the shares as they are printed, and of the stocks where none is", () => {
    const share = (sex: string, diagnosis: string): number =>
      100 *
      (official.ongoing.rows.find(
        (row) => row.region === "ALL" && row.sex === sex && row.diagnosis === diagnosis,
      )?.share ?? NaN);
    expect(share("ALL", "F00-F99")).toBeCloseTo(published.get("ongoing_F_share_2025") ?? NaN, 9);
    expect(share("K", "F00-F99")).toBeCloseTo(published.get("ongoing_F_share_women_2025") ?? NaN, 9);
    // Printed to two decimals in the list of published figures: 316349 / 780062.
    expect(share("M", "F00-F99")).toBeCloseTo(published.get("ongoing_F_share_men_2025") ?? NaN, 2);
    expect(share("K", "ALL")).toBe(100);
  });

  it("has every län and riket each December, and nothing twice", () => {
    for (const [table, id] of [
      [official.sjukpenningtal, "sjukpenningtal_2025"],
      [official.ohalsotal, "ohalsotal_2025"],
    ] as const) {
      const last = table.filter(({year}) => year === 2025);
      expect(last.map(({region}) => region).sort()).toEqual(official.places.map(({code}) => code).sort());
      expect(last.find(({region}) => region === "ALL")?.days).toBe(published.get(id));
      expect(table).toHaveLength(22 * 15);
    }
  });

  it("gives sjukpenningtal by sex and age of the latest month that is told so", () => {
    const all = official.byAge.rows.filter(({region, age}) => region === "ALL" && age === "16-64");
    const bySex = Object.fromEntries(all.map(({sex, days}) => [sex, days]));
    expect(official.byAge.month).toBe("2024-09");
    expect(bySex["K"]).toBe(published.get("sjukpenningtal_2024_09_K"));
    expect(bySex["M"]).toBe(published.get("sjukpenningtal_2024_09_M"));
  });

  it("has lengths with their bounds, and no class of all lengths", () => {
    const all = official.startedByLength.filter(({year, diagnosis}) => year === 2017 && diagnosis === "ALL");
    expect(all.map(({from, to}) => [from, to])).toEqual([
      [15, 29],
      [30, 89],
      [90, 179],
      [180, 364],
      [365, null],
    ]);
    const sum = all.reduce((total, {started}) => total + started, 0);
    expect(sum).toBe(published.get("started_SRS_2017"));
  });

  it("names every diagnosis that it tells of", () => {
    const told = [...official.startedByLength, ...official.persons.rows, ...official.expectedLong];
    for (const {diagnosis} of told)
      if (diagnosis !== "ALL") expect(official.categories[diagnosis], diagnosis).toBeTypeOf("string");
  });
});
