import {describe, expect, it} from "vitest";
import {standardisedRatio} from "../../../../src/measures/standardisedRatio.js";

const strata = [
  {size: 3_000, reference: {events: {n: 900, atBase: 20}, size: 90_000}},
  {size: 5_000, reference: {events: {n: 2_400, atBase: 0}, size: 120_000}},
  {size: 2_000, reference: {events: {n: 1_500, atBase: 40}, size: 60_000}},
];

describe("standardisedRatio(observed, strata, base)", () => {
  it("agrees with R: epitools' ageadjust.indirect, and Byar's limits with every count's rounding", () => {
    // O <- 120; s <- c(3000,5000,2000); ev <- c(900,2400,1500); m <- c(20,0,40); n <- c(90000,120000,60000)
    // epitools::ageadjust.indirect(O, s, ev, n)$sir[c("exp", "sir")]; E <- sum(s*ev/n); v <- O/E; a <- ri(O, 8)
    // lo <- (v - a[1]/E)^2; hi <- (a[2]/E - v)^2; for each i, O/E with ev[i] at both ends of ri(ev[i], m[i]): squares of the
    // moves down and up added to lo and hi; comb(v, byar(O)/E, c(v - sqrt(lo), v + sqrt(hi)))
    const found = standardisedRatio({n: 120, atBase: 8}, strata, 5);
    expect(found).toMatchObject({observed: 120, expected: 180});
    expect(found?.value).toBeCloseTo(2 / 3, 12);
    expect(found?.interval[0]).toBeCloseTo(0.5070783588915936, 10);
    expect(found?.interval[1]).toBeCloseTo(0.9096515733818942, 10);
  });

  it("expects nothing of a stratum with nobody here, and cannot tell where the reference has none", () => {
    const empty = {events: {n: 0, atBase: 0}, size: 0};
    const found = standardisedRatio({n: 120, atBase: 8}, [...strata, {size: 0, reference: empty}], 5);
    expect(found).toEqual(standardisedRatio({n: 120, atBase: 8}, strata, 5));
    expect(standardisedRatio({n: 120, atBase: 8}, [...strata, {size: 1, reference: empty}], 5)).toBeNull();
  });

  it("compares with nothing where nothing is expected", () => {
    const none = [{size: 10, reference: {events: {n: 0, atBase: 0}, size: 100}}];
    expect(standardisedRatio({n: 5, atBase: 1}, none, 5)).toBeNull();
    expect(standardisedRatio({n: 5, atBase: 1}, [], 5)).toBeNull();
  });
});
