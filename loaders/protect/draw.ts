import {createHmac} from "node:crypto";

/**
 * A uniform draw in [0, 2⁴⁸) that only the key's holder can foresee: the first 48 bits of HMAC-SHA-256 of the
 * cell's name. The same key and name give the same draw in every release, so a closed period never moves and
 * nothing is learnt by averaging over releases.
 */
export function draw(key: Uint8Array, name: string): number {
  return createHmac("sha256", key).update(name).digest().readUIntBE(0, 6);
}

/** The range of {@link draw}. */
export const drawRange = 2 ** 48;
