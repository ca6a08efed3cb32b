import {cpSync, mkdirSync, rmSync, symlinkSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {projectRoot} from "../fixtures/kept.ts";

const parts = [
  ...[
    "src",
    "site",
    "loaders",
    "data/description.yaml",
    "data/hypotheses",
    "data/measures",
    "data/reference",
    "data/workshops",
  ],
  ...["observablehq.config.ts", "package.json", "package-lock.json"],
];

/**
 * Copies what the site is built from into `folder`, as another checkout of the same commit: new times, no caches, no
 * staged data, the same packages. The tests build there, so that the site of the person who runs them stays as it is.
 */
export function makeCheckout(folder: string): string {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const leftOut = new Set(["src/data", "src/.observablehq"]);
  for (const part of parts)
    cpSync(join(projectRoot, part), join(folder, part), {
      recursive: true,
      filter: (source) => !leftOut.has(relative(projectRoot, source)),
    });
  mkdirSync(dirname(join(folder, "node_modules")), {recursive: true});
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** What Framework makes of packages alone, whatever the release: bundles of modules, under the hash of the lock file. */
const packages = ["_node", "_npm", "_observablehq", "packages.sha256"].map((name) =>
  join("src/.observablehq/cache", name),
);

/** Gives a checkout the bundles of packages that another one has made: a build from nothing spends an eighth of a minute on them. */
export function takePackages(from: string, to: string): void {
  for (const part of packages) cpSync(join(from, part), join(to, part), {recursive: true});
}
