import {describe, expect, it} from "vitest";
import {KeyIndex} from "../../../../loaders/protect/audit/keyIndex.ts";

describe("KeyIndex", () => {
  it("numbers keys in the order in which they are met, as a map does, however many and however large", () => {
    const index = new KeyIndex(1);
    const map = new Map<number, number>();
    for (let i = 0; i < 20_000; i++) {
      const key = (i * 7_919 * 2 ** 21 + (i % 3)) % 2 ** 52;
      if (!map.has(key)) map.set(key, map.size);
      expect(index.add(key)).toBe(map.get(key));
    }
    expect(index.size).toBe(map.size);
    for (const [key, at] of map) expect([index.get(key), index.keyAt(at)]).toEqual([at, key]);
    expect(index.get(1.5 * 2 ** 50 + 7)).toBe(-1);
  });
});
