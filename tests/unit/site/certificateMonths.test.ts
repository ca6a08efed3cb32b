import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {certificateMonths} from "../../../site/certificateMonths.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {manifest as small} from "../src/country.ts";

const columns = {
  month: ["2024-01", "2024-01", "2024-02", "2024-02"],
  region: ["05", "05", "12", "00"],
  sex: ["K", "U", "M", "U"],
  age_two_bands: ["0-40", "U", "41-", "0-40"],
  diagnosis: ["F00-F99", "none", "..", "none"],
};
const bytes = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      ...Object.entries(columns).map(([name, data]) => ({name, data, type: "STRING" as const})),
      {name: "n", data: Int32Array.from([12, 5, 7, 5]), type: "INT32"},
    ],
  }),
);
const codes = (...all: string[]) => ({title: "", codes: all.map((code) => ({code, title: code}))});
const [started] = small.families;
const manifest: Manifest = {
  ...small,
  dimensions: {...small.dimensions, month: codes("2024-01", "2024-02"), region: codes("05", "12", "00")},
  families: started === undefined ? [] : [{...started, id: "certificates", dimensions: Object.keys(columns)}],
  files: [{path: "tables/certificates.parquet", sha256: "b".repeat(64), bytes: 1, rows: 4}],
};

it("sums certificates by region and month, and what they lack by region, with the cells at the base", async () => {
  const account = await certificateMonths(manifest, () => bytes);
  expect(account).toEqual({
    sha256: "b".repeat(64),
    months: ["2024-01", "2024-02"],
    regions: ["05", "12", "00"],
    n: [17, 0, 0, 7, 0, 5],
    atBase: [1, 0, 0, 0, 0, 1],
    lacking: [
      {dimension: "diagnosis", code: "none", n: [5, 0, 5], atBase: [1, 0, 1]},
      {dimension: "diagnosis", code: "..", n: [0, 7, 0], atBase: [0, 0, 0]},
      {dimension: "sex", code: "U", n: [5, 0, 5], atBase: [1, 0, 1]},
      {dimension: "age", code: "U", n: [5, 0, 0], atBase: [1, 0, 0]},
    ],
  });
});

it("has no months where the release counts no certificates", async () => {
  expect((await certificateMonths(manifest, () => undefined)).months).toEqual([]);
  expect((await certificateMonths({...manifest, families: []}, () => bytes)).regions).toEqual([]);
});
