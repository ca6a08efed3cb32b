import {chmod, readFile, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {AuditAccount} from "../../src/contract/auditAccount.ts";
import {Manifest} from "../../src/contract/release.ts";
import {FailedError} from "../errors.ts";
import {readBytes} from "../model/readBytes.ts";
import type {DurableFiles} from "./durableFiles.ts";
import {manifestText} from "./manifestText.ts";
import {sha256} from "./sha256.ts";

/**
 * Puts the account of the audit into a manifest that the audit has passed. What it passed must be what is published: every
 * file is held to its SHA-256 once more, and nothing but the account is added.
 */
export async function addAccount(
  folder: string,
  manifest: Manifest,
  audit: AuditAccount,
  disk: DurableFiles,
): Promise<Manifest> {
  const path = join(folder, "manifest.json");
  if ((await readFile(path, "utf8")) !== manifestText(manifest))
    throw new FailedError("manifest.json är inte den som granskades");
  for (const file of [...manifest.files, ...(manifest.metadata ?? [])]) {
    if (sha256(await readBytes(join(folder, file.path))) !== file.sha256)
      throw new FailedError(`${file.path} är inte filen som granskades`);
  }
  const whole = Manifest.parse({...manifest, audit});
  await rm(path);
  await disk.write(path, manifestText(whole));
  await chmod(path, 0o644);
  return whole;
}

/** A release is public: its folders and files can be read by all, whatever the run keeps to itself. */
export async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
