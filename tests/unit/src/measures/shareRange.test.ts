import {describe, expect, it} from "vitest";
import {shareRange} from "../../../../src/measures/shareRange.js";

const of = (n: number) => ({n, atBase: 0});
const rounded = ([low, high]: readonly [number, number]) => [low.toFixed(4), high.toFixed(4)];

describe("shareRange(surely, possibly, whole, base)", () => {
  it("is one share where nothing is unsure", () => {
    const {surely, whole, least, most, interval} = shareRange(of(300), of(300), of(1000), 1);
    expect([surely.n, whole.n, least.share, most.share]).toEqual([300, 1000, 0.3, 0.3]);
    // R: prop.test(300, 1000, correct = FALSE)$conf.int is 0.2724068 to 0.3291239
    expect(rounded(interval)).toEqual(["0.2724", "0.3291"]);
  });

  it("is a range from those that surely are to all that may be", () => {
    const {least, most, interval} = shareRange(of(100), of(300), of(1000), 1);
    expect([least.share, most.share]).toEqual([0.1, 0.3]);
    // R: prop.test(100, 1000, correct = FALSE)$conf.int[1] is 0.08290944; the upper limit as above
    expect(rounded(interval)).toEqual(["0.0829", "0.3291"]);
  });

  it("has room for what rounding may have moved, at each end", () => {
    const [low, high] = shareRange(
      {n: 100, atBase: 4},
      {n: 300, atBase: 4},
      {n: 1000, atBase: 8},
      5,
    ).interval;
    expect(low).toBeLessThan(0.0829);
    expect(high).toBeGreaterThan(0.3291);
  });

  it("has no share of nobody", () => {
    expect(shareRange(of(0), of(0), of(0), 1).least.share).toBeNull();
  });
});
