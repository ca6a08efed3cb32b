import {parquetReadObjects} from "hyparquet";
import type {Manifest} from "../src/contract/release.ts";
import type {RegionTable} from "../src/contract/regionTable.ts";

/** The families that are compared between regions, by what a page may count. */
const compared = ["started", "ongoing", "ended"];

/** A dimension that stays: time, region, sex or age, at whatever level the release has it. */
const stays = (id: string): boolean => /^(month|quarter|region|sex|age)(_|$)/.test(id);

/**
 * The small tables of the regions, by path under `data/`: those of `compared` that the release has, summed from its own cells.
 * `read` gives the bytes of a file of the release.
 */
export async function regionTables(
  {families, dimensions, disclosure, files}: Manifest,
  read: (path: string) => Uint8Array | undefined,
): Promise<Map<string, Buffer<ArrayBuffer>>> {
  const tables = new Map<string, Buffer<ArrayBuffer>>();
  for (const family of families.filter(({id}) => compared.includes(id))) {
    const path = `tables/${family.id}.parquet`;
    const bytes = read(path);
    const sha256 = files.find((file) => file.path === path)?.sha256;
    if (bytes === undefined || sha256 === undefined) continue;
    const kept = family.dimensions
      .filter(stays)
      .map((id) => ({id, codes: (dimensions[id]?.codes ?? []).map(({code}) => code)}));
    // A copy of its own: the reader takes the whole buffer that lies under a view.
    const rows = await parquetReadObjects({
      file: Uint8Array.from(bytes).buffer,
      columns: [...kept.map(({id}) => id), "n"],
    });
    const size = kept.reduce((product, {codes}) => product * codes.length, 1);
    const [n, atBase] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)];
    for (const row of rows) {
      const at = kept.reduce(
        (before, {id, codes}) => before * codes.length + codes.indexOf(String(row[id])),
        0,
      );
      const count = Number(row["n"]);
      n[at] = (n[at] ?? 0) + count;
      // The rows of this table are the inner cells themselves.
      if (count === disclosure.base) atBase[at] = (atBase[at] ?? 0) + 1;
    }
    const table: RegionTable = {family: family.id, sha256, dimensions: kept, n, atBase};
    tables.set(`regions/${family.id}.json`, Buffer.from(JSON.stringify(table)));
  }
  return tables;
}
