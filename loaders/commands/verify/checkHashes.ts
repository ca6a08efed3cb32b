import {createHash} from "node:crypto";
import {bytesOf, type HeldRelease, listedFiles} from "./heldRelease.ts";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** What is wrong with the files of a release as its own manifest describes them, one sentence a fault. */
export async function checkHashes(release: HeldRelease): Promise<string[]> {
  const {manifest} = release;
  const faults = release.unlisted.map((path) => `${path}: står inte i manifestet`);
  for (const {path, sha256: listed} of listedFiles(manifest)) {
    const bytes = await bytesOf(release, path);
    if (!bytes) faults.push(`${path}: filen saknas`);
    else if (sha256(bytes) !== listed)
      faults.push(
        `${path}: har SHA-256 ${sha256(bytes).slice(0, 12)}…, men manifestet säger ${listed.slice(0, 12)}…`,
      );
  }
  const whole = sha256(manifest.files.map((file) => `${file.sha256}  ${file.path}\n`).join(""));
  if (whole !== manifest.dataHash)
    faults.push(
      `manifest.json: dataavtrycket är ${manifest.dataHash.slice(0, 12)}…, men filernas avtryck ger ${whole.slice(0, 12)}…`,
    );
  return faults;
}
