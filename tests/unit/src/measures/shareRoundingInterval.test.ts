import {describe, expect, it} from "vitest";
import {shareInterval} from "../../../../src/measures/shareInterval.js";
import {shareRoundingInterval} from "../../../../src/measures/shareRoundingInterval.js";

/** Probabilities of 0, 1, … n successes, as R's dbinom(0:n, n, p). */
function binomial(n: number, p: number): number[] {
  let row = [1];
  for (let trial = 0; trial < n; trial++)
    row = [...row, 0].map((stay, k) => stay * (1 - p) + (row[k - 1] ?? 0) * p);
  return row;
}

describe("shareRoundingInterval(part, whole, base)", () => {
  it("agrees with R: the roundings of part and rest, squared and added", () => {
    // ri and comb as at shareInterval; z <- qnorm(.975); b <- 5
    // sr <- function(k, mk, n, mn) {p <- k/n; r <- n-k; a <- ri(k, mk); c2 <- ri(r, mn-mk)
    //   comb(p, c(a[1]/(a[1]+r), a[2]/(a[2]+r)), c(k/(k+c2[2]), k/(k+c2[1])))}
    // sr(120, 10, 400, 40); sr(0, 0, 65, 13); sr(400, 30, 400, 30); sr(5000, 20, 20000, 80), cut to 0 and 1
    const cases: [number, number, number, number, number, number][] = [
      [120, 10, 400, 40, 0.2425247059778, 0.3727036514881],
      [0, 0, 65, 13, 0, 0.2357812356428],
      [400, 30, 400, 30, 0.9522581121021, 1],
      [5000, 20, 20000, 80, 0.2483812156552, 0.252050507867],
    ];
    for (const [k, inPart, n, inWhole, low, high] of cases) {
      const interval = shareRoundingInterval({n: k, atBase: inPart}, {n, atBase: inWhole}, 5);
      expect(interval[0]).toBeCloseTo(low, 10);
      expect(interval[1]).toBeCloseTo(high, 10);
    }
  });

  it("is the delta method where the errors are small", () => {
    // R: p <- .25; n <- 20000; p + c(-1, 1) * qnorm(.975) * sqrt((1-p)^2*20*20 + p^2*20*60) / n
    const [low, high] = shareRoundingInterval({n: 5000, atBase: 20}, {n: 20000, atBase: 80}, 5);
    expect(low).toBeCloseTo(0.2483026213989, 3);
    expect(high).toBeCloseTo(0.2516973786011, 3);
  });

  it("holds the true share with a probability of at least 0.95, by the exact distribution of the draws", () => {
    /** Small cells of part and rest, all of one size each, and what stands exactly in them. */
    const tables = [
      {part: {cells: 12, of: 2, exact: 37}, rest: {cells: 30, of: 1, exact: 100}},
      {part: {cells: 1, of: 1, exact: 0}, rest: {cells: 40, of: 3, exact: 0}},
      {part: {cells: 25, of: 4, exact: 0}, rest: {cells: 25, of: 4, exact: 0}},
      {part: {cells: 3, of: 3, exact: 6}, rest: {cells: 2, of: 1, exact: 5}},
    ];
    for (const {part, rest} of tables) {
      const [k, r] = [part, rest].map(({cells, of, exact}) => cells * of + exact) as [number, number];
      let held = 0;
      for (const [m, p] of binomial(part.cells, part.of / 5).entries())
        for (const [other, q] of binomial(rest.cells, rest.of / 5).entries()) {
          const n = part.exact + 5 * m;
          const whole = {n: n + rest.exact + 5 * other, atBase: m + other};
          const [low, high] = shareRoundingInterval({n, atBase: m}, whole, 5);
          if (low <= k / (k + r) && k / (k + r) <= high) held += p * q;
        }
      expect(held).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("lies within the interval that holds chance as well", () => {
    const [part, whole] = [
      {n: 120, atBase: 10},
      {n: 400, atBase: 40},
    ];
    const [low, high] = shareRoundingInterval(part, whole, 5);
    const {interval} = shareInterval(part, whole, 5);
    expect(interval[0]).toBeLessThan(low);
    expect(interval[1]).toBeGreaterThan(high);
  });

  it("is within 0 and 1, however far the two roundings reach together", () => {
    // R: f <- \(y, s) { m <- qnorm(.975)^2 * 9 / 2; t <- y + s * 5; t + m + s * sqrt(2 * m * t + m^2) }
    // u <- f(10, 1); .5 + sqrt((u/(u + 10) - .5)^2 + (10/11 - .5)^2) # 1.044217, and the other end as far below 0
    expect(shareRoundingInterval({n: 10, atBase: 1}, {n: 20, atBase: 2}, 10)).toEqual([0, 1]);
  });

  it("leaves everything open where nothing is published", () => {
    expect(shareRoundingInterval({n: 0, atBase: 0}, {n: 0, atBase: 0}, 5)).toEqual([0, 1]);
  });
});
