import {createHmac} from "node:crypto";

/** What an identifier names: the same text of two kinds gives two unrelated pseudonyms. */
export type IdentifierKind = "person" | "certificate" | "message";

/**
 * The pseudonym of an identifier: the first 63 bits of HMAC-SHA-256(key, kind + "|" + value), as a non-negative
 * integer. `value` is trimmed; a personnummer is given as its twelve digits. The same key gives the same pseudonym
 * in every run, and without the key nothing leads back. Two of 10 million persons share one with probability 5 in a
 * million (n²/2⁶⁴, the birthday bound).
 */
export function pseudonym(key: Uint8Array, kind: IdentifierKind, value: string): bigint {
  return createHmac("sha256", key).update(`${kind}|${value.trim()}`).digest().readBigUInt64BE(0) >> 1n;
}
