import {createHash} from "node:crypto";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** What decides the bytes of a release beside the source and the settings: the program, its reference data and its packages. */
const parts = ["loaders", "src/contract", "src/measures", "data/reference", "package-lock.json"];

/**
 * SHA-256 over path and content of every file that the program is made of, in order of path: the same on every machine with the
 * same code. Two releases with the same source, settings and digest have the same tables.
 */
export function codeDigest(): string {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const hash = createHash("sha256");
  for (const path of parts.flatMap((part) => filesBelow(root, part))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((name) => filesBelow(root, `${path}/${name}`));
}
