import {describe, expect, it} from "vitest";
import {totalsThatDisagree} from "../../../../loaders/connect/statistics/totals.ts";

function counts(cell: string, total: number | undefined, women: number | undefined, men: number | undefined) {
  return [
    {cell, part: "ALL", count: total},
    {cell, part: "K", count: women},
    {cell, part: "M", count: men},
  ];
}

const held = (tolerance: number, ...rows: ReturnType<typeof counts>[]) =>
  totalsThatDisagree(rows.flat(), ["K", "M"], tolerance, "könen");

describe("totalsThatDisagree(counts, parts, tolerance, what)", () => {
  it("says nothing of parts within the tolerance, and speaks of those just beyond", () => {
    expect(held(0.01, counts("2025-01", 1000, 490, 500))).toEqual([]);
    expect(held(0.01, counts("2025-01", 1000, 489, 500))).toEqual([
      "könen stämmer inte med totalen i 1 av 1 celler, mest i 2025-01: summan är 989, totalen 1000",
    ]);
  });

  it("tells of the worst cell of many in one line", () => {
    const [line, ...more] = held(0, counts("a", 10, 5, 5), counts("b", 10, 5, 6), counts("c", 10, 9, 9));
    expect(more).toEqual([]);
    expect(line).toBe("könen stämmer inte med totalen i 2 av 3 celler, mest i c: summan är 18, totalen 10");
  });

  it("holds nothing against a total where a part is withheld or missing", () => {
    expect(held(0, counts("a", 10, undefined, 5), counts("b", undefined, 5, 6))).toEqual([]);
    expect(totalsThatDisagree([{cell: "a", part: "ALL", count: 3}], ["K"], 0, "könen")).toEqual([]);
  });
});
