import {describe, expect, it} from "vitest";
import {certainQuantile, groupedQuantile, quantileOfBands} from "../../../../src/measures/groupedQuantile.js";
import {possibleCount} from "../../../../src/measures/possibleCount.js";

const edges: readonly (readonly [number, number])[] = [
  [1, 14],
  [15, 30],
  [31, 60],
  [61, 90],
  [91, 180],
  [181, 364],
  [365, 730],
];
const counts = [1_200, 900, 800, 400, 500, 300, 150];
const atBase = [10, 20, 10, 8, 6, 4, 2];
const bands = edges.map(([from, until], i) => ({
  from,
  until,
  count: {n: counts[i] ?? 0, atBase: atBase[i] ?? 0},
}));

describe("groupedQuantile(bands, p, base)", () => {
  it("agrees with R's straight lines between the sums: approx(cumsum(c(0, n)) / sum(n), e, p)", () => {
    // n <- c(1200,900,800,400,500,300,150); e <- c(0,14,30,60,90,180,364,730)
    expect(groupedQuantile(bands, 0.25, 5)?.value).toBeCloseTo(12.3958333333, 9);
    expect(groupedQuantile(bands, 0.5, 5)?.value).toBeCloseTo(30.9375, 9);
    expect(groupedQuantile(bands, 0.75, 5)?.value).toBeCloseTo(81.5625, 9);
  });

  it("agrees with R on the limits: Woodruff's, and each band's rounding, squared and added", () => {
    // m <- c(10,20,10,8,6,4,2); N <- sum(n); q <- \(p, y = n) approx(cumsum(c(0, y)) / sum(y), e, p)$y; v <- q(.5)
    // for each i, q(.5, n with n[i] at both ends of ri(n[i], m[i])); lo, hi the sums of squared moves; comb(v,
    // q(prop.test(.5 * N, N, correct = FALSE)$conf.int), c(v - sqrt(lo), v + sqrt(hi)))
    const interval = groupedQuantile(bands, 0.5, 5)?.interval;
    expect(interval?.[0]).toBeCloseTo(28.796445836049, 8);
    expect(interval?.[1]).toBeCloseTo(33.803311519484, 8);
  });

  it("has no length to tell in a band without end, and no upper limit where it may reach there", () => {
    const open = bands.with(6, {from: 365, until: Infinity, count: {n: 150, atBase: 2}});
    expect(groupedQuantile(open, 0.97, 5)).toBeNull();
    expect(groupedQuantile(open, 0.964, 5)?.interval[1]).toBe(Infinity);
    expect(groupedQuantile(open, 0.5, 5)).toEqual(groupedQuantile(bands, 0.5, 5));
  });

  it("has none of nothing", () => {
    expect(groupedQuantile([], 0.5, 5)).toBeNull();
    expect(groupedQuantile([{from: 1, until: 14, count: {n: 0, atBase: 0}}], 0.5, 5)).toBeNull();
  });
});

describe("quantileOfBands(bands, counts, p)", () => {
  const two = [
    {from: 1, until: 10},
    {from: 11, until: 20},
  ];

  it("stands at the edge where a band holds exactly the part, and just past it otherwise", () => {
    expect(quantileOfBands(two, [5, 5], 0.5)).toBe(10);
    expect(quantileOfBands(two, [4, 6], 0.5)).toBeCloseTo(10 + 10 / 6, 12);
  });
});

describe("certainQuantile(bands, ranges, p)", () => {
  it("agrees with every true count that is possible, tried one by one", () => {
    // Also where one more in the middle band shortens the median for some counts of the last, and lengthens it for others.
    for (const published of [
      [7, 0, 10],
      [5, 5, 0],
      [12, 10, 5],
    ])
      for (const p of [0.25, 0.5, 0.9]) {
        const three = published.map((_, i) => ({from: 10 * i + 1, until: 10 * i + 10}));
        const ranges = published.map((count) => possibleCount(count, 5));
        let rows: number[][] = [[]];
        for (const [least, greatest] of ranges)
          rows = rows.flatMap((row) =>
            Array.from({length: greatest - least + 1}, (_, i) => [...row, least + i]),
          );
        const values = rows.map((row) => quantileOfBands(three, row, p));
        const [low, high] = certainQuantile(three, ranges, p);
        expect(low).toBeCloseTo(Math.min(...values), 12);
        expect(high).toBeCloseTo(Math.max(...values), 12);
      }
  });

  it("says nothing where all may be empty", () => {
    const [low, high] = certainQuantile([{from: 1, until: 14}], [[0, 4]], 0.5);
    expect([low, high]).toEqual([NaN, NaN]);
  });
});
