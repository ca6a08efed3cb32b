import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import {cratePath, descriptionPath} from "../../publish/metadata/metadataFiles.ts";
import type {ComparedAccounts} from "./compareAccounts.ts";
import {compareManifests, compareTables, compareTexts, type Difference} from "./compareTables.ts";
import {bytesOf, listedFiles} from "./heldRelease.ts";
import {programDescribed} from "./programDescribed.ts";

/** What came of holding a release against itself made again. */
export interface Comparison {
  /** Files by table (the file's name), and how many of them are the same bytes. */
  readonly tables: readonly {readonly table: string; readonly files: number; readonly identical: number}[];
  readonly differences: readonly Difference[];
  /** Files that differ in nothing but what they say of the program that made the release, where it is another. */
  readonly otherProgram: readonly string[];
  /** What nothing here can be held against, and why. */
  readonly notCompared: readonly string[];
}

const tableOf = (path: string) => path.replace(/^.*\//, "").replace(/\.parquet$/, "");

/**
 * Compares file by file what a release published with the same release made again. `unread` is what is wrong with the description
 * of the release where this program cannot read it: no metadata were made again then, and that is the one difference told of them.
 * `accounts` is what came of holding the audit and the revisions of both against each other.
 */
export async function compareReleases(
  published: PublishedRelease,
  rebuilt: PublishedRelease,
  unread?: string,
  accounts: ComparedAccounts = {lines: [], notCompared: []},
): Promise<Comparison> {
  const differences: Difference[] =
    unread === undefined ? [] : [{path: descriptionPath, count: 1, examples: [unread]}];
  const otherProgram: string[] = [];
  const sameProgram = JSON.stringify(published.manifest.tools) === JSON.stringify(rebuilt.manifest.tools);
  const compared = (manifest: PublishedRelease["manifest"]) =>
    unread === undefined ? listedFiles(manifest) : manifest.files;
  const tables = new Map<string, {files: number; identical: number}>();
  const paths = new Set(
    [...compared(published.manifest), ...compared(rebuilt.manifest)].map(({path}) => path),
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
    else if (!sameProgram && path === cratePath) {
      const rest = compareTexts(path, a, programDescribed(b, a));
      if (rest) differences.push(rest);
      else {
        otherProgram.push(path);
        tables.delete(tableOf(path)); // Told by itself.
      }
    } else differences.push(await differenceIn(path, a, b));
  }
  const facts = compareManifests(published.manifest, rebuilt.manifest, accounts.lines);
  if (facts) differences.push(facts);
  // Of the same files it is the same: but for the order that they are listed in, or a file listed twice.
  const [said, found] = [published.manifest.dataHash, rebuilt.manifest.dataHash];
  if (differences.length === 0 && said !== found)
    differences.push({
      ...{path: "manifest.json", count: 1},
      examples: [`fältet dataHash: ${said} i utgåvan, ${found} i omräkningen`],
    });
  return {
    tables: [...tables].map(([table, figures]) => ({table, ...figures})),
    differences,
    otherProgram,
    notCompared: accounts.notCompared,
  };
}

async function differenceIn(path: string, a: Uint8Array, b: Uint8Array): Promise<Difference> {
  const unreadable = {path, count: 1, examples: ["filen går inte att läsa"]};
  const found = path.endsWith(".parquet")
    ? await compareTables(path, a, b).catch(() => unreadable)
    : compareTexts(path, a, b);
  return found ?? {path, count: 1, examples: ["andra byte, men samma rader och samma tal"]};
}
