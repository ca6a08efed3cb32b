import {existsSync, rmSync} from "node:fs";
import {join} from "node:path";
import {rollup, sum} from "d3-array";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readManifest, readTable, treeHashes, type Row} from "./releaseTree.ts";
import {sharedFlags, sharedRelease} from "./sharedRelease.ts";
import {temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

let releases: string[] = [];
beforeAll(async () => {
  const {code, stdout, stderr} = await underlag(folder, [...sharedFlags, "--threads", "1"]);
  expect(code, stderr).toBe(0);
  releases = [stdout.trim(), await sharedRelease()];
});
const first = () => releases[0] ?? "";

describe("the release of the synthetic country", () => {
  it("is the same, byte for byte, with one thread and with two", () => {
    const [one, two] = releases.map(treeHashes);
    expect(two).toEqual(one);
  });

  it("says that it is synthetic and that its key is public", () => {
    expect(readManifest(first())).toMatchObject({synthetic: true, disclosure: {keyIsPublic: true, base: 5}});
  });

  it("covers 21 regions and 36 months", () => {
    const manifest = readManifest(first());
    expect(manifest.places).toHaveLength(22);
    expect([manifest.firstMonth, manifest.lastMonth]).toEqual(["2023-01", "2025-12"]);
    expect(manifest.dimensions["month"]?.codes).toHaveLength(36);
  });

  it("has one value for what two tables share: regions sum to the nation in every family and cell", async () => {
    for (const {id, dimensions} of readManifest(first()).families) {
      // What is told of the whole country alone has no part for a place.
      if (!dimensions.includes("region")) {
        expect(existsSync(join(first(), `places/riket/${id}.parquet`))).toBe(false);
        continue;
      }
      const regional = dimensions.filter((dimension) => dimension !== "region");
      const name = (row: Row) => regional.map((dimension) => row[dimension]).join();
      const total = (rows: readonly Row[]) => rollup(rows, (group) => sum(group, ({n}) => Number(n)), name);
      const whole = total(await readTable(first(), `tables/${id}.parquet`));
      expect(total(await readTable(first(), `places/riket/${id}.parquet`))).toEqual(whole);
    }
  });

  it("has the numbers of the golden table: sjukfall by year, region and sex", async () => {
    const rows: string[] = [];
    for (const id of ["started", "ongoing", "ended", "certificates"]) {
      const year = (row: Row) => String(row["month"] ?? row["quarter"]).slice(0, 4);
      const sums = rollup(
        await readTable(first(), `tables/${id}.parquet`),
        (group) => sum(group, ({n}) => Number(n)),
        (row) => [id, year(row), row["region"], row["sex"]].join(","),
      );
      rows.push(...[...sums].map(([key, n]) => `${key},${n}`).sort());
    }
    await expect(["family,year,region,sex,n", ...rows, ""].join("\n")).toMatchFileSnapshot(
      "golden/demo-60000.csv",
    );
  });
});
