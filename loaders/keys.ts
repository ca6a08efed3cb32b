import {hkdfSync, randomBytes} from "node:crypto";
import {EnvironmentError} from "./errors.ts";
import {readOwnerFile, writeOwnerFile} from "./ownerFile.ts";

export interface Keys {
  /** Makes pseudonyms of persons, certificates and messages. */
  readonly pseudonym: Uint8Array;
  /** Draws the rounding of cells. */
  readonly rounding: Uint8Array;
  /** Tells one secret from another without telling anything of it: stands in the manifest. */
  readonly id: string;
}

/** The synthetic country's key is public, and so marked in its manifest: there is nobody to protect. */
const publicKey = "underlag: the public key of the synthetic country";

/** Both keys from one secret, so that neither tells of the other (HKDF-SHA-256, RFC 5869). */
function derive(secret: string | Uint8Array): Keys {
  const part = (label: string) => new Uint8Array(hkdfSync("sha256", secret, "", `underlag ${label}`, 32));
  const id = Buffer.from(part("id").subarray(0, 8)).toString("hex");
  return {pseudonym: part("pseudonym"), rounding: part("rounding"), id};
}

export function publicKeys(): Keys {
  return derive(publicKey);
}

/** Keys of one run only, for looking at a source without writing anything. */
export function passingKeys(): Keys {
  return derive(randomBytes(32));
}

/**
 * The installation's keys: from `UNDERLAG_KEY` (at least 32 characters), else from `file`, which is made on the first
 * run, readable by its owner only. One data set keeps one key for ever: with another key closed periods would be drawn
 * again, and two draws of the same cell tell more than one. `beforeNew` throws where no new key may be made.
 */
export function installationKeys(
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
  log: (line: string) => void,
  beforeNew: () => void = () => undefined,
): Keys {
  const given = environment["UNDERLAG_KEY"];
  if (given !== undefined) {
    if (given.length < 32) throw new EnvironmentError("UNDERLAG_KEY: ska vara minst 32 tecken");
    return derive(given);
  }
  const kept = readKey(file);
  if (kept) return derive(kept);
  beforeNew();
  const secret = randomBytes(32);
  writeOwnerFile(file, secret);
  log(`Ny nyckel i ${file} (bara ägaren kan läsa den). Behåll den: samma data ska alltid ha samma nyckel.`);
  return derive(secret);
}

function readKey(file: string): Uint8Array | undefined {
  const secret = readOwnerFile(file);
  // An empty or cut file would be a key that anyone can guess.
  if (secret && secret.length < 32)
    throw new EnvironmentError(`${file}: nyckeln är skadad, den ska ha minst 32 byte`);
  return secret;
}
