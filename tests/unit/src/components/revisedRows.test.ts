import {describe, expect, it} from "vitest";
import {csv} from "../../../../src/components/csv.js";
import type {DataColumn, DiagramModel, Value} from "../../../../src/components/diagramModel.js";
import {markRevised, withRevised} from "../../../../src/components/markRevised.js";
import {revisedRows} from "../../../../src/components/revisedRows.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {RegionChart} from "../../../../src/components/regionChartModels.js";
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

describe("a diagram with figures that the release has changed", () => {
  const model = (
    chart: DiagramModel["chart"],
    rows: readonly (readonly Value[])[],
    column = month,
  ): DiagramModel => ({
    ...{id: "a", title: "A", selection: "Skåne", alternative: "Linjediagram. A.", series: [], nothing: ""},
    ...{chart, notes: ["En not."], table: {caption: "A", columns: [column, n], rows}},
  });
  const lines = (xs: readonly string[]): DiagramModel["chart"] => ({
    ...{kind: "lines", xs, yLabel: "", reference: null, points: []},
  });
  const times = [
    ["2024-01", 5],
    ["2024-02", 6],
  ];
  const shown = (one: DiagramModel) => markRevised(one, of(one.table.columns, one.table.rows, "skane"));

  it("has a sign at the period, a name in its text alternative and a note that is seen without the table", () => {
    const {chart, alternative, notes} = shown(model(lines(["2024-01", "2024-02"]), times));
    expect(chart).toMatchObject({revised: [1]});
    expect(alternative).toBe("Linjediagram. A. Reviderade tal: februari 2024.");
    expect(notes).toEqual(["En not.", expect.stringMatching(/^r = reviderad: .* 2025\.02\.0\./)]);
  });

  it("has the words alone where years lie over each other and no period has a place of its own", () => {
    const {chart, alternative, notes} = shown(model(lines(["01", "02"]), times));
    expect(chart).not.toHaveProperty("revised");
    expect(alternative).toContain("Reviderade tal: februari 2024.");
    expect(notes).toEqual(["En not."]);
  });

  it("has the sign after the name of a bar", () => {
    const bars: DiagramModel["chart"] = {
      ...{kind: "shares", categories: ["Region Skåne", "Region Östergötland"], xLabel: "", points: []},
      short: ["Skåne", "Östergötland"],
    };
    const one = model(
      bars,
      [
        ["Region Skåne", 5],
        ["Region Östergötland", 5],
      ],
      region,
    );
    const marks = of(one.table.columns, one.table.rows, "regionerna");
    expect(markRevised(one, marks).chart).toMatchObject({
      categories: ["Region Skåne (r)", "Region Östergötland"],
      short: ["Skåne (r)", "Östergötland"],
    });
  });

  const ofRegions = (
    chart: RegionChart,
    columns: readonly DataColumn[],
    rows: readonly (readonly Value[])[],
  ) => {
    const plain = {...model(null, rows), chart, table: {caption: "A", columns, rows}};
    return markRevised(plain, of(columns, rows, "regionerna"));
  };

  it("has the sign beside the figure of a region on the map", () => {
    const tile = {row: 0, column: 0, apart: 0, text: "12,3", klass: 0, chosen: false};
    const map: RegionChart = {
      ...{kind: "tiles", label: "", classes: []},
      tiles: [
        {...tile, name: "Skåne", heading: "Region Skåne"},
        {...tile, name: "Östergötland", heading: "Region Östergötland"},
      ],
    };
    const {chart, notes} = ofRegions(
      map,
      [region, n],
      [
        ["Region Skåne", 5],
        ["Region Östergötland", 5],
      ],
    );
    expect(chart).toMatchObject({tiles: [{text: "12,3 (r)"}, {text: "12,3"}]});
    expect(notes.at(-1)).toMatch(/^r = reviderad/);
  });

  it("has the sign at the period in the small chart of its region alone", () => {
    const panel = {row: 0, column: 0, chosen: false, figures: []};
    const panels: RegionChart = {
      ...{kind: "panels", label: "", xs: ["2024-01", "2024-02"], nation: []},
      panels: [
        {...panel, name: "Skåne", heading: "Region Skåne"},
        {...panel, name: "Östergötland", heading: "Region Östergötland"},
      ],
    };
    const rows = ["Region Skåne", "Region Östergötland"].flatMap((place) => [
      [place, "2024-01", 5],
      [place, "2024-02", 5],
    ]);
    expect(ofRegions(panels, [region, month, n], rows).chart).toMatchObject({
      panels: [{revised: [1]}, {revised: []}],
    });
  });

  it("has the sign at a period below the deciles, where any region was changed", () => {
    const deciles: RegionChart = {
      ...{kind: "deciles", label: "", xs: ["2024-01", "2024-02"], deciles: [null, null]},
      ...{own: [], name: "", preliminary: [false, false]},
    };
    expect(ofRegions(deciles, [month, n], times).chart).toMatchObject({revised: [1]});
  });

  it("says in saved tables which rows were changed, and leaves a release that changed nothing as it is", () => {
    const one = model(lines(["2024-01", "2024-02"]), times);
    const saved = (slug: string) =>
      csv(withRevised(one.table, of(one.table.columns, one.table.rows, slug)), "international");
    expect(saved("skane")).toBe("manad,antal,reviderad\r\n2024-01,5,nej\r\n2024-02,6,ja\r\n");
    expect(saved("ostergotland")).toBe("manad,antal\r\n2024-01,5\r\n2024-02,6\r\n");
    expect(markRevised(one, undefined)).toBe(one);
  });

  it("says so of every row of a table that sums changed periods up", () => {
    const table = {caption: "A", columns: [{...region, name: "kon"}, n], rows: [["Kvinnor", 5]]};
    const marks = of(table.columns, table.rows, "skane");
    expect(withRevised(table, marks).rows).toEqual([["Kvinnor", 5, "ja"]]);
  });
});
