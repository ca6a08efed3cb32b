import {describe, expect, it} from "vitest";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {openPeriod} from "../../../loaders/count/openPeriod.ts";

const open = (lastMonth: string, id: string) => {
  const all = dimensions("2024-01", lastMonth);
  return all[id]?.codes[openPeriod(all[id], all["month"])]?.code;
};

describe("openPeriod", () => {
  it.each([
    ["2025-11", "2025-Q4", "2025"],
    ["2025-12", undefined, undefined],
    ["2025-09", undefined, "2025"],
    ["2025-10", "2025-Q4", "2025"],
  ])("of a release that ends with %s is %s and %s", (last, quarter, year) => {
    expect([open(last, "quarter"), open(last, "year")]).toEqual([quarter, year]);
  });

  it("is none among months: each of them is over", () => {
    expect(open("2025-11", "month")).toBeUndefined();
  });
});
