import type {Manifest} from "../src/contract/release.ts";
import type {RegionTable} from "../src/contract/regionTable.ts";
import {releaseTable, type ReadFile} from "./releaseCells.ts";

/** The families that are compared between regions, by what a page may count. */
const compared = ["started", "ongoing", "ended"];

/** A dimension that stays: time, region, sex or age, at whatever level the release has it. */
const stays = (id: string): boolean => /^(month|quarter|region|sex|age)(_|$)/.test(id);

/**
 * The small tables of the regions, by path under `data/`: those of `compared` that the release has, summed from its own cells.
 */
export async function regionTables(
  manifest: Manifest,
  read: ReadFile,
): Promise<Map<string, Buffer<ArrayBuffer>>> {
  const tables = new Map<string, Buffer<ArrayBuffer>>();
  for (const family of compared) {
    const released = releaseTable(manifest, family, read);
    if (released === undefined) continue;
    const kept = released.dimensions
      .filter(stays)
      .map((id) => ({id, codes: (manifest.dimensions[id]?.codes ?? []).map(({code}) => code)}));
    const size = kept.reduce((product, {codes}) => product * codes.length, 1);
    const [n, atBase] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)];
    for (const cell of await released.cells(kept.map(({id}) => id))) {
      const at = kept.reduce(
        (before, {id, codes}) => before * codes.length + codes.indexOf(cell.codes[id] ?? ""),
        0,
      );
      n[at] = (n[at] ?? 0) + cell.n;
      atBase[at] = (atBase[at] ?? 0) + cell.atBase;
    }
    const table: RegionTable = {family, sha256: released.sha256, dimensions: kept, n, atBase};
    tables.set(`regions/${family}.json`, Buffer.from(JSON.stringify(table)));
  }
  return tables;
}
