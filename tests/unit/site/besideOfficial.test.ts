import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {besideOfficial} from "../../../site/besideOfficial.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {manifest as small} from "../src/country.ts";

const columns = {
  month: ["2024-01", "2024-01", "2024-02", "2024-02", "2024-03"],
  region: ["05", "05", "05", "12", "12"],
  sex: ["K", "K", "K", "M", "M"],
  diagnosis: ["F00-F99", "C00-D48", "F00-F99", "..", "F00-F99"],
};
const bytes = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      ...Object.entries(columns).map(([name, data]) => ({name, data, type: "STRING" as const})),
      {name: "n", data: Int32Array.from([12, 5, 5, 7, 90]), type: "INT32"},
    ],
  }),
);
const months = ["2024-01", "2024-02", "2024-03"].map((code) => ({code, title: code}));
const [started] = small.families;
const manifest: Manifest = {
  ...small,
  dimensions: {...small.dimensions, month: {title: "", codes: months}},
  families: started === undefined ? [] : [{...started, id: "ongoing", dimensions: Object.keys(columns)}],
  files: [{path: "tables/ongoing.parquet", sha256: "b".repeat(64), bytes: 1, rows: 5}],
};
const period = {firstMonth: "2024-01", lastMonth: "2024-02"};

it("sums the months that the published figures are of, with those of F00–F99 apart", async () => {
  expect(await besideOfficial(manifest, period, () => bytes)).toEqual({
    months: ["2024-01", "2024-02"],
    rows: [
      {region: "05", sex: "K", all: {n: 22, atBase: 2}, mental: {n: 17, atBase: 1}},
      {region: "12", sex: "M", all: {n: 7, atBase: 0}, mental: {n: 0, atBase: 0}},
    ],
  });
});

it("compares nothing where the release lacks a month or the table", async () => {
  const nothing = {months: [], rows: []};
  expect(await besideOfficial(manifest, {...period, firstMonth: "2023-12"}, () => bytes)).toEqual(nothing);
  expect(await besideOfficial(manifest, period, () => undefined)).toEqual(nothing);
  expect(await besideOfficial({...manifest, families: []}, period, () => bytes)).toEqual(nothing);
});
