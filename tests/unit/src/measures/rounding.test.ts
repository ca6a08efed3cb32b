import {describe, expect, it} from "vitest";
import {certainBounds} from "../../../../src/measures/certainBounds.js";
import {subtractCount} from "../../../../src/measures/count.js";
import {possibleCount, type Range} from "../../../../src/measures/possibleCount.js";
import {roundingEffect} from "../../../../src/measures/roundingEffect.js";
import {shareRoundingInterval} from "../../../../src/measures/shareRoundingInterval.js";

const share = ([part = 0, rest = 0]: readonly number[]): number => part / (part + rest);

describe("roundingEffect(counts, base, statistic)", () => {
  it("is shareRoundingInterval when the figure is a part's share of part and rest", () => {
    const [part, whole] = [
      {n: 120, atBase: 10},
      {n: 400, atBase: 40},
    ];
    const [low, high] = roundingEffect([part, subtractCount(whole, part)], 5, share);
    const [expectedLow, expectedHigh] = shareRoundingInterval(part, whole, 5);
    expect(low).toBeCloseTo(expectedLow, 12);
    expect(high).toBeCloseTo(expectedHigh, 12);
  });

  it("takes an end that moves the figure against its own direction on the side where it ends up", () => {
    // The distance from 10 cannot fall below 0: both ends of the rounding lie above.
    const [low, high] = roundingEffect([{n: 10, atBase: 2}], 5, ([n = 0]) => Math.abs(n - 10));
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(5);
  });

  it("is not moved by an end where the figure has no value", () => {
    const [low, high] = roundingEffect([{n: 5, atBase: 1}], 5, ([n = 0]) => (n > 1 ? n : NaN));
    expect(low).toBe(5);
    expect(high).toBeGreaterThan(5);
  });
});

describe("certainBounds(ranges, statistic)", () => {
  it("agrees with every true count that is possible, tried one by one", () => {
    const published = [5, 0, 10, 12];
    const ranges = published.map((count) => possibleCount(count, 5));
    const odd = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number => (a + 2 * b) / (a + b + c + d);
    const all = (statistic: (counts: readonly number[]) => number): Range => {
      let rows: number[][] = [[]];
      for (const [least, greatest] of ranges)
        rows = rows.flatMap((row) =>
          Array.from({length: greatest - least + 1}, (_, i) => [...row, least + i]),
        );
      const values = rows.map(statistic);
      return [Math.min(...values), Math.max(...values)];
    };
    expect(certainBounds(ranges.slice(0, 2), share)).toEqual([1 / 5, 1]);
    for (const statistic of [share, ([a = 0, , c = 0]: readonly number[]) => a - 3 * c, odd])
      expect(certainBounds(ranges, statistic)).toEqual(all(statistic));
  });
});
