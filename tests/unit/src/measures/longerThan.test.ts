import {describe, expect, it} from "vitest";
import {longerThan} from "../../../../src/measures/longerThan.js";

/** Bands as `from until n`; at base 1 nothing is rounded. */
const bands = (...rows: readonly string[]) =>
  rows.map((row) => {
    const [from, until, n] = row.split(" ").map(Number);
    return {from: from ?? 0, until: until ?? Infinity, count: {n: n ?? 0, atBase: 0}};
  });
const lengths = bands("1 14 400", "15 30 300", "31 60 200", "61 Infinity 100");
const rounded = ([low, high]: readonly [number, number]) => [low.toFixed(4), high.toFixed(4)];

describe("longerThan(bands, days, base)", () => {
  it("is one share where the day is the last of a band", () => {
    const {surely, whole, least, most, interval} = longerThan(lengths, 30, 1);
    expect([surely.n, whole.n, least.share, most.share]).toEqual([300, 1000, 0.3, 0.3]);
    // R: prop.test(300, 1000, correct = FALSE)$conf.int is 0.2724068 to 0.3291239
    expect(rounded(interval)).toEqual(["0.2724", "0.3291"]);
  });

  it("is a range where the day lies within a band, from those surely longer to all that may be", () => {
    for (const day of [31, 59]) {
      const {least, most, interval} = longerThan(lengths, day, 1);
      expect([least.share, most.share]).toEqual([0.1, 0.3]);
      // R: prop.test(100, 1000, correct = FALSE)$conf.int[1] is 0.08290944; the upper limit as above
      expect(rounded(interval)).toEqual(["0.0829", "0.3291"]);
    }
    expect(longerThan(lengths, 60, 1).most.share).toBe(0.1);
  });

  it("knows only a most where the day lies in the band without end, and everybody at day 0", () => {
    const {least, most} = longerThan(lengths, 720, 1);
    expect([least.share, most.share]).toEqual([0, 0.1]);
    expect(longerThan(lengths, 0, 1).least.share).toBe(1);
  });

  it("has room for what rounding may have moved, at each end", () => {
    const [low, high] = longerThan(lengths, 31, 5).interval;
    expect(low).toBeLessThan(0.0829);
    expect(high).toBeGreaterThan(0.3291);
  });

  it("has no share of nobody", () => {
    expect(longerThan(bands("1 14 0"), 7, 1).least.share).toBeNull();
  });
});
