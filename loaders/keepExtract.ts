import {existsSync} from "node:fs";
import {join} from "node:path";
import type {PublishOutcome} from "./publish/publishOptions.ts";
import {writeOwnerFile} from "./ownerFile.ts";

/**
 * Keeps, by data hash, the digest of the rows that a release was made of. A run that found its release there already, made of other
 * rows perhaps, leaves what was kept when that one was made; it writes only what a run that was killed did not come to.
 */
export function keepExtract(
  folder: string,
  {manifest, unchanged}: Pick<PublishOutcome, "unchanged"> & {readonly manifest: {readonly dataHash: string}},
  digest: string,
): void {
  const file = join(folder, manifest.dataHash);
  if (unchanged && existsSync(file)) return;
  writeOwnerFile(file, `${digest}\n`);
}
