import {join} from "node:path";
import {EnvironmentError} from "../errors.ts";
import type {ReleaseFacts} from "./publishOptions.ts";
import {readManifest, unreadable} from "./readManifest.ts";
import {compareVersions} from "./releaseVersion.ts";

/**
 * Whether earlier releases of the source have another key. One data set keeps one key: drawn again with another, the closed
 * periods of an earlier release and of this one would together tell more than either. So a latest release with another
 * key is refused, unless the owner has allowed it.
 */
export async function hasOtherKey(
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
