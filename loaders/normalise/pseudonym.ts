import {KeyedHash} from "./keyedHash.ts";

/** What an identifier names: the same text of two kinds gives two unrelated pseudonyms. */
export type IdentifierKind = "person" | "certificate" | "message";

/** Makes the pseudonym of an identifier of a kind. */
export type Pseudonymise = (kind: IdentifierKind, value: string) => bigint;

/**
 * The pseudonyms under a key: the first 63 bits of HMAC-SHA-256(key, kind + "|" + value), as a non-negative integer.
 * `value` is trimmed; a personnummer is given as its twelve digits. The same key gives the same pseudonym in every run,
 * and without the key nothing leads back. Two of 10 million persons share one with probability 5 in a million (n²/2⁶⁴,
 * the birthday bound).
 */
export function pseudonymiser(key: Uint8Array): Pseudonymise {
  const hash = new KeyedHash(key);
  return (kind, value) => {
    const [high, low] = hash.firstWords(`${kind}|${value.trim()}`);
    halves.setInt32(0, high >>> 1);
    halves.setInt32(4, (high << 31) | (low >>> 1));
    return halves.getBigInt64(0);
  };
}

/** Puts two words together: of BigInts each step makes a new one. */
const halves = new DataView(new ArrayBuffer(8));

/** One pseudonym: see {@link pseudonymiser}, which is quicker for many. */
export function pseudonym(key: Uint8Array, kind: IdentifierKind, value: string): bigint {
  return pseudonymiser(key)(kind, value);
}
