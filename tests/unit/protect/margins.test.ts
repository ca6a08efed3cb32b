import {describe, expect, it} from "vitest";
import {UsageError} from "../../../loaders/errors.ts";
import {defaultMargins, levelOf, marginsOf} from "../../../loaders/protect/margins.ts";
import {marginSums} from "../../../loaders/protect/marginSums.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const diagnosis = {
  ...dimension("diagnosis", ["A00-B99", "F00-F99", "C00-D48"]),
  parents: [
    {code: "somatic", title: "somatic"},
    {code: "mental", title: "mental"},
  ],
};
const withParents = {
  ...diagnosis,
  codes: diagnosis.codes.map((code, at) => ({...code, parent: at === 1 ? "mental" : "somatic"})),
};
const family = cells(
  "started",
  [dimension("month", months(2)), dimension("region", ["01", "03"]), withParents],
  [],
);
const names = (list: readonly {readonly over: readonly string[]; readonly weight: number}[]) =>
  list.map(({over, weight}) => `${over.join("×")} ${weight}`);

describe("levelOf", () => {
  it("knows the quarters and years of months, and the parents of codes", () => {
    const year = levelOf(dimension("month", ["2023-12", "2024-01", "2024-02"]), "year");
    expect(year).toEqual({codes: ["2023", "2024"], of: Uint16Array.of(0, 1, 1)});
    const quarter = levelOf(dimension("month", ["2024-03", "2024-04"]), "quarter");
    expect(quarter?.codes).toEqual(["2024-Q1", "2024-Q2"]);
    expect(levelOf(withParents, "diagnosis:parent")).toEqual({
      codes: ["somatic", "mental"],
      of: Uint16Array.of(0, 1, 0),
    });
    expect(levelOf(withParents, "year")).toBeUndefined();
  });
});

describe("the margins of a family", () => {
  it("are by default totals and sums by one and two dimensions, of the period and of the year", () => {
    expect(names(defaultMargins(family))).toEqual([
      ...["month 10", "month×region 10", "month×diagnosis 1", "month×diagnosis:parent 1"],
      // Month, region and diagnosis is the cell itself.
      "month×region×diagnosis:parent 1",
      ...["year 10", "year×region 10", "year×diagnosis 1", "year×diagnosis:parent 1"],
      ...["year×region×diagnosis 1", "year×region×diagnosis:parent 1"],
    ]);
  });

  it("do not count the region of a unit twice", () => {
    const unit = {...dimension("care_unit", ["A"]), parents: [{code: "01", title: "01"}]};
    const units = cells("units", [dimension("year", ["2024"]), dimension("region", ["01"]), unit], []);
    expect(names(defaultMargins(units))).toEqual(["year 10", "year×region 10", "year×care_unit 10"]);
  });

  it("take weights from the settings, whatever the order of the levels, and lose those of weight 0", () => {
    const given = [
      {over: ["region", "month"], weight: 3},
      {over: ["year"], weight: 0},
      {over: ["quarter"], weight: 2},
    ];
    const own = names(marginsOf(family, given, []));
    expect(own).toContain("region×month 3");
    expect(own).toContain("quarter 2");
    expect(own).not.toContain("month×region 10");
    expect(own).not.toContain("year 10");
  });

  it("weigh most where they are tied", () => {
    const ties = [{family: "other", over: ["year", "region"]}];
    expect(names(marginsOf(family, [], ties))).toContain("year×region 100");
  });

  it("refuse a level that the table has not", () => {
    expect(() => marginsOf(family, [{over: ["month", "kommun"], weight: 1}], [])).toThrow(UsageError);
    expect(() => marginsOf(family, [{over: ["month", "kommun"], weight: 1}], [])).toThrow("kommun");
  });
});

describe("the sums of margins", () => {
  it("are told apart, and each has the codes of the cells that belong to it, in the order of its levels", () => {
    const margins = [
      {over: ["month"], weight: 1},
      {over: ["diagnosis:parent", "region"], weight: 1},
      {over: ["year", "diagnosis"], weight: 1},
    ];
    const all = [0, 1].flatMap((m) => [0, 1].flatMap((r) => [0, 1, 2].map((d) => [m, r, d, 9, 9] as const)));
    const own = cells("started", [...family.dimensions], all);
    const sums = marginSums(own, margins);
    expect(sums.size).toBe(2 + 4 + 3);
    const places = new Int32Array(3);
    const named = new Map<number, string>();
    for (const [i, [m, r, d]] of all.entries()) {
      sums.locate(i, places, 0);
      const expected = [
        months(2)[m] ?? "",
        `${d === 1 ? "mental" : "somatic"} ${["01", "03"][r] ?? ""}`,
        `2024 ${["A00-B99", "F00-F99", "C00-D48"][d] ?? ""}`,
      ];
      for (const [margin, place] of places.entries()) {
        expect(sums.codesOf(margin, place).join(" ")).toBe(expected[margin]);
        named.set(place, `${margin} ${expected[margin] ?? ""}`);
      }
    }
    expect(named.size).toBe(sums.size);
    expect(new Set(named.values()).size).toBe(sums.size);
  });
});
