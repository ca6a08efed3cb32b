import {join} from "node:path";
import {EnvironmentError} from "../errors.ts";
import type {ReleaseFacts} from "./publishOptions.ts";
import {readManifest, unreadable} from "./readManifest.ts";
import {compareVersions} from "./releaseVersion.ts";

/**
 * Whether earlier releases of a source have another key than this one. One data set keeps one key: drawn again with another, the closed
 * periods of an earlier release and of this one would together tell more than either. So a latest release with another
 * key is refused, unless the owner has allowed it.
 */
export type AsksOfKey = (keyId: string, isAllowed: boolean) => boolean;

/** Reads which keys the earlier releases of a source have, so that a key can be held to them: also one that is not made yet. */
export async function keysOfEarlier(
  {synthetic, source}: Pick<ReleaseFacts, "synthetic"> & {readonly source: {readonly id: string}},
  root: string,
  existing: readonly string[],
): Promise<AsksOfKey> {
  const earlier: {readonly version: string; readonly keyId: string}[] = [];
  let fault: Error | undefined;
  for (const version of [...existing].sort(compareVersions).reverse()) {
    const manifest = await readManifest(join(root, version));
    if (!manifest && earlier.length === 0 && !synthetic) fault ??= unreadable(version);
    if (manifest?.source.id === source.id) earlier.push({version, keyId: manifest.disclosure.keyId});
  }
  return (keyId, isAllowed) => {
    if (fault) throw fault;
    const [latest] = earlier;
    if (latest && latest.keyId !== keyId && !isAllowed)
      throw new EnvironmentError(
        `utgåva ${latest.version} är gjord med en annan nyckel: använd samma (UNDERLAG_KEY eller nyckelfilen), eller en annan mapp för andra data. Är den gamla nyckeln borta eller röjd, ange --new-key`,
      );
    return earlier.some((one) => one.keyId !== keyId);
  };
}
