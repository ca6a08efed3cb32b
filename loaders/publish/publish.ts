import {createHash} from "node:crypto";
import {mkdir, open, readFile, readdir, rename, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {Manifest, type Place} from "../../src/contract/release.ts";
import {EnvironmentError, FailedError} from "../errors.ts";
import type {Protected} from "../model/protected.ts";
import {encodeTable} from "./encodeTable.ts";
import {placeTable} from "./placeTable.ts";
import {nextVersion, versionsOfMonth} from "./releaseVersion.ts";

/** All that a manifest says beside what the tables themselves say. */
export type ReleaseFacts = Omit<
  Manifest,
  "schema" | "version" | "dimensions" | "families" | "places" | "dataHash" | "files"
>;

export interface PublishOptions {
  /** The folder that holds one folder a release. */
  readonly root: string;
  readonly places: readonly Place[];
  readonly facts: ReleaseFacts;
  /** A version asked for; without it the next free number of the extract month. */
  readonly version?: string | undefined;
  /** The last word before the release exists: throws to stop it. Sees the bytes that will be published. */
  readonly gate: (folder: string) => Promise<void>;
}

export interface PublishOutcome {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** True where a release with exactly this content was there already. */
  readonly unchanged: boolean;
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

async function writeFile(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The manifest as bytes, the same for the same facts. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/**
 * Writes a release: all tables, the part of each place, the manifest. Everything is written beside the releases
 * under a name that no reader looks at and moved into place in one step once the gate has passed: a run that is
 * killed leaves no half release, and an existing release is never touched.
 */
export async function publish(
  tables: readonly Protected[],
  options: PublishOptions,
): Promise<PublishOutcome> {
  try {
    return await writeRelease(tables, options);
  } catch (error) {
    const {code, syscall} = error as NodeJS.ErrnoException;
    // A full disk, a missing right, a file where the folder should be: the machine's matter, not the data's.
    if (code !== undefined && syscall !== undefined) {
      throw new EnvironmentError(`${options.root}: går inte att skriva i (${code})`, {cause: error});
    }
    throw error;
  }
}

async function writeRelease(tables: readonly Protected[], options: PublishOptions): Promise<PublishOutcome> {
  const {root, facts, places} = options;
  await mkdir(root, {recursive: true});
  const names = await readdir(root);
  for (const left of names.filter((name) => name.startsWith(".partial-"))) {
    await rm(join(root, left), {recursive: true, force: true});
  }
  const existing = names.filter((name) => /^\d{4}\.\d{2}\.\d+$/.test(name));

  const version = options.version ?? nextVersion(existing, facts.extractDate);
  const partial = join(root, `.partial-${version}`);
  const files: Manifest["files"] = [];
  const add = async (path: string, bytes: Uint8Array, rows: number) => {
    await writeFile(join(partial, path), bytes);
    files.push({path, sha256: sha256(bytes), bytes: bytes.length, rows});
  };
  try {
    for (const table of tables) {
      const marks = {table: table.family, extractDate: facts.extractDate, synthetic: String(facts.synthetic)};
      await add(`tables/${table.family}.parquet`, encodeTable(table, marks), table.n.length);
      for (const place of places) {
        const part = placeTable(table, place.code);
        const bytes = encodeTable(part, {...marks, place: place.slug});
        await add(`places/${place.slug}/${table.family}.parquet`, bytes, part.n.length);
      }
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const manifest = Manifest.parse({
      schema: 1,
      version,
      ...facts,
      places,
      dimensions: Object.fromEntries(
        tables.flatMap(({dimensions}) => dimensions.map(({id, ...rest}) => [id, rest] as const)),
      ),
      families: tables.map(({family, title, unit, description, dimensions, report}) => ({
        id: family,
        ...{title, unit, description, report},
        dimensions: dimensions.map(({id}) => id),
      })),
      dataHash: sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join("")),
      files,
    } satisfies Record<keyof Manifest, unknown>);

    const same = await sameRelease(manifest, root, versionsOfMonth(existing, facts.extractDate));
    if (same && (options.version === undefined || same === options.version)) {
      return {
        version: same,
        folder: join(root, same),
        manifest: {...manifest, version: same},
        unchanged: true,
      };
    }
    if (existing.includes(version)) {
      throw new FailedError(`release ${version} exists and is frozen: ask for another version, or none`);
    }
    await writeFile(join(partial, "manifest.json"), manifestText(manifest));
    await options.gate(partial);
    await rename(partial, join(root, version));
    return {version, folder: join(root, version), manifest, unchanged: false};
  } finally {
    await rm(partial, {recursive: true, force: true});
  }
}

/** The version among `candidates` whose manifest differs from this one in the version alone, if any. */
async function sameRelease(
  manifest: Manifest,
  root: string,
  candidates: readonly string[],
): Promise<string | undefined> {
  for (const version of candidates) {
    const text = await readFile(join(root, version, "manifest.json"), "utf8").catch(() => "");
    if (text === manifestText({...manifest, version})) return version;
  }
  return undefined;
}
