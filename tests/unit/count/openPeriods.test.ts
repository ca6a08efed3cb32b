import {describe, expect, it} from "vitest";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {openPeriods} from "../../../loaders/count/openPeriods.ts";

const open = (firstMonth: string, lastMonth: string, id: string) => {
  const all = dimensions(firstMonth, lastMonth);
  return [...openPeriods(all[id], all["month"])].map((at) => all[id]?.codes[at]?.code);
};

describe("openPeriods", () => {
  it.each([
    ["2025-11", ["2025-Q4"], ["2025"]],
    ["2025-12", [], []],
    ["2025-09", [], ["2025"]],
    ["2025-10", ["2025-Q4"], ["2025"]],
  ])("of a release that ends with %s are %s and %s", (last, quarters, years) => {
    expect([open("2024-01", last, "quarter"), open("2024-01", last, "year")]).toEqual([quarters, years]);
  });

  it.each([
    ["2024-02", ["2024-Q1"], ["2024"]],
    ["2024-04", [], ["2024"]],
    ["2024-12", ["2024-Q4"], ["2024"]],
  ])("of a release that begins with %s are %s and %s", (first, quarters, years) => {
    expect([open(first, "2025-12", "quarter"), open(first, "2025-12", "year")]).toEqual([quarters, years]);
  });

  it("is one where a release begins and ends within it", () => {
    expect(open("2025-02", "2025-11", "year")).toEqual(["2025"]);
  });

  it("are none among months: each of them is over", () => {
    expect(open("2025-02", "2025-11", "month")).toEqual([]);
  });
});
