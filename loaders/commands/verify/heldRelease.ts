import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path";
import {InputError} from "../../errors.ts";
import {type PublishedRelease, readManifest} from "../../protect/audit/readRelease.ts";

/** A release to verify: where its files lie on this machine, and what lies there that its manifest does not list. */
export interface HeldRelease extends PublishedRelease {
  /** Where it came from, as the user wrote it. */
  readonly from: string;
  readonly unlisted: readonly string[];
  /** Listed files that are links there: what they lead to can be changed without the release. */
  readonly links: readonly string[];
}

/** The longest that one file of a release elsewhere may take, in milliseconds. */
const patience = 120_000;

/** Every file that a manifest lists, beside itself. */
export function listedFiles({files, metadata}: PublishedRelease["manifest"]) {
  return [...files, ...(metadata ?? [])];
}

/** The release in a folder, or at an address, whose files are then fetched into `folder`. */
export async function holdRelease(from: string, folder: string): Promise<HeldRelease> {
  if (/^https?:\/\//.test(from)) return await fetchRelease(from, folder);
  const release = await readManifest(from);
  if (!release) throw new InputError(`${from}: ingen utgåva (manifest.json saknas eller har en annan form)`);
  const listed = new Set(["manifest.json", ...listedFiles(release.manifest).map(({path}) => path)]);
  const entries = await readdir(from, {recursive: true, withFileTypes: true});
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: relative(from, join(entry.parentPath, entry.name)).replaceAll("\\", "/"),
      isLink: entry.isSymbolicLink(),
    }));
  const pathsOf = (some: typeof found) => some.map(({path}) => path).sort();
  return {
    ...{...release, from},
    unlisted: pathsOf(found.filter(({path}) => !listed.has(path))),
    links: pathsOf(found.filter(({path, isLink}) => isLink && listed.has(path))),
  };
}

async function fetchRelease(from: string, folder: string): Promise<HeldRelease> {
  if (!URL.canParse(from)) throw new InputError(`${from}: är ingen adress`);
  const base = new URL(from.endsWith("/") ? from : `${from}/`).href;
  const take = async (path: string) => {
    const url = new URL(path, base);
    if (!url.href.startsWith(base))
      throw new InputError(`${base}: manifestet nämner ${path}, som ligger utanför utgåvan`);
    const bytes = await fetchBytes(url);
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), bytes);
  };
  await take("manifest.json");
  const release = await readManifest(folder);
  if (!release) throw new InputError(`${base}manifest.json: har inte formen hos en utgåva`);
  for (const {path} of listedFiles(release.manifest)) await take(path);
  return {...release, from: base, unlisted: [], links: []};
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  let answer: Response;
  try {
    answer = await fetch(url, {redirect: "error", signal: AbortSignal.timeout(patience)});
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new InputError(`${url.href}: går inte att hämta (${String(cause)})`, {cause: error});
  }
  throw new InputError(`${url.href}: servern svarar ${answer.status}`);
}

/** The bytes of a file of the release; none where it is missing. */
export async function bytesOf({folder}: PublishedRelease, path: string): Promise<Uint8Array | undefined> {
  return await readFile(join(folder, path)).catch(() => undefined);
}
