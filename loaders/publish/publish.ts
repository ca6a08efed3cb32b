import {chmod, readdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Manifest} from "../../src/contract/release.ts";
import {EnvironmentError, FailedError} from "../errors.ts";
import {makeFolder} from "../model/makeFolder.ts";
import type {Protected} from "../model/protected.ts";
import {refusalOf} from "../model/refusals.ts";
import {bareManifest} from "./bareManifest.ts";
import {DurableFiles} from "./durableFiles.ts";
import {keysOfEarlier} from "./keyOfEarlier.ts";
import {manifestText} from "./manifestText.ts";
import {metadataFiles} from "./metadata/metadataFiles.ts";
import type {PublishOptions, PublishOutcome} from "./publishOptions.ts";
import {withReleaseLock} from "./releaseLock.ts";
import {checkVersion, isVersion, nextVersion, versionsOfMonth} from "./releaseVersion.ts";
import {revisionOf} from "./revisionOf.ts";
import {sameRelease} from "./sameRelease.ts";
import {addAccount, openToReaders} from "./sealRelease.ts";
import {sha256} from "./sha256.ts";
import {writeTables} from "./writeTables.ts";

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
    const made = makeFolder(options.root);
    // A folder that this run makes is for readers; one that stood there has its owner's rights already.
    if (made.length > 0) await chmod(options.root, 0o755);
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
  const existing = names.filter(isVersion);

  const askOfKey = await keysOfEarlier(facts, root, existing);
  const newKey = askOfKey(facts.disclosure.keyId, options.newKey === true);

  const version = options.version ?? nextVersion(existing, facts.extractDate);
  checkVersion(version, facts.extractDate);
  const partial = join(root, `.partial-${version}`);
  const disk = new DurableFiles();
  try {
    const files = await writeTables(partial, tables, {facts, places, official, disk});
    const bare = bareManifest(tables, {...options, official, version, files, newKey});
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
