import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import {compareManifests, compareTables, compareTexts, type Difference} from "./compareTables.ts";
import {bytesOf, listedFiles} from "./heldRelease.ts";

/** What came of holding a release against itself made again. */
export interface Comparison {
  /** Files by table (the file's name), and how many of them are the same bytes. */
  readonly tables: readonly {readonly table: string; readonly files: number; readonly identical: number}[];
  readonly differences: readonly Difference[];
}

const tableOf = (path: string) => path.replace(/^.*\//, "").replace(/\.parquet$/, "");

/** Compares file by file what a release published with the same release made again. */
export async function compareReleases(
  published: PublishedRelease,
  rebuilt: PublishedRelease,
): Promise<Comparison> {
  const differences: Difference[] = [];
  const tables = new Map<string, {files: number; identical: number}>();
  const paths = new Set(
    [...listedFiles(published.manifest), ...listedFiles(rebuilt.manifest)].map(({path}) => path),
  );
  for (const path of [...paths].sort()) {
    const [a, b] = [await bytesOf(published, path), await bytesOf(rebuilt, path)];
    const table = tables.get(tableOf(path)) ?? {files: 0, identical: 0};
    tables.set(tableOf(path), table);
    table.files++;
    if (!a || !b) {
      const where = a ? "finns bara i utgåvan" : "finns inte i utgåvan";
      differences.push({path, count: 1, examples: [where]});
    } else if (Buffer.compare(a, b) === 0) table.identical++;
    else differences.push(await differenceIn(path, a, b));
  }
  const facts = compareManifests(published.manifest, rebuilt.manifest);
  return {
    tables: [...tables].map(([table, figures]) => ({table, ...figures})),
    differences: facts ? [...differences, facts] : differences,
  };
}

async function differenceIn(path: string, a: Uint8Array, b: Uint8Array): Promise<Difference> {
  const unreadable = {path, count: 1, examples: ["filen går inte att läsa"]};
  const found = path.endsWith(".parquet")
    ? await compareTables(path, a, b).catch(() => unreadable)
    : compareTexts(path, a, b);
  return found ?? {path, count: 1, examples: ["andra byte, men samma rader och samma tal"]};
}
