import {createHash} from "node:crypto";
import {chmod, mkdir, readFile, readdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import type {AuditAccount} from "../../src/contract/auditAccount.ts";
import type {Description} from "../../src/contract/description.ts";
import {Manifest, type Place} from "../../src/contract/release.ts";
import type {Revision} from "../../src/contract/revision.ts";
import {EnvironmentError, FailedError} from "../errors.ts";
import type {OfficialTable} from "../model/officialTable.ts";
import type {Protected} from "../model/protected.ts";
import {refusalOf} from "../model/refusals.ts";
import {changedPeriods} from "./changedPeriods.ts";
import {checkRevision} from "./checkRevision.ts";
import {DurableFiles} from "./durableFiles.ts";
import {encodeOfficial, officialCsv} from "./encodeOfficial.ts";
import {encodeTable} from "./encodeTable.ts";
import {descriptionPath, metadataFiles} from "./metadata/metadataFiles.ts";
import {placeTable} from "./placeTable.ts";
import {withReleaseLock} from "./releaseLock.ts";
import {checkVersion, compareVersions, nextVersion, versionsOfMonth} from "./releaseVersion.ts";

/** All that a manifest says beside what the tables themselves say. */
export type ReleaseFacts = Omit<
  Manifest,
  | "schema"
  | "version"
  | "dimensions"
  | "families"
  | "official"
  | "places"
  | "dataHash"
  | "files"
  | "metadata"
  | "audit"
>;

export interface PublishOptions {
  /** The folder that holds one folder a release. */
  readonly root: string;
  readonly places: readonly Place[];
  readonly facts: ReleaseFacts;
  /** What the publisher says of the release: its metadata are made from it. A release without has none. */
  readonly description?: Description | undefined;
  /** Exact tables, with small cells withheld. */
  readonly official?: readonly OfficialTable[];
  /** The revision log: what it says of this release must be what this release changes. */
  readonly revisions?: readonly Revision[] | undefined;
  /** A version asked for; without it the next free number of the extract month. */
  readonly version?: string | undefined;
  /** The release whose small cells were carried on, if any; and what that one carried on from. */
  readonly carriedOn?: CarriedOn | undefined;
  /** Earlier releases of the source may have another key: the owner has said so. */
  readonly newKey?: boolean | undefined;
  /**
   * The last word before the release exists: throws to stop it. Sees the bytes that will be published, and gives the
   * account of what it did, where there is one: the only thing that is added to the manifest afterwards.
   */
  readonly gate: (folder: string) => Promise<AuditAccount | undefined>;
}

export interface CarriedOn {
  readonly version: string;
  readonly dataHash: string;
  readonly follows: string | null;
}

export interface PublishOutcome {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** True where a release with exactly this content was there already. */
  readonly unchanged: boolean;
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

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
    const made = await mkdir(options.root, {recursive: true});
    // A folder that this run makes is for readers; one that stood there has its owner's rights already.
    if (made !== undefined) await chmod(options.root, 0o755);
    return await withReleaseLock(options.root, () => writeRelease(tables, options));
  } catch (error) {
    const {code, syscall} = error as NodeJS.ErrnoException;
    // A full disk, a missing right, a file where the folder should be: the machine's matter, not the data's.
    if (code !== undefined && syscall !== undefined) {
      throw new EnvironmentError(`${options.root}: går inte att skriva i (${refusalOf(code)})`, {
        cause: error,
      });
    }
    throw error;
  }
}

async function writeRelease(tables: readonly Protected[], options: PublishOptions): Promise<PublishOutcome> {
  const {root, facts, places, official = []} = options;
  const names = await readdir(root);
  for (const left of names.filter((name) => name.startsWith(".partial-"))) {
    await rm(join(root, left), {recursive: true, force: true});
  }
  const existing = names.filter((name) => /^\d{4}\.\d{2}\.\d+$/.test(name));

  const newKey = await hasOtherKey(facts, root, existing, options.newKey === true);

  const version = options.version ?? nextVersion(existing, facts.extractDate);
  checkVersion(version, facts.extractDate);
  const partial = join(root, `.partial-${version}`);
  const disk = new DurableFiles();
  const files: Manifest["files"] = [];
  const add = async (path: string, bytes: Uint8Array, rows: number) => {
    await disk.write(join(partial, path), bytes);
    files.push({path, sha256: sha256(bytes), bytes: bytes.length, rows});
  };
  try {
    for (const table of tables) {
      const marks = {table: table.family, extractDate: facts.extractDate, synthetic: String(facts.synthetic)};
      await add(`tables/${table.family}.parquet`, encodeTable(table, marks), table.n.length);
      // What is told of the whole country only has no part for a place.
      for (const place of table.dimensions.some(({id}) => id === "region") ? places : []) {
        const part = placeTable(table, place.code);
        const bytes = encodeTable(part, {...marks, place: place.slug});
        await add(`places/${place.slug}/${table.family}.parquet`, bytes, part.n.length);
      }
    }
    for (const table of official) {
      const marks = {table: table.id, extractDate: facts.extractDate, synthetic: String(facts.synthetic)};
      await add(`official/${table.id}.parquet`, encodeOfficial(table, marks), table.n.length);
      await add(`official/${table.id}.csv`, officialCsv(table), table.n.length);
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const dataHash = sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join(""));
    const bare = Manifest.parse({
      schema: 1,
      version,
      ...facts,
      disclosure: {...facts.disclosure, follows: followedBy(dataHash, options.carriedOn), newKey},
      places,
      dimensions: Object.fromEntries(
        tables.flatMap(({dimensions}) => dimensions.map(({id, ...rest}) => [id, rest] as const)),
      ),
      families: tables.map(describe),
      ...(official.length > 0 && {official: official.map(describeOfficial)}),
      dataHash,
      files,
    } satisfies Record<
      Exclude<
        keyof Manifest,
        | "calibration"
        | "unitDefinitions"
        | "utility"
        | "audit"
        | "coarsened"
        | "official"
        | "detailedSettings"
        | "metadata"
        | "revisions"
        | "revised"
      >,
      unknown
    >);

    const metadata: NonNullable<Manifest["metadata"]> = [];
    if (options.description) {
      for (const [path, text] of metadataFiles({manifest: bare, description: options.description})) {
        await disk.write(join(partial, path), text);
        metadata.push({path, sha256: sha256(text), bytes: Buffer.byteLength(text)});
      }
    }
    const manifest: Manifest = metadata.length > 0 ? {...bare, metadata} : bare;

    const same = await sameRelease(manifest, root, versionsOfMonth(existing, facts.extractDate));
    if (same && (options.version === undefined || same.version === options.version)) {
      return {version: same.version, folder: join(root, same.version), manifest: same, unchanged: true};
    }
    if (existing.includes(version)) {
      throw new FailedError(
        `utgåva ${version} finns redan och ändras aldrig: välj ett annat nummer med --release-version, eller inget`,
      );
    }
    const told = {...manifest, ...(await revisionOf(partial, manifest, options, existing))};
    await disk.write(join(partial, "manifest.json"), manifestText(told));
    // A disk that is full says so before the audit has worked for nothing.
    await disk.settle();
    await openToReaders(partial);
    const account = await options.gate(partial);
    const published = account === undefined ? told : await addAccount(partial, told, account, disk);
    await disk.settle();
    await rename(partial, join(root, version));
    return {version, folder: join(root, version), manifest: published, unchanged: false};
  } finally {
    await disk.settle().catch(() => undefined);
    await rm(partial, {recursive: true, force: true});
  }
}

/**
 * What a release changes of figures that the latest release of the same data (one source or one key) has published: it must stand in the
 * revision log. The synthetic country is made anew by each version of the program: what it changes is no revision.
 */
async function revisionOf(
  folder: string,
  manifest: Manifest,
  {root, revisions}: PublishOptions,
  existing: readonly string[],
): Promise<Pick<Manifest, "revisions" | "revised">> {
  if (revisions === undefined || manifest.synthetic) return {};
  const known = revisions.filter(({version}) => compareVersions(version, manifest.version) <= 0);
  const log = known.length > 0 ? {revisions: known} : {};
  const {keyId, base} = manifest.disclosure;
  const earlier = existing.filter((version) => compareVersions(version, manifest.version) < 0);
  for (const version of earlier.sort(compareVersions).reverse()) {
    const before = await readManifest(join(root, version));
    if (!before) throw unreadable(version);
    if (before.source.id !== manifest.source.id && before.disclosure.keyId !== keyId) continue;
    // Without the setting every such period is closed, and the audit stops what changes one. It sees that only where one key and one
    // base have made both, and only in tables of the same dimensions.
    const onlyRecast =
      manifest.settings["revisedFrom"] === undefined &&
      before.disclosure.keyId === keyId &&
      before.disclosure.base === base;
    const changes = await changedPeriods(
      {folder, manifest},
      {folder: join(root, version), manifest: before},
      {onlyRecast},
    );
    if (!changes) return log;
    checkRevision(manifest.version, changes, revisions);
    return {...log, revised: changes.revised};
  }
  return log;
}

/** What the manifest says of one official table. */
function describeOfficial(table: OfficialTable): NonNullable<Manifest["official"]>[number] {
  const {id, title, unit, description, family, events, passed, threshold, dimensions, figures} = table;
  return {
    ...{id, title, unit, description, family, events, method: passed, threshold, ...figures},
    dimensions: dimensions.map((dimension) => ({...dimension, codes: [...dimension.codes]})),
  };
}

/** What the manifest says of one table. */
function describe(table: Protected): Manifest["families"][number] {
  const {
    family,
    title,
    unit,
    description,
    events,
    tiedTo,
    roundsAll,
    remainder,
    margins,
    dimensions,
    report,
  } = table;
  return {
    id: family,
    ...{title, unit, description, events, report},
    ...(roundsAll && {roundsAll}),
    ...(tiedTo && {tied: {family: tiedTo.family, over: [...tiedTo.over]}}),
    ...(remainder && {remainder}),
    margins: margins.map(({over, weight}) => ({over: [...over], weight})),
    dimensions: dimensions.map(({id}) => id),
  };
}

/**
 * Puts the account of the audit into a manifest that the audit has passed. What it passed must be what is published: every
 * file is held to its SHA-256 once more, and nothing but the account is added.
 */
async function addAccount(
  folder: string,
  manifest: Manifest,
  audit: AuditAccount,
  disk: DurableFiles,
): Promise<Manifest> {
  const path = join(folder, "manifest.json");
  if ((await readFile(path, "utf8")) !== manifestText(manifest))
    throw new FailedError("manifest.json är inte den som granskades");
  for (const file of [...manifest.files, ...(manifest.metadata ?? [])]) {
    if (sha256(await readFile(join(folder, file.path))) !== file.sha256)
      throw new FailedError(`${file.path} är inte filen som granskades`);
  }
  const whole = Manifest.parse({...manifest, audit});
  await rm(path);
  await disk.write(path, manifestText(whole));
  await chmod(path, 0o644);
  return whole;
}

/** A release is public: its folders and files can be read by all, whatever the run keeps to itself. */
async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

/**
 * What a release follows. One that holds what the last one held is that one once more, and follows what it followed: the same
 * input gives the same bytes however often it is run.
 */
function followedBy(dataHash: string, carriedOn: CarriedOn | undefined): string | null {
  if (!carriedOn) return null;
  return carriedOn.dataHash === dataHash ? carriedOn.follows : carriedOn.version;
}

/**
 * Whether earlier releases of the source have another key. One data set keeps one key: drawn again with another, the closed
 * periods of an earlier release and of this one would together tell more than either. So a latest release with another
 * key is refused, unless the owner has allowed it.
 */
async function hasOtherKey(
  facts: ReleaseFacts,
  root: string,
  existing: readonly string[],
  isAllowed: boolean,
): Promise<boolean> {
  let [latest, other] = [true, false];
  for (const version of [...existing].sort(compareVersions).reverse()) {
    const earlier = await readManifest(join(root, version));
    if (!earlier && latest && !facts.synthetic) throw unreadable(version);
    if (earlier?.source.id !== facts.source.id) continue;
    if (earlier.disclosure.keyId !== facts.disclosure.keyId) {
      other = true;
      if (latest && !isAllowed) {
        throw new EnvironmentError(
          `utgåva ${version} är gjord med en annan nyckel: använd samma (UNDERLAG_KEY eller nyckelfilen), eller en annan mapp för andra data. Är den gamla nyckeln borta eller röjd, ange --new-key`,
        );
      }
    }
    latest = false;
  }
  return other;
}

/** Undefined where there is none that this version understands. */
async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What an earlier release published has to be known: a release that nobody can read could hold the figures that are changed. */
function unreadable(version: string): FailedError {
  return new FailedError(
    `utgåva ${version} går inte att läsa (manifest.json saknas eller har en annan form), så det går inte att pröva om dess tal ändras. Återställ den, eller flytta den till en annan mapp`,
  );
}

/**
 * What a manifest says of the release's content: not its number, the program's sources, what the audit looked at or what it revised. Of the metadata
 * what the publisher said: the rest follows from that and the number.
 */
function contentOf(manifest: Manifest): string {
  const tools = {...manifest.tools, code: undefined};
  const metadata = manifest.metadata?.filter(({path}) => path === descriptionPath);
  const others = {audit: undefined, revisions: undefined, revised: undefined};
  return manifestText({...manifest, version: "", tools, metadata, ...others});
}

/**
 * The release among `candidates` that holds exactly these tables and says the same of them, if any. What its audit looked
 * at is no part of that: other releases may have come since. Nor is which program made them.
 */
async function sameRelease(
  manifest: Manifest,
  root: string,
  candidates: readonly string[],
): Promise<Manifest | undefined> {
  const wanted = contentOf(manifest);
  for (const version of candidates) {
    const there = await readManifest(join(root, version));
    if (!there || contentOf(there) !== wanted) continue;
    for (const file of [...there.files, ...(there.metadata ?? [])]) {
      const {path} = file;
      const bytes = await readFile(join(root, version, path)).catch(() => new Uint8Array());
      if (sha256(bytes) !== file.sha256) {
        throw new FailedError(
          `utgåva ${version} är skadad: ${path} är inte vad dess manifest säger. Återställ den, eller flytta den till en annan mapp`,
        );
      }
    }
    return there;
  }
  return undefined;
}
