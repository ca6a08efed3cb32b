import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** The file in `dist` that says which sources the site was built from. */
export const stampName = ".sources";

/** What decides the bytes of the site: the pages and the staged release, the build, the versions of the packages. */
const sources = ["src", "site", "observablehq.config.ts", "package.json", "package-lock.json"];

/**
 * One hash over everything that the site under `root` is built from, by content: times and places of files do not
 * matter. Two equal hashes give two equal sites.
 */
export function sourcesHash(root: string): string {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const path of filesUnder(root, source))
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update("\0");
  return hash.digest("hex");
}

function filesUnder(root: string, path: string): string[] {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .filter((name) => name !== ".observablehq")
    .flatMap((name) => filesUnder(root, relative(root, join(whole, name)).split(sep).join("/")))
    .sort();
}
