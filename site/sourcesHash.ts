import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** The file in `dist` that says which sources the site was built from. */
export const stampName = ".sources";

/** What decides the bytes of the site: the pages and the staged release, the build, the versions of the packages. */
export const siteSources = [
  "src",
  "site",
  "loaders/errors.ts",
  "loaders/fieldFault.ts",
  "loaders/flagFault.ts",
  "loaders/machineFault.ts",
  "loaders/model/isAlive.ts",
  "loaders/model/makeFolder.ts",
  "loaders/model/reference.ts",
  "loaders/model/refusals.ts",
  "loaders/publish/lockFolder.ts",
  "loaders/publish/releaseLock.ts",
  "loaders/publish/releaseVersion.ts",
  "loaders/publish/takeLock.ts",
  "data/description.yaml",
  "data/measures",
  "data/hypotheses",
  "data/reference",
  "data/workshops",
  "fryst/SHA256SUMS",
  "observablehq.config.ts",
  "package.json",
  "package-lock.json",
];

/**
 * One hash over everything that the site under `root` is built from, by content: times and places of files do not
 * matter. Two equal hashes give two equal sites.
 */
export function sourcesHash(root: string): string {
  return hashOfFiles(root, siteSources);
}

/** One hash over the files and folders `sources` under `root`, by path and content; `without` names some left out. */
export function hashOfFiles(
  root: string,
  sources: readonly string[],
  without: readonly string[] = [],
): string {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => filesUnder(root, source, new Set(without))))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function filesUnder(root: string, path: string, without: ReadonlySet<string>): string[] {
  const whole = join(root, path);
  if (!existsSync(whole) || without.has(path)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .filter((name) => name !== ".observablehq")
    .sort()
    .flatMap((name) => filesUnder(root, relative(root, join(whole, name)).split(sep).join("/"), without));
}
