import {describe, expect, it} from "vitest";
import type {Count} from "../../../../src/measures/count.js";
import {periodGaps, seasonOf} from "../../../../src/measures/periodGaps.js";
import {roundedSum} from "../../../../src/measures/roundedSum.js";

const base = 5;
const fewest = 20;
const of = (n: number): Count => roundedSum(n / base, 2, base);
const gaps = (...counts: (number | null)[]): (readonly [number, boolean])[] =>
  periodGaps(
    counts.map((n) => (n === null ? null : of(n))),
    {fewest, base, seasons: []},
  ).map(({at, isGap}) => [at, isGap]);

/*
 * In R, with byar <- \(o, s) (o + (s > 0)) * (1 - 1/9/(o + (s > 0)) + s * qnorm(.975)/3/sqrt(o + (s > 0)))^3 and the limits of the
 * rounding of one cell at the base among them, 5 → 1 … 28.384:
 *   150 - sqrt((150 - byar(150, -1))^2 + 4^2)         # 126.61, half of it 63.31
 *   35 + sqrt((byar(35, 1) - 35)^2 + (28.384 - 5)^2)  # 62.09
 *   40 + sqrt((byar(40, 1) - 40)^2 + (28.384 - 5)^2)  # 67.50
 */
it("finds a period with surely less than half of both its neighbours", () => {
  expect(gaps(150, 35, 150)).toEqual([[1, true]]);
  expect(gaps(150, 40, 150)).toEqual([[1, false]]);
  // The smaller neighbour decides.
  expect(gaps(150, 35, 145)).toEqual([[1, false]]);
});

it("takes a period without figures of its own to have as many as a unit may have without them", () => {
  // byar(20, 1) is 30.89: the neighbours' lower limits have to be above 61.78. That of 80 is 62.96, of 75 58.50.
  expect(gaps(80, null, 80)).toEqual([[1, true]]);
  expect(gaps(75, null, 75)).toEqual([]);
  // With figures of its own: 5 + sqrt((11.668 - 5)^2 + 23.384^2) is 29.32, and 10 + sqrt((byar(10, 1) - 10)^2 + 23.384^2) is 34.84.
  expect(gaps(80, 5, 80)).toEqual([[1, true]]);
  expect(gaps(80, 10, 80)).toEqual([[1, false]]);
});

it("holds neither the first nor the last period, nor one beside a period without figures", () => {
  expect(gaps(35, 150, 35)).toEqual([]);
  expect(gaps(null, 35, 150)).toEqual([]);
  expect(gaps(150, null, null, 150)).toEqual([]);
  expect(gaps(150, 150, 140, 150, 150)).toEqual([
    [1, false],
    [2, false],
    [3, false],
  ]);
});

it("asks for less where the whole country has less", () => {
  // Of 35 the upper limit is 62.09, of the neighbours the lower 126.61: half of it is 63.31, and four fifths of that 50.65.
  const inSeason = (season: number) =>
    periodGaps([of(150), of(35), of(150)], {fewest, base, seasons: [1, season, 1]}).map(({isGap}) => isGap);
  expect([inSeason(1), inSeason(0.99), inSeason(0.98), inSeason(0.8)]).toEqual([
    [true],
    [true],
    [false],
    [false],
  ]);
});

it("has a season of what is less than both neighbours, and none at the ends, of more, or beside nothing", () => {
  expect(seasonOf([900, 600, 1000, 1200, 1100])).toEqual([1, 600 / 900, 1, 1, 1]);
  expect(seasonOf([0, 5, 10])).toEqual([1, 1, 1]);
});

describe("roundedSum(multiples, cells, base)", () => {
  it("has room for 5/16 of each cell, rounded up, and no more cells at the base than multiples", () => {
    // Of many cells above the base each may be off by b²/4, of one at it by b(b − 1): 6.25 of 20.
    expect([2, 4, 16].map((cells) => roundedSum(40, cells, 5).atBase)).toEqual([1, 2, 5]);
    expect(roundedSum(3, 16, 5)).toEqual({n: 15, atBase: 3});
    expect([roundedSum(0, 2, 5), roundedSum(1, 0, 5)]).toEqual([
      {n: 0, atBase: 0},
      {n: 5, atBase: 1},
    ]);
  });
});
