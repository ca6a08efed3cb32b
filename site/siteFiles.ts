import {readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";

/** A built site in memory: the path of each file from the site's root, with `/`, and its bytes. Sorted by path. */
export type SiteFiles = Map<string, Buffer>;

/** Reads a folder. Two sites are the same when this gives the same for both. */
export function readSiteFiles(folder: string): SiteFiles {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true});
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** The paths of the pages among the files. */
export function pagePaths(files: SiteFiles): string[] {
  return [...files.keys()].filter((path) => path.endsWith(".html"));
}

/** The address of a page from its file: `a/index.html` is `/a/`, `a/b.html` is `/a/b`. */
export function addressOf(path: string): string {
  return `/${path.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")}`;
}
