import {describe, expect, it} from "vitest";
import type {Population} from "../../../../src/contract/population.js";
import {inhabitants} from "../../../../src/measures/inhabitants.js";

const population: Population = {
  ...{kind: "registered", ages: "16-64", source: "", sha256: "0".repeat(64)},
  years: [2022, 2023],
  regions: ["05", "12"],
  sexes: ["K", "M"],
  bands: ["0-30", "31-40", "41-"],
  // Numbers that tell where they stand: year, region, sex, band.
  n: [111, 112, 113, 121, 122, 123, 211, 212, 213, 221, 222, 223]
    .flatMap((n) => [n])
    .concat([111, 112, 113, 121, 122, 123, 211, 212, 213, 221, 222, 223].map((n) => n + 1000)),
};

describe("inhabitants(population, time, residents)", () => {
  it("counts a region, the nation, a sex and bands", () => {
    expect(inhabitants(population, "2023-05", {region: "12"})).toBe(211 + 212 + 213 + 221 + 222 + 223);
    expect(
      inhabitants(population, "2023-05", {region: "05", sexes: new Set(["M"]), ages: new Set(["31-40"])}),
    ).toBe(122);
    expect(
      inhabitants(population, "2024-Q2", {region: null, sexes: new Set(["K"]), ages: new Set(["41-"])}),
    ).toBe(1113 + 1213);
  });

  it("counts each of several sexes and bands once, also where one band lies within another", () => {
    const ages = new Set(["0-30", "0-40"]);
    expect(inhabitants(population, "2023-05", {region: "05", sexes: new Set(["K", "M"]), ages})).toBe(
      111 + 112 + 121 + 122,
    );
  });

  it("takes a coarser band as those that lie within it", () => {
    expect(
      inhabitants(population, "2023-05", {region: "05", sexes: new Set(["K"]), ages: new Set(["0-40"])}),
    ).toBe(223);
    expect(
      inhabitants(population, "2023-05", {region: "05", sexes: new Set(["K"]), ages: new Set(["31-"])}),
    ).toBe(225);
  });

  it("is 0 for a sex, an age or a region that it does not tell", () => {
    expect(inhabitants(population, "2023-05", {region: "05", sexes: new Set(["U"])})).toBe(0);
    expect(inhabitants(population, "2023-05", {region: "05", ages: new Set(["U"])})).toBe(0);
    expect(inhabitants(population, "2023-05", {region: "00"})).toBe(0);
    expect(inhabitants({...population, years: []}, "2023-05", {region: null})).toBe(0);
  });
});
