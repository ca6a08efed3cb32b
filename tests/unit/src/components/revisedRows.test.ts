import {describe, expect, it} from "vitest";
import type {DataColumn, Value} from "../../../../src/components/diagramModel.js";
import {revisedRows} from "../../../../src/components/revisedRows.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {View} from "../../../../src/contract/view.js";
import {manifest as country} from "../country.js";

/** Skåne has other counts than before in February and in the second quarter of 2024, the nation in February. */
const manifest = {
  ...country,
  revised: {
    against: "2025.02.0",
    tables: [
      {
        table: "started",
        places: [
          {region: null, periods: ["2024-02"]},
          {region: "12", periods: ["2024-02"]},
        ],
      },
      {table: "ended", places: [{region: "12", periods: ["2024-Q2"]}]},
    ],
  },
};
const month: DataColumn = {name: "manad", title: "Månad", kind: "month"};
const region: DataColumn = {name: "region", title: "Region", kind: "text"};
const n: DataColumn = {name: "antal", title: "Antal", kind: "count"};
const of = (
  columns: readonly DataColumn[],
  rows: readonly (readonly Value[])[],
  slug: string,
  view: Partial<View> = {},
) => revisedRows({columns, rows}, manifest, slug, {...initialView(manifest), ...view});
const marked = (...all: Parameters<typeof of>) => [...(of(...all)?.marked?.rows ?? [])];

describe("figures that the release has changed", () => {
  const months = [
    ["2024-01", 5],
    ["2024-02", 6],
    ["2024-03", 7],
  ];

  it("are marked by period on the page of their place, and nowhere else", () => {
    expect(marked([month, n], months, "riket")).toEqual([1]);
    expect(marked([month, n], months, "skane")).toEqual([1]);
    expect(of([month, n], months, "ostergotland")).toBeUndefined();
    expect(of([month, n], months, "vardcentral")).toBeUndefined();
    expect(marked([month, n], [["2024-Q1"], ["2024-Q2"]], "skane")).toEqual([1]);
    expect(of([month, n], months, "riket")?.note).toContain("ett annat än i utgåva 2025.02.0");
  });

  it("are marked by region and period where a table names both", () => {
    const rows = [
      ["Region Skåne", "2024-02", 5],
      ["Region Skåne", "2024-03", 5],
      ["Region Östergötland", "2024-02", 5],
      ["Ett annat land", "2024-02", 5],
    ];
    expect(marked([region, month, n], rows, "regionerna")).toEqual([0]);
  });

  it("are marked by region where it has other counts in the period that the view sums up", () => {
    const rows = [
      ["Region Östergötland", 5],
      ["Region Skåne", 5],
    ];
    const shown = (view: Partial<View>) => marked([region, n], rows, "regionerna", view);
    expect(shown({})).toEqual([1]);
    expect(shown({first: "2024-06", last: "2024-06"})).toEqual([1]); // within the second quarter
    expect(shown({first: "2024-07"})).toEqual([]);
    expect(shown({first: "2024-03", last: "2024-03"})).toEqual([]);
  });

  it("are marked by period where a table of all regions names none", () => {
    expect(marked([month, n], months, "regionerna")).toEqual([1]);
  });

  it("are told below a table that sums the periods up, without a mark on every row", () => {
    const rows = [["Kvinnor", 5]];
    const column: DataColumn = {name: "kon", title: "Kön", kind: "text"};
    expect(of([column, n], rows, "skane")?.note).toMatch(/^Reviderad: /);
    expect(of([column, n], rows, "skane")).not.toHaveProperty("marked");
    expect(of([column, n], rows, "skane", {year: "2025"})).toBeUndefined();
    expect(of([column, n], rows, "skane", {year: "2024"})).toBeDefined();
    expect(of([column, n], rows, "ostergotland")).toBeUndefined();
  });

  it("are none in a release that has changed nothing", () => {
    const {columns, rows} = {columns: [month, n], rows: months};
    expect(revisedRows({columns, rows}, country, "riket", initialView(country))).toBeUndefined();
  });
});
