import {hkdfSync, randomBytes} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {EnvironmentError} from "./errors.ts";

export interface Keys {
  /** Makes pseudonyms of persons, certificates and messages. */
  readonly pseudonym: Uint8Array;
  /** Draws the rounding of cells. */
  readonly rounding: Uint8Array;
}

/** The synthetic country's key is public, and so marked in its manifest: there is nobody to protect. */
const publicKey = "underlag: the public key of the synthetic country";

/** Both keys from one secret, so that neither tells of the other (HKDF-SHA-256, RFC 5869). */
function derive(secret: string | Uint8Array): Keys {
  const part = (label: string) => new Uint8Array(hkdfSync("sha256", secret, "", `underlag ${label}`, 32));
  return {pseudonym: part("pseudonym"), rounding: part("rounding")};
}

export function publicKeys(): Keys {
  return derive(publicKey);
}

/**
 * The installation's keys: from `UNDERLAG_KEY` (at least 32 characters), else from `file`, which is made on the first
 * run, readable by its owner only. One data set keeps one key for ever: with another key closed periods would be drawn
 * again, and two draws of the same cell tell more than one.
 */
export function installationKeys(
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
  log: (line: string) => void,
): Keys {
  const given = environment["UNDERLAG_KEY"];
  if (given !== undefined) {
    if (given.length < 32) throw new EnvironmentError("UNDERLAG_KEY: ska vara minst 32 tecken");
    return derive(given);
  }
  try {
    return derive(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  const secret = randomBytes(32);
  writeFileSync(file, secret, {mode: 0o600, flag: "wx"});
  log(`Ny nyckel i ${file} (bara ägaren kan läsa den). Behåll den: samma data ska alltid ha samma nyckel.`);
  return derive(secret);
}
