import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Manifest} from "../../src/contract/release.ts";
import {FailedError} from "../errors.ts";
import {manifestText} from "./manifestText.ts";
import {descriptionPath} from "./metadata/metadataFiles.ts";
import {readManifest} from "./readManifest.ts";
import {sha256} from "./sha256.ts";

/**
 * What a manifest says of the release's content: not its number, the program's sources, what the audit looked at or what it revised. Of the metadata
 * what the publisher said: the rest follows from that and the number.
 */
function contentOf(manifest: Manifest): string {
  const tools = {...manifest.tools, code: undefined};
  const metadata = manifest.metadata?.filter(({path}) => path === descriptionPath);
  const others = {audit: undefined, revisions: undefined, revised: undefined};
  return manifestText({...manifest, version: "", tools, metadata, ...others});
}

/**
 * The release among `candidates` that holds exactly these tables and says the same of them, if any. What its audit looked
 * at is no part of that: other releases may have come since. Nor is which program made them.
 */
export async function sameRelease(
  manifest: Manifest,
  root: string,
  candidates: readonly string[],
): Promise<Manifest | undefined> {
  const wanted = contentOf(manifest);
  for (const version of candidates) {
    const there = await readManifest(join(root, version));
    if (!there || contentOf(there) !== wanted) continue;
    for (const file of [...there.files, ...(there.metadata ?? [])]) {
      const {path} = file;
      const bytes = await readFile(join(root, version, path)).catch(() => new Uint8Array());
      if (sha256(bytes) !== file.sha256) {
        throw new FailedError(
          `utgåva ${version} är skadad: ${path} är inte vad dess manifest säger. Återställ den, eller flytta den till en annan mapp`,
        );
      }
    }
    return there;
  }
  return undefined;
}
