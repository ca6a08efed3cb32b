import {dirname, resolve} from "node:path";
import type {PublishedRelease} from "../../protect/audit/readRelease.ts";
import {compareVersions} from "../../publish/releaseVersion.ts";
import {releasesOf, type StandingRelease} from "../../publish/releasesOf.ts";

/** The earlier releases of the same data that lie beside a release, the oldest first. Later ones were not there when it was made. */
export async function besideOf({folder, manifest}: PublishedRelease): Promise<StandingRelease[]> {
  const {version, source, disclosure} = manifest;
  const all = await releasesOf(dirname(resolve(folder)), {source: source.id, keyId: disclosure.keyId});
  return all.filter((other) => compareVersions(other.manifest.version, version) < 0);
}
