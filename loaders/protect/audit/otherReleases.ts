import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Findings} from "./finding.ts";
import {type PublishedRelease, readManifest} from "./readRelease.ts";

/** Every other release of the same data: made with the same key, or from the same source with another one. */
export async function otherReleases(
  {releases, folder}: {readonly releases: string; readonly folder: string},
  {manifest}: PublishedRelease,
  findings: Findings,
): Promise<PublishedRelease[]> {
  const names = (await readdir(releases).catch(() => [])).filter((name) => /^\d{4}\.\d{2}\.\d+$/.test(name));
  const others: PublishedRelease[] = [];
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
    const path = join(releases, name);
    if (name === manifest.version || path === folder) continue;
    const other = await readManifest(path);
    if (!other) {
      findings.remarks.push(`Utgåva ${name} har en form som inte kan läsas: den är inte jämförd.`);
      continue;
    }
    const sameKey = other.manifest.disclosure.keyId === manifest.disclosure.keyId;
    if (sameKey || other.manifest.source.id === manifest.source.id) others.push(other);
  }
  return others;
}
