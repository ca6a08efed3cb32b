import {describe, expect, it} from "vitest";
import {type Claim, decideClaims, zAgainst} from "../../../../src/measures/againstMargin.ts";

const claim = (
  value: number,
  low: number,
  high: number,
  margin: number,
  expected: Claim["expected"],
): Claim => ({
  ...{effect: {value, interval: [low, high] as const}, margin, expected},
});

describe("zAgainst(effect, margin)", () => {
  it("is 1.96 where the interval just reaches the margin, on either side, however lopsided it is", () => {
    expect(zAgainst({value: 5, interval: [2, 20]}, 2)).toBeCloseTo(1.959964, 6);
    expect(zAgainst({value: 5, interval: [2, 20]}, 20)).toBeCloseTo(-1.959964, 6);
  });

  it("goes by the half that faces the margin, also where the estimate is less than 1 from it", () => {
    expect(zAgainst({value: 0.5, interval: [0.3, 4]}, 0.3)).toBeCloseTo(1.959964, 6);
    expect(zAgainst({value: 0.5, interval: [-4, 0.7]}, 0.7)).toBeCloseTo(-1.959964, 6);
  });

  it("is without limit where the estimate has no uncertainty", () => {
    expect(zAgainst({value: 5, interval: [5, 5]}, 2)).toBe(Infinity);
    expect(zAgainst({value: 1, interval: [1, 1]}, 2)).toBe(-Infinity);
  });
});

describe("decideClaims(claims)", () => {
  it("decides a single claim by whether the interval lies on one side of the margin", () => {
    expect(decideClaims([claim(5, 2.01, 8, 2, "greater")])).toEqual(["supported"]);
    expect(decideClaims([claim(5, 1.99, 8, 2, "greater")])).toEqual(["undecided"]);
    expect(decideClaims([claim(0, -1, 1.99, 2, "greater")])).toEqual(["not-supported"]);
    expect(decideClaims([claim(0, -1, 2.01, 2, "greater")])).toEqual(["undecided"]);
    expect(decideClaims([claim(-5, -8, -2.01, -2, "less")])).toEqual(["supported"]);
    expect(decideClaims([claim(0, -1.99, 1, -2, "less")])).toEqual(["not-supported"]);
  });

  it("asks for more when more claims are decided together", () => {
    // R: p <- 2 * pnorm(-c(2.3, 1.2, 0.5, 0.1)); p.adjust(p, "BH") # 0.0858 0.4603 0.8228 0.9203
    const of = (z: number): Claim => claim(z, z - 1.959964, z + 1.959964, 0, "greater");
    expect(decideClaims([of(2.3)])).toEqual(["supported"]);
    expect(decideClaims([2.3, 1.2, 0.5, 0.1].map(of))).toEqual(Array(4).fill("undecided"));
    // R: p <- 2 * pnorm(-c(2.6, 2.3, -2.9, 0.1)); p.adjust(p, "BH") # 0.0186 0.0286 0.0149 0.9203
    expect(decideClaims([2.6, 2.3, -2.9, 0.1].map(of))).toEqual([
      ...["supported", "supported", "not-supported", "undecided"],
    ]);
  });
});
