import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {unitGaps} from "../../../site/unitGaps.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {manifest as small} from "../src/country.ts";

const quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];
// A lacks the second quarter, B is even, and what is counted together is no unit.
const rows = [
  ...quarters.flatMap((quarter) =>
    quarter === "2024-Q2" ? [] : [`${quarter} A 0 140`, `${quarter} A 1 10`],
  ),
  ...quarters.map((quarter) => `${quarter} B 0 150`),
  ...quarters.map((quarter) => `${quarter} other-12 0 90000`),
].map((row) => row.split(" "));
const text = (name: string, at: number) => ({
  name,
  data: rows.map((row) => row[at] ?? ""),
  type: "STRING" as const,
});
const bytes = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      ...[text("quarter", 0), text("care_unit", 1), text("completed", 2)],
      {name: "n", data: Int32Array.from(rows, (row) => Number(row[3])), type: "INT32"},
    ],
  }),
);
const [started] = small.families;
const unit = (code: string) => ({code, title: `Enhet ${code}`, parent: "12"});
const registered = (code: string) => ({code, type: "vardcentral", parts: 1, listed: null});
const manifest = {
  ...small,
  settings: {...small.settings, smallestUnit: 20},
  dimensions: {
    ...small.dimensions,
    quarter: {title: "Kvartal", codes: quarters.map((code) => ({code, title: code}))},
    care_unit: {title: "Enhet", codes: [unit("A"), unit("B"), unit("other-12")]},
  },
  families:
    started === undefined
      ? []
      : [{...started, id: "unit_quarters", dimensions: ["quarter", "care_unit", "completed"]}],
  registry: {units: [registered("A"), registered("B")]},
  files: [{path: "tables/unit_quarters.parquet", sha256: "b".repeat(64), bytes: 1, rows: rows.length}],
} as unknown as Manifest;

it("finds the quarter that a unit lacks between two that it has", async () => {
  // Held are the second and the third quarter of B, and the second of A: its third stands beside one without figures.
  expect(await unitGaps(manifest, () => bytes)).toEqual({
    ...{months: {held: 0, units: 0}, quarters: {held: 3, units: 2}},
    gaps: [{period: "2024-Q2", region: "12", unit: "Enhet A", n: null, before: 150, after: 150}],
  });
});

it("finds the month that a unit has few certificates in, and not the one that all have few in", async () => {
  const months = ["2024-05", "2024-06", "2024-07", "2024-08", "2024-09", "2024-10"];
  // Everybody has less than half in July; A has besides few in September.
  const counts = {A: [200, 200, 80, 200, 40, 200], B: [2000, 2000, 800, 2000, 2000, 2000]};
  const cells = Object.entries(counts).flatMap(([code, list]) =>
    list.map((n, at) => ({month: months[at] ?? "", code, n})),
  );
  const column = (name: string, data: string[]) => ({name, data, type: "STRING" as const});
  const table = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        column(
          "month",
          cells.map(({month}) => month),
        ),
        column(
          "care_unit",
          cells.map(({code}) => code),
        ),
        {name: "n", data: Int32Array.from(cells, ({n}) => n), type: "INT32"},
      ],
    }),
  );
  const byMonth = {
    ...manifest,
    dimensions: {
      ...manifest.dimensions,
      month: {title: "Månad", codes: months.map((code) => ({code, title: code}))},
    },
    families:
      started === undefined ? [] : [{...started, id: "unit_months", dimensions: ["month", "care_unit"]}],
    files: [{path: "tables/unit_months.parquet", sha256: "c".repeat(64), bytes: 1, rows: cells.length}],
  } as unknown as Manifest;
  const {months: held, quarters, gaps} = await unitGaps(byMonth, () => table);
  expect([held, quarters]).toEqual([
    // June, July and September of A: in August a gap would not be seen beside 40. All of B but the ends.
    {held: 7, units: 2},
    {held: 0, units: 0},
  ]);
  expect(gaps).toEqual([{period: "2024-09", region: "12", unit: "Enhet A", n: 40, before: 200, after: 200}]);
});

it("holds nothing where the release has no months or quarters of units", async () => {
  const none = {held: 0, units: 0};
  expect(await unitGaps({...manifest, files: []}, () => bytes)).toEqual({
    ...{months: none, quarters: none, gaps: []},
  });
});
