import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {regionTables} from "../../../site/regionTables.ts";
import {RegionTable} from "../../../src/contract/regionTable.ts";
import {manifest as small} from "../src/country.ts";

const columns = {
  month: ["2024-01", "2024-01", "2024-01", "2024-02", "2024-02"],
  region: ["05", "05", "12", "12", "00"],
  sex: ["K", "K", "M", "K", "U"],
  age: ["0-30", "0-30", "31-", "31-", "0-30"],
  diagnosis: ["F00-F99", "C00-D48", "F00-F99", "F00-F99", "none"],
};
const n = [5, 12, 7, 5, 5];
const bytes = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      ...Object.entries(columns).map(([name, data]) => ({name, data, type: "STRING" as const})),
      {name: "n", data: Int32Array.from(n), type: "INT32"},
    ],
  }),
);
const codes = (...all: string[]) => ({title: "", codes: all.map((code) => ({code, title: code}))});
const manifest = {
  ...small,
  dimensions: {
    ...small.dimensions,
    month: codes("2024-01", "2024-02"),
    region: codes("00", "05", "12"),
  },
};

it("sums the published cells over all but time, region, sex and age, and counts those at the base", async () => {
  const tables = await regionTables(manifest, (path) =>
    path === "tables/started.parquet" ? bytes : undefined,
  );
  expect([...tables.keys()]).toEqual(["regions/started.json"]);
  const table = RegionTable.parse(JSON.parse(tables.get("regions/started.json")?.toString() ?? ""));
  expect(table.dimensions.map(({id}) => id)).toEqual(["month", "region", "sex", "age"]);
  expect(table.sha256).toBe("a".repeat(64));
  const at = (month: number, region: number, sex: number, age: number) =>
    ((month * 3 + region) * 3 + sex) * 2 + age;
  expect(table.n).toHaveLength(2 * 3 * 3 * 2);
  expect([table.n[at(0, 1, 0, 0)], table.atBase[at(0, 1, 0, 0)]]).toEqual([17, 1]);
  expect([table.n[at(0, 2, 1, 1)], table.atBase[at(0, 2, 1, 1)]]).toEqual([7, 0]);
  expect([table.n[at(1, 2, 0, 1)], table.atBase[at(1, 2, 0, 1)]]).toEqual([5, 1]);
  expect(table.n.reduce((a, b) => a + b, 0)).toBe(34);
  expect(table.atBase.reduce((a, b) => a + b, 0)).toBe(3);
});

it("makes no table of a family that the release does not have", async () => {
  expect((await regionTables(manifest, () => undefined)).size).toBe(0);
});
