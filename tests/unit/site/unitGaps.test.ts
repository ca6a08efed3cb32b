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
  ...["2024-Q1", "2024-Q3"].map((quarter) => `${quarter} other-12 0 900`),
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
    ...{sha256: "b".repeat(64), held: 3, units: 2},
    gaps: [{quarter: "2024-Q2", region: "12", unit: "Enhet A", n: null, before: 150, after: 150}],
  });
});

it("holds nothing where the release has no quarters of units", async () => {
  expect(await unitGaps({...manifest, files: []}, () => bytes)).toEqual({
    ...{sha256: "", held: 0, units: 0, gaps: []},
  });
});
