import {describe, expect, it} from "vitest";
import {pseudonym} from "../../../loaders/normalise/pseudonym.ts";

const key = new TextEncoder().encode("an installation's key, 32 bytes!");

describe("pseudonym", () => {
  it("is the first 63 bits of HMAC-SHA-256 over kind, bar and trimmed value", () => {
    // printf 'person|191212121212' | openssl dgst -sha256 -hmac "an installation's key, 32 bytes!"
    expect(pseudonym(key, "person", " 191212121212 ")).toBe(0x96bcbfc69dd1cebfn >> 1n);
  });

  it("differs between kinds, keys and cases, and fits a BIGINT", () => {
    const values = [
      pseudonym(key, "person", "a"),
      pseudonym(key, "certificate", "a"),
      pseudonym(key, "message", "a"),
      pseudonym(key, "certificate", "A"),
      pseudonym(new Uint8Array(32), "certificate", "a"),
    ];
    expect(new Set(values).size).toBe(values.length);
    for (const value of values) expect(value >= 0n && value < 2n ** 63n).toBe(true);
  });
});
