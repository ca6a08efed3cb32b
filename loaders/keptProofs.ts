import {join} from "node:path";
import {InputError} from "./errors.ts";
import {type KeptProofs, proofFile, readProofs} from "./proofFile.ts";
import {readManifest} from "./protect/audit/readRelease.ts";

/** Where `underlag release` keeps the proofs of official tables. */
const defaultFolder = join("data", "work", "proofs");

/**
 * The kept proofs of a release in a folder, where they are at hand. Those of the work folder are used when they are there and of
 * these bytes; a folder that was named must have them, and the release an official table that they prove.
 */
export async function keptProofs(
  release: string,
  folder: string | undefined,
): Promise<KeptProofs | undefined> {
  const manifest = (await readManifest(release))?.manifest;
  if (!manifest) return undefined;
  if ((manifest.official ?? []).length === 0) {
    if (folder === undefined) return undefined;
    throw new InputError(
      "--proofs: utgåvan har inga officiella tabeller, och därför inga bevis att kontrollera",
    );
  }
  const file = proofFile(folder ?? defaultFolder, manifest.version);
  const kept = readProofs(file, manifest);
  if (!kept && folder !== undefined)
    throw new InputError(`--proofs: ${file} har inga bevis för den här utgåvan`);
  return kept;
}
