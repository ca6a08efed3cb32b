import {describe, expect, it} from "vitest";
import {falseDiscovery} from "../../../../src/measures/falseDiscovery.js";
import {individualsChart} from "../../../../src/measures/individualsChart.js";
import {pValue} from "../../../../src/measures/pValue.js";

describe("pValue(z)", () => {
  it("agrees with R: 2 * pnorm(-abs(z)), on both sides of 3 and far out", () => {
    const expected: [number, number][] = [
      [0, 1],
      [0.5, 0.6170750774519739],
      [1.96, 0.04999579029644086],
      [2.9999, 0.00270068256590985],
      [3, 0.002699796063260189],
      [4.5, 6.79534624946012e-6],
      [8, 1.244192114854357e-15],
      [30, 9.813427854296374e-198],
    ];
    for (const [z, p] of expected)
      for (const side of [z, -z]) expect(Math.abs(pValue(side) / p - 1)).toBeLessThan(1e-12);
  });

  it("is 0 at the end of the line", () => {
    expect(pValue(Infinity)).toBe(0);
  });
});

describe("falseDiscovery(pValues)", () => {
  it('agrees with R\'s p.adjust(p, "BH")', () => {
    const p = [0.8, 0.001, 0.04, 0.04, 0.0005, 0.3, 1, 0.02];
    const expected = [0.91428571428571426, 0.004, 0.064, 0.064, 0.004, 0.4, 1, 0.05333333333333333];
    falseDiscovery(p).forEach((adjusted, i) => {
      expect(adjusted).toBeCloseTo(expected[i] ?? NaN, 14);
    });
    for (const adjusted of falseDiscovery([0.01, 0.02, 0.03, 0.04, 0.05]))
      expect(adjusted).toBeCloseTo(0.05, 14);
  });

  it("adjusts nothing where nothing, or one thing, was compared", () => {
    expect(falseDiscovery([])).toEqual([]);
    expect(falseDiscovery([0.03])).toEqual([0.03]);
  });
});

describe("individualsChart(series, from, to)", () => {
  const exact = (values: readonly number[]) =>
    values.map((value) => ({value, interval: [value, value] as const}));

  it("gives the limits of the example in NIST's e-handbook, 6.3.2.2 (there with 3/1.128)", () => {
    // x <- c(49.6,47.6,49.9,51.3,47.8,51.2,52.6,52.4,53.6,52.1); mean(x) + c(-1, 1) * 2.66 * mean(abs(diff(x)))
    const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
    const chart = individualsChart(exact(flow), 0, 10);
    expect(chart?.mean).toBeCloseTo(50.81, 12);
    expect(chart?.movingRange).toBeCloseTo(1.8778, 4);
    expect(chart?.limits[0]).toBeCloseTo(45.81511111111, 10);
    expect(chart?.limits[1]).toBeCloseTo(55.80488888889, 10);
    expect(chart?.limits[1]).toBeCloseTo(55.8041, 2);
    expect(chart?.signals).toEqual([]);
  });

  it("marks a value beyond a limit and not one at it", () => {
    // The base 9, 11, 9, 11: mean 10, mean range 2, limits 4.68 and 15.32.
    const signals = (value: number) =>
      individualsChart(exact([9, 11, 9, 11, value]), 0, 4)?.signals.map(({side}) => side);
    expect(signals(15.32)).toEqual([]);
    expect(signals(15.33)).toEqual(["above"]);
    expect(signals(4.68)).toEqual([]);
    expect(signals(4.67)).toEqual(["below"]);
  });

  it("marks the eighth in a row on one side, and begins anew at the mean", () => {
    const row = (values: readonly number[]) =>
      individualsChart(exact([9, 11, 9, 11, 10, ...values]), 0, 4)?.signals.map(
        ({at, rule}) => `${rule} ${at}`,
      );
    expect(row(Array<number>(7).fill(10.5))).toEqual([]);
    expect(row(Array<number>(8).fill(10.5))).toEqual(["run 12"]);
    expect(row(Array<number>(9).fill(9.5))).toEqual(["run 12", "run 13"]);
    expect(row([10.5, 10.5, 10.5, 10, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5])).toEqual([]);
  });

  it("is sure of a signal only where rounding could not have made it", () => {
    const series = (interval: readonly [number, number]) => [
      ...exact([9, 11, 9, 11]),
      {value: 16, interval},
      ...Array.from({length: 8}, () => ({value: 9.5, interval: [9, interval[0] - 6] as const})),
    ];
    const signals = (interval: readonly [number, number]) =>
      individualsChart(series(interval), 0, 4)?.signals.map(({rule, sure}) => [rule, sure]);
    expect(signals([15.5, 17])).toEqual([
      ["beyond", true],
      ["run", true],
    ]);
    expect(signals([15.32, 17])?.[0]).toEqual(["beyond", false]);
    expect(signals([16, 17])?.[1]).toEqual(["run", false]);
    const low = [...exact([9, 11, 9, 11]), {value: 4, interval: [3, 4.6] as const}];
    expect(individualsChart(low, 0, 4)?.signals).toEqual([
      {at: 4, rule: "beyond", side: "below", sure: true},
    ]);
    const high = [...exact([9, 11, 9, 11]), ...exact(Array<number>(8).fill(11))];
    expect(individualsChart(high, 0, 4)?.signals).toMatchObject([
      // The last of the base is above the mean too.
      {at: 10, side: "above", sure: true},
      {at: 11, side: "above", sure: true},
    ]);
  });

  it("counts a row from the first value on: its eighth is a signal, and sure where all eight are", () => {
    const from = (value: number, interval: readonly [number, number]) =>
      individualsChart(
        [{value, interval}, ...exact(Array<number>(7).fill(value)), ...exact([9, 11, 9, 11])],
        8,
        12,
      )?.signals;
    expect(from(11, [11, 11])).toEqual([{at: 7, rule: "run", side: "above", sure: true}]);
    expect(from(11, [10, 12])).toEqual([{at: 7, rule: "run", side: "above", sure: false}]);
    expect(from(9, [9, 9])).toMatchObject([{at: 7, side: "below", sure: true}, {at: 8}]);
    expect(from(9, [8, 10])).toMatchObject([
      {at: 7, side: "below", sure: false},
      {at: 8, sure: true},
    ]);
  });

  it("has no limits of a base period with fewer than two values", () => {
    expect(individualsChart(exact([9, 11]), 0, 1)).toBeNull();
    expect(individualsChart(exact([9, 11]), 0, 2)).not.toBeNull();
  });

  it("takes no range across a period without a value, which ends a row", () => {
    const [before, after] = [exact([9, 11]), exact([21, 23])];
    expect(individualsChart([...before, null, ...after], 0, 5)).toMatchObject({mean: 16, movingRange: 2});
    expect(individualsChart([...exact([9]), null, ...exact([11])], 0, 3)).toBeNull();
    const low = exact([11, 9, 11, 9]);
    const rows = individualsChart(
      [...low, ...exact(new Array<number>(7).fill(10.5)), null, ...exact([10.5])],
      0,
      4,
    );
    expect(rows?.signals).toEqual([]);
  });
});
