import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {countings} from "../../../site/countings.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {manifest as small} from "../src/country.ts";

const bytesOf = (columns: Readonly<Record<string, string[]>>, n: number[]) =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        ...Object.entries(columns).map(([name, data]) => ({name, data, type: "STRING" as const})),
        {name: "n", data: Int32Array.from(n), type: "INT32"},
      ],
    }),
  );
const tables = {
  started: bytesOf({month: ["2024-01", "2024-12", "2025-01"]}, [10, 20, 40]),
  ended: bytesOf({quarter: ["2024-Q1", "2024-Q4"]}, [5, 10]),
  durations: bytesOf({year: ["2024", "2024", "2024"], duration: ["1-7", "8-14", "15-21"]}, [5, 6, 19]),
  counting_ways: bytesOf(
    {year: ["2024", "2024", "2025"], counting_way: ["gap-0", "day-25", "gap-0"]},
    [35, 120, 50],
  ),
};
const [started] = small.families;
const manifest: Manifest = {
  ...small,
  // All of 2024, and the first month of 2025.
  dimensions: {
    ...small.dimensions,
    month: {
      title: "",
      codes: [
        ...Array.from({length: 12}, (_, at) => `2024-${String(at + 1).padStart(2, "0")}`),
        "2025-01",
      ].map((code) => ({code, title: code})),
    },
  },
  families:
    started === undefined ? [] : Object.keys(tables).map((id) => ({...started, id, dimensions: ["year"]})),
  files: Object.keys(tables).map((id) => ({
    ...{path: `tables/${id}.parquet`, sha256: "b".repeat(64)},
    ...{bytes: 1, rows: 1},
  })),
};
const read = (path: string) => Object.entries(tables).find(([id]) => path === `tables/${id}.parquet`)?.[1];

it("adds up every way of counting the years of which the release has each month", async () => {
  expect(await countings(manifest, read)).toEqual({
    years: [
      {
        year: "2024",
        counts: {started: 30, ended: 15, long: 19, "gap-0": 35, "day-25": 120},
        // One of the ended at the base; of the other ways every cell is rounded.
        atBase: {started: 0, ended: 1, long: 0, "gap-0": 1, "day-25": 1},
      },
    ],
  });
});

it("has no years where the release has no whole one, or nothing to add up", async () => {
  expect(await countings({...manifest, dimensions: small.dimensions}, read)).toEqual({years: []});
  expect(await countings(manifest, () => undefined)).toEqual({years: []});
});
