import {readdir} from "node:fs/promises";
import {chooseSource} from "./chooseSource.ts";
import {discoverSources} from "./connect/discover.ts";
import {keysOfEarlier} from "./publish/keyOfEarlier.ts";
import {isVersion} from "./publish/releaseVersion.ts";
import type {Request} from "./request.ts";

/**
 * The keys of a release, held to those of earlier releases of the source as soon as they are asked for: before hours of reading, and before a
 * new key is made. One that is refused is not kept, where the next run would take it for the key of the data.
 */
export async function keysBeside(
  request: Request,
  {releases, newKey = false}: {readonly releases: string; readonly newKey?: boolean | undefined},
): Promise<Request["keys"]> {
  const {id, synthetic} = chooseSource(await discoverSources(), request.flags);
  if (synthetic) return request.keys;
  const existing = (await readdir(releases).catch(() => [])).filter(isVersion);
  const ask = await keysOfEarlier({synthetic, source: {id}}, releases, existing);
  return (source) => {
    // No earlier release can have a key that is made now.
    const keys = request.keys(source, () => void ask("", newKey));
    ask(keys.id, newKey);
    return keys;
  };
}
