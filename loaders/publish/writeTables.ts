import {join} from "node:path";
import type {Manifest} from "../../src/contract/release.ts";
import type {OfficialTable} from "../model/officialTable.ts";
import type {Protected} from "../model/protected.ts";
import type {DurableFiles} from "./durableFiles.ts";
import {encodeOfficial, officialCsv} from "./encodeOfficial.ts";
import {encodeTable} from "./encodeTable.ts";
import {placeTable} from "./placeTable.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {sha256} from "./sha256.ts";

/**
 * Writes the tables of a release into its folder: each whole, its part for each place, and the exact ones beside. Gives what
 * the manifest says of the files, by path.
 */
export async function writeTables(
  folder: string,
  tables: readonly Protected[],
  options: Pick<PublishOptions, "facts" | "places"> & {
    readonly official: readonly OfficialTable[];
    readonly disk: DurableFiles;
  },
): Promise<Manifest["files"]> {
  const {facts, places, official, disk} = options;
  const {extractDate} = facts;
  const synthetic = String(facts.synthetic);
  const files: Manifest["files"] = [];
  const add = async (path: string, bytes: Uint8Array, rows: number) => {
    await disk.write(join(folder, path), bytes);
    files.push({path, sha256: sha256(bytes), bytes: bytes.length, rows});
  };
  for (const table of tables) {
    const marks = {table: table.family, extractDate, synthetic};
    await add(`tables/${table.family}.parquet`, encodeTable(table, marks), table.n.length);
    // What is told of the whole country only has no part for a place.
    for (const place of table.dimensions.some(({id}) => id === "region") ? places : []) {
      const part = placeTable(table, place.code);
      const bytes = encodeTable(part, {...marks, place: place.slug});
      await add(`places/${place.slug}/${table.family}.parquet`, bytes, part.n.length);
    }
  }
  for (const table of official) {
    const marks = {table: table.id, extractDate, synthetic};
    await add(`official/${table.id}.parquet`, encodeOfficial(table, marks), table.n.length);
    await add(`official/${table.id}.csv`, officialCsv(table), table.n.length);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
