import {describe, expect, it} from "vitest";
import {populationYear} from "../../../../src/contract/populationYear.js";

describe("populationYear(years, time)", () => {
  it("takes the 31 December before the month, the latest there is, or the first", () => {
    const years = [2022, 2023];
    expect(populationYear(years, "2023-12")).toBe(2022);
    expect(populationYear(years, "2024-01")).toBe(2023);
    expect(populationYear(years, "2026-Q1")).toBe(2023);
    expect(populationYear(years, "2020-06")).toBe(2022);
    expect(populationYear([], "2023-01")).toBeUndefined();
  });
});
