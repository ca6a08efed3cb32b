import {createHmac} from "node:crypto";
import {describe, expect, it} from "vitest";
import {KeyedHash} from "../../../loaders/normalise/keyedHash.ts";

function reference(key: Uint8Array, text: string): bigint {
  return createHmac("sha256", key).update(text).digest().readBigUInt64BE(0);
}

function ours(key: Uint8Array, text: string): bigint {
  const [high, low] = new KeyedHash(key).firstWords(text);
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

describe("KeyedHash", () => {
  it("gives the first 64 bits of HMAC-SHA-256 as node:crypto does, for every length around a block", () => {
    for (let length = 0; length <= 200; length++) {
      const key = Uint8Array.from({length: (length % 64) + 1}, (_, at) => at * 7 + length);
      for (const text of ["x".repeat(length), "å".repeat(length), `${"€".repeat(length)}🙂`])
        expect(ours(key, text)).toBe(reference(key, text));
    }
  });

  it("gives each text its own, whatever was hashed before it", () => {
    const hash = new KeyedHash(new Uint8Array(32).fill(1));
    const alone = hash.firstWords("a");
    hash.firstWords("b".repeat(1_000));
    expect(hash.firstWords("a")).toEqual(alone);
  });

  it("takes keys of 64 bytes and none of 65, which HMAC would hash first", () => {
    const key = new Uint8Array(64).fill(9);
    expect(ours(key, "a")).toBe(reference(key, "a"));
    expect(() => new KeyedHash(new Uint8Array(65))).toThrow(RangeError);
  });
});
