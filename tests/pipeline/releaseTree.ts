import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {Manifest} from "../../src/contract/release.ts";

/** Every file below a folder, by path, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** SHA-256 of every file of a release: two releases are the same when these are. */
export function treeHashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ]),
  );
}

export function readManifest(folder: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
}

export type Row = Readonly<Record<string, string | number>>;

export async function readTable(folder: string, path: string): Promise<Row[]> {
  const bytes = readFileSync(join(folder, path));
  const file = new Uint8Array(bytes).buffer;
  return await parquetReadObjects({file});
}
