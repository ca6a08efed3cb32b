import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Manifest} from "../../src/contract/release.ts";
import {readManifest} from "./readManifest.ts";
import {compareVersions, isVersion} from "./releaseVersion.ts";

/** A release as it lies on the disk. */
export interface StandingRelease {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The releases of a folder that tell of the same data: made of one source, or with one key. One that cannot be read is passed over:
 * `publish` and the audit have their say of it.
 */
export async function releasesOf(
  root: string,
  {source, keyId}: {readonly source: string; readonly keyId: string},
): Promise<StandingRelease[]> {
  const names = (await readdir(root).catch(() => [])).filter(isVersion);
  const releases: StandingRelease[] = [];
  for (const name of names.sort(compareVersions)) {
    const folder = join(root, name);
    const manifest = await readManifest(folder);
    if (manifest && (manifest.source.id === source || manifest.disclosure.keyId === keyId))
      releases.push({folder, manifest});
  }
  return releases;
}
