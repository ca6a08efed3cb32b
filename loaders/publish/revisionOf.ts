import {join} from "node:path";
import type {Manifest} from "../../src/contract/release.ts";
import {type Changes, changedPeriods} from "./changedPeriods.ts";
import {checkRevision} from "./checkRevision.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {readManifest, unreadable} from "./readManifest.ts";
import {compareVersions} from "./releaseVersion.ts";

/**
 * What a release changes of figures that the latest release of the same data (one source or one key) has published: it must stand in the
 * revision log. The synthetic country is made anew by each version of the program: what it changes is no revision.
 */
export async function revisionOf(
  folder: string,
  manifest: Manifest,
  {root, revisions}: PublishOptions,
  existing: readonly string[],
): Promise<Pick<Manifest, "revisions" | "revised">> {
  if (revisions === undefined || manifest.synthetic) return {};
  const known = revisions.filter(({version}) => compareVersions(version, manifest.version) <= 0);
  const log = known.length > 0 ? {revisions: known} : {};
  const changes = await changesSinceLatest(folder, manifest, root, existing);
  if (!changes) return log;
  checkRevision(manifest.version, changes, revisions);
  return {...log, revised: changes.revised};
}

/**
 * What a release of real certificates changes of figures that the latest earlier release of the same data has published. Undefined where
 * that is nothing, or where there is none.
 */
export async function changesSinceLatest(
  folder: string,
  manifest: Manifest,
  root: string,
  existing: readonly string[],
): Promise<Changes | undefined> {
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
    return await changedPeriods(
      {folder, manifest},
      {folder: join(root, version), manifest: before},
      {onlyRecast},
    );
  }
  return undefined;
}
