import {describe, expect, it} from "vitest";
import {
  addMonths,
  isWhole,
  lastDayOf,
  lastMonthOf,
  quarterOf,
  wholeQuarters,
  yearBefore,
} from "../../../../src/measures/months.js";

describe("addMonths(month, steps)", () => {
  it("passes from one year to another in both directions, and through a year without a remainder", () => {
    expect(["2025-11", "2025-12"].map((month) => addMonths(month, 1))).toEqual(["2025-12", "2026-01"]);
    expect(["2025-02", "2025-01"].map((month) => addMonths(month, -1))).toEqual(["2025-01", "2024-12"]);
    expect([addMonths("2025-07", -24), addMonths("2025-07", 0)]).toEqual(["2023-07", "2025-07"]);
  });
});

describe("quarters", () => {
  it("have three months each, and are whole where all three are there", () => {
    expect(["2025-03", "2025-04", "2025-12"].map(quarterOf)).toEqual(["2025-Q1", "2025-Q2", "2025-Q4"]);
    expect(wholeQuarters(["2024-12", "2025-01", "2025-02", "2025-03", "2025-04", "2025-05"])).toEqual([
      "2025-Q1",
    ]);
  });
});

describe("yearBefore(period)", () => {
  it("is the same month, quarter or year of the year before", () => {
    expect(["2025-03", "2025-Q3", "2025"].map(yearBefore)).toEqual(["2024-03", "2024-Q3", "2024"]);
  });
});

describe("the end of a period", () => {
  it("is its last month", () => {
    expect(["2025", "2025-Q1", "2025-Q4", "2025-05"].map(lastMonthOf)).toEqual([
      ...["2025-12", "2025-03", "2025-12", "2025-05"],
    ]);
  });

  it("is its last day, in leap years too", () => {
    expect(["2024-02", "2025-02", "2000-02", "1900-02", "2025-12"].map(lastDayOf)).toEqual([
      ...["2024-02-29", "2025-02-28", "2000-02-29", "1900-02-28", "2025-12-31"],
    ]);
  });

  it("has passed when the extract is of the last day, and not the day before", () => {
    expect(["2024-02-29", "2024-02-28"].map((day) => isWhole("2024-02", day))).toEqual([true, false]);
  });
});
