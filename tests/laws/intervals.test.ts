import {describe, expect, it} from "vitest";
import {addCounts, type Count} from "../../src/measures/count.js";
import {directRate} from "../../src/measures/directRate.js";
import type {Estimate} from "../../src/measures/estimate.js";
import {groupedQuantile} from "../../src/measures/groupedQuantile.js";
import {rate} from "../../src/measures/rate.js";
import {standardisedRatio} from "../../src/measures/standardisedRatio.js";
import {stillAfter, survival} from "../../src/measures/survival.js";

const base = 5;

/** Draws that are the same on every machine: Lehmer's generator. */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A Poisson draw by counting how many uniform draws their product survives; for small means. */
function drawPoisson(mean: number, uniform: () => number): number {
  const least = Math.exp(-mean);
  let [k, product] = [0, uniform()];
  while (product > least) {
    product *= uniform();
    k++;
  }
  return k;
}

/** What is published of cells with these means: each drawn, then rounded as disclosure control rounds it before any flip. */
function published(means: readonly number[], uniform: () => number): Count {
  return addCounts(
    means.map((mean) => {
      const x = drawPoisson(mean, uniform);
      if (x === 0 || x > base) return {n: x, atBase: 0};
      return uniform() < x / base ? {n: base, atBase: 1} : {n: 0, atBase: 0};
    }),
  );
}

/** Four strata of small and large cells, and what they come to. */
const strata = [
  [0.5, 1, 2, 30],
  [1, 1, 1, 1, 1, 1, 1, 1],
  [3, 3, 4, 12],
  [25, 40, 0.3],
];
const means = strata.map((cells) => cells.reduce((sum, mean) => sum + mean, 0));
const total = means.reduce((sum, mean) => sum + mean, 0);

/** How often the interval holds the truth that chance and rounding were drawn around. */
function held(truth: number, estimate: (counts: readonly Count[]) => Estimate | null): number {
  const uniform = draws(20261122);
  let [times, runs] = [0, 0];
  for (; runs < 1_000; runs++) {
    const interval = estimate(strata.map((cells) => published(cells, uniform)))?.interval;
    if (interval !== undefined && interval[0] <= truth && truth <= interval[1]) times++;
  }
  return times / runs;
}

const bands = (counts: readonly Count[]) =>
  counts.map((count, i) => ({
    from: 10 * i + 1,
    until: 10 * i + 10,
    count,
    ended: count,
    open: {n: 0, atBase: 0},
  }));

describe("95 per cent intervals hold the truth in at least 95 of 100 draws of chance and rounding", () => {
  it("of a rate", () => {
    expect(held(total, (counts) => rate(addCounts(counts), 1_000, base))).toBeGreaterThanOrEqual(0.95);
  });

  it("of a directly standardised rate", () => {
    const sizes = [900, 1_000, 700, 2_000];
    const truth = means.reduce((sum, mean, i) => sum + (mean / (sizes[i] ?? 1)) * 1_000, 0) / 4;
    const estimate = (counts: readonly Count[]) =>
      directRate(
        counts.map((count, i) => ({count, inhabitants: sizes[i] ?? 1, weight: 1})),
        base,
      );
    expect(held(truth, estimate)).toBeGreaterThanOrEqual(0.95);
  });

  it("of observed to expected", () => {
    const reference = {events: {n: 100_000, atBase: 0}, size: 100_000};
    const estimate = (counts: readonly Count[]) =>
      standardisedRatio(addCounts(counts), [{size: 100, reference}], base);
    expect(held(total / 100, estimate)).toBeGreaterThanOrEqual(0.95);
  });

  it("of the share that is still on sick leave", () => {
    const truth = 1 - ((means[0] ?? 0) + (means[1] ?? 0)) / total;
    expect(held(truth, (counts) => stillAfter(survival(bands(counts), base), 20))).toBeGreaterThanOrEqual(
      0.95,
    );
  });

  it("of a median of bands", () => {
    const [first = 0, second = 0, third = 1] = means;
    const truth = 20 + (10 * (total / 2 - first - second)) / third;
    expect(held(truth, (counts) => groupedQuantile(bands(counts), 0.5, base))).toBeGreaterThanOrEqual(0.95);
  });
});
