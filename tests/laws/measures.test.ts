import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {certainBounds} from "../../src/measures/certainBounds.js";
import {addCounts, type Count} from "../../src/measures/count.js";
import {deciles} from "../../src/measures/deciles.js";
import {difference} from "../../src/measures/difference.js";
import {directRate} from "../../src/measures/directRate.js";
import {falseDiscovery} from "../../src/measures/falseDiscovery.js";
import {drawnFlows, groupSums} from "../../src/measures/flows.js";
import {ratioLimits, shareLimits} from "../../src/measures/funnelLimits.js";
import {certainQuantile, groupedQuantile, quantileOfBands} from "../../src/measures/groupedQuantile.js";
import {kaplanMeier} from "../../src/measures/kaplanMeier.js";
import {possibleSum} from "../../src/measures/possibleCount.js";
import {rate} from "../../src/measures/rate.js";
import {roundingEffect} from "../../src/measures/roundingEffect.js";
import {standardisedRatio} from "../../src/measures/standardisedRatio.js";
import {survival} from "../../src/measures/survival.js";
import {transitions} from "../../src/measures/transitions.js";

const seed = {seed: 20261122, numRuns: 300};
const base = 5;

/** A count of exact cells and of cells at the base. */
const anyCount = fc
  .tuple(fc.nat(500), fc.nat(40))
  .map(([exact, atBase]): Count => ({n: exact + base * atBase, atBase}));
const anyCounts = (minLength: number) => fc.array(anyCount, {minLength, maxLength: 8});
/** The same count with more of it at the base. */
const rougher = ({n, atBase}: Count): Count => ({n, atBase: Math.max(atBase, Math.floor(n / base))});

describe("every estimate", () => {
  const anyInhabitants = fc.integer({min: 1, max: 100_000});

  it("lies within its interval, which widens with the cells at the base", () => {
    fc.assert(
      fc.property(anyCounts(2), anyInhabitants, (counts, inhabitants) => {
        const strata = (of: readonly Count[]) =>
          of.map((count, i) => ({count, inhabitants: inhabitants + i, weight: i + 1}));
        const bands = (of: readonly Count[]) =>
          of.map((count, i) => ({from: 10 * i + 1, until: 10 * i + 10, count}));
        const references = (of: readonly Count[]) =>
          of.map((events) => ({size: 100, reference: {events, size: inhabitants}}));
        const estimates = [
          (of: readonly Count[]) => rate(addCounts(of), inhabitants, base),
          (of: readonly Count[]) => directRate(strata(of), base),
          (of: readonly Count[]) => groupedQuantile(bands(of), 0.5, base),
          (of: readonly Count[]) => standardisedRatio(addCounts(of), references(of), base),
        ];
        for (const estimate of estimates) {
          const [found, wider] = [estimate(counts), estimate(counts.map(rougher))];
          if (found === null || wider === null) continue;
          const slack = 1e-9 * (1 + found.value);
          expect(found.interval[0]).toBeLessThanOrEqual(found.value + slack);
          expect(found.interval[1]).toBeGreaterThanOrEqual(found.value - slack);
          expect(wider.interval[1]).toBeGreaterThanOrEqual(found.interval[1] - slack);
        }
      }),
      seed,
    );
  });

  it("may by certainty be anything that a true count gives, and what was published is one of them", () => {
    const anyPublished = fc.array(fc.constantFrom(0, 5, 5, 10, 7, 23), {minLength: 2, maxLength: 6});
    fc.assert(
      fc.property(
        anyPublished,
        fc.infiniteStream(fc.double({min: 0, max: 1, noNaN: true})),
        (cells, draws) => {
          const ranges = cells.map((cell) => possibleSum([cell], base));
          const truth = ranges.map(
            ([least, greatest]) => least + Math.round((draws.next().value as number) * (greatest - least)),
          );
          const bands = cells.map((_, i) => ({from: i + 1, until: i + 1}));
          const total = (counts: readonly number[]) => counts.reduce((sum, n, i) => sum + n * (i + 1), 0);
          const left = (counts: readonly number[]) =>
            kaplanMeier(counts.map((ended) => ({ended, open: 2})))[1]?.share ?? NaN;
          const median = (counts: readonly number[]) => quantileOfBands(bands, counts, 0.5);
          const bounds = [
            [total, certainBounds(ranges, total)],
            [left, certainBounds(ranges, left)],
            [median, certainQuantile(bands, ranges, 0.5)],
          ] as const;
          for (const [statistic, [low, high]] of bounds)
            for (const counts of [cells, truth]) {
              const value = statistic(counts);
              if ([low, high, value].some(Number.isNaN)) continue;
              expect(value).toBeGreaterThanOrEqual(low - 1e-9);
              expect(value).toBeLessThanOrEqual(high + 1e-9);
            }
        },
      ),
      seed,
    );
  });

  it("is 1 less the share that has ended when nothing is open", () => {
    fc.assert(
      fc.property(anyCounts(1), (counts) => {
        const bands = counts.map((ended, i) => ({
          from: i + 1,
          until: i + 1,
          ended,
          open: {n: 0, atBase: 0},
        }));
        const {n} = addCounts(counts);
        survival(bands, base).forEach(({still, atRisk}, i) => {
          const ended = addCounts(counts.slice(0, i + 1)).n;
          expect(still.value).toBeCloseTo(1 - ended / n, 10);
          expect(atRisk).toBe(n - addCounts(counts.slice(0, i)).n);
        });
      }),
      seed,
    );
  });
});

describe("standardisation", () => {
  it("gives the crude rate when every stratum weighs as many as it has inhabitants", () => {
    const anyStratum = fc.record({count: anyCount, inhabitants: fc.integer({min: 1, max: 50_000})});
    fc.assert(
      fc.property(fc.array(anyStratum, {minLength: 1, maxLength: 10}), (strata) => {
        const weighed = strata.map((stratum) => ({...stratum, weight: stratum.inhabitants}));
        const inhabitants = strata.reduce((sum, stratum) => sum + stratum.inhabitants, 0);
        const crude = rate(addCounts(strata.map(({count}) => count)), inhabitants, base);
        expect(directRate(weighed, base)?.value).toBeCloseTo(crude?.value ?? NaN, 8);
      }),
      seed,
    );
  });

  it("expects of the reference itself what it has", () => {
    fc.assert(
      fc.property(anyCounts(1), (counts) => {
        const strata = counts.map((events, i) => ({size: 1_000 + i, reference: {events, size: 1_000 + i}}));
        const found = standardisedRatio(addCounts(counts), strata, base);
        if (found !== null) expect(found.value).toBeCloseTo(1, 9);
      }),
      seed,
    );
  });
});

describe("comparisons", () => {
  it("turn round with the order of the two", () => {
    const anyEstimate = fc
      .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
      .map(([low, to, more]) => ({value: low + to, interval: [low, low + to + more] as const}));
    fc.assert(
      fc.property(anyEstimate, anyEstimate, (one, other) => {
        const [there, back] = [difference(one, other), difference(other, one)];
        expect(back.value).toBeCloseTo(-there.value, 9);
        expect(back.interval[0]).toBeCloseTo(-there.interval[1], 9);
        expect(back.interval[1]).toBeCloseTo(-there.interval[0], 9);
      }),
      seed,
    );
  });

  it("keep the order of p-values, lower none of them and end at 1", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 30}), (p) => {
        const adjusted = falseDiscovery(p);
        const order = [...p.keys()].sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
        order.forEach((i, place) => {
          const before = order[place - 1];
          expect(adjusted[i]).toBeGreaterThanOrEqual(before === undefined ? 0 : (adjusted[before] ?? NaN));
          expect(adjusted[i]).toBeGreaterThanOrEqual(p[i] ?? NaN);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
        });
      }),
      seed,
    );
  });

  it("have deciles that rise, each within its limits", () => {
    const anyUnit = fc.tuple(fc.nat(1_000), fc.nat(50), fc.nat(50)).map(([value, below, above]) => ({
      value,
      interval: [value - below, value + above] as const,
    }));
    fc.assert(
      fc.property(fc.array(anyUnit, {minLength: 10, maxLength: 40}), (units) => {
        const found = deciles(units) ?? [];
        expect(found).toHaveLength(9);
        found.forEach(({value, interval: [low, high]}, i) => {
          expect(value).toBeGreaterThanOrEqual(found[i - 1]?.value ?? -Infinity);
          expect(low).toBeLessThanOrEqual(value + 1e-9);
          expect(high).toBeGreaterThanOrEqual(value - 1e-9);
        });
      }),
      seed,
    );
  });

  it("have funnels that narrow round their target when units grow", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.02, max: 0.98, noNaN: true}),
        fc.integer({min: 20, max: 2_000}),
        (p, n) => {
          const [small, large] = [shareLimits(p, n), shareLimits(p, 4 * n)];
          for (const {p95, p998} of [small, large]) {
            expect(p998[0]).toBeLessThanOrEqual(p95[0]);
            expect(p95[0]).toBeLessThan(p);
            expect(p95[1]).toBeGreaterThan(p);
            expect(p998[1]).toBeGreaterThanOrEqual(p95[1]);
          }
          expect(large.p95[1] - large.p95[0]).toBeLessThan(small.p95[1] - small.p95[0]);
          expect(ratioLimits(4 * n).p95[1]).toBeLessThan(ratioLimits(n).p95[1]);
        },
      ),
      seed,
    );
  });
});

describe("flows", () => {
  const anyGroup = fc.constantFrom(..."ABCDEFGHI".split(""));
  const anyJoint = fc.array(fc.record({from: anyGroup, to: anyGroup, count: anyCount}), {maxLength: 40});

  it("add up to the groups' sums on either side and to all, before and after merging", () => {
    fc.assert(
      fc.property(anyJoint, (joint) => {
        const drawn = drawnFlows(joint);
        const all = addCounts(joint.map(({count}) => count));
        expect(addCounts(drawn.map(({count}) => count)).n).toBe(all.n);
        for (const flows of [joint, drawn]) {
          const groups = groupSums(flows);
          expect(addCounts(groups.map(({first}) => first)).n).toBe(all.n);
          expect(addCounts(groups.map(({last}) => last)).n).toBe(all.n);
        }
        expect(groupSums(drawn).length).toBeLessThanOrEqual(6);
      }),
      seed,
    );
  });

  it("have the same share of change whether drawn or counted", () => {
    fc.assert(
      fc.property(anyJoint, (joint) => {
        const {total, changed, unchanged} = transitions(joint, base);
        if (changed.share === null || unchanged.share === null) return;
        const drawn = addCounts(drawnFlows(joint).flatMap((flow) => (flow.changed ? [flow.count] : [])));
        expect(drawn.n / total.n).toBeCloseTo(changed.share, 12);
        expect(changed.share + unchanged.share).toBeCloseTo(1, 12);
      }),
      seed,
    );
  });
});

describe("rounding", () => {
  it("moves a sum at least as far as its largest part", () => {
    fc.assert(
      fc.property(anyCounts(2), (counts) => {
        const sum = (values: readonly number[]) => values.reduce((total, n) => total + n, 0);
        const [low, high] = roundingEffect(counts, base, sum);
        for (const count of counts) {
          const [partLow, partHigh] = roundingEffect([count], base, sum);
          expect(high - low).toBeGreaterThanOrEqual(partHigh - partLow - 1e-9);
        }
      }),
      seed,
    );
  });
});
