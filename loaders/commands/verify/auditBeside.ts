import {mkdirSync, symlinkSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Effects} from "../../model/effects.ts";
import {readProofs, proofFile} from "../../proofFile.ts";
import {accountOf} from "../../protect/audit/account.ts";
import {auditRelease} from "../../protect/audit/auditRelease.ts";
import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import type {StandingRelease} from "../../publish/releasesOf.ts";
import {readTruth} from "../../truthFiles.ts";

/** What a manifest tells of its audit. */
export type Audit = NonNullable<PublishedRelease["manifest"]["audit"]>;

/** Where making a release again puts what its audit needs: both below the owner-only folder of the run. */
export function auditFolders(spill: string): {readonly truth: string; readonly proofs: string} {
  return {truth: join(spill, "truth"), proofs: join(spill, "proofs")};
}

/**
 * Audits a release that was made again, now among the releases that the published one was held against. A finding has no place in an
 * account: what it comes of shows in the figures, and `underlag audit` tells of it.
 */
export async function auditBeside(
  {folder, manifest}: PublishedRelease,
  beside: readonly StandingRelease[],
  spill: string,
  effects: Effects,
): Promise<Audit> {
  const among = join(spill, "beside");
  mkdirSync(among, {mode: 0o700});
  for (const other of beside)
    symlinkSync(resolve(other.folder), join(among, other.manifest.version), "junction");
  const {truth, proofs} = auditFolders(spill);
  const official = readProofs(proofFile(proofs, manifest.version), manifest);
  const report = await auditRelease({folder, releases: among, truth: readTruth(truth), official}, effects);
  return accountOf(report, {keyIsPublic: manifest.disclosure.keyIsPublic});
}
