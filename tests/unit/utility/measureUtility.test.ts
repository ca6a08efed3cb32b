import {describe, expect, it} from "vitest";
import type {Cells} from "../../../loaders/model/cells.ts";
import type {Protected} from "../../../loaders/model/protected.ts";
import {pairedSums} from "../../../loaders/utility/pairedSums.ts";
import {measureUtility} from "../../../loaders/utility/measureUtility.ts";
import {countErrors, rootMeanSquare, shareErrors, within95} from "../../../loaders/utility/sizeClasses.ts";
import {Utility} from "../../../src/contract/utility.ts";
import {cells, dimension} from "../../fixtures/cells.ts";

/** The table as if these counts had been published, cell by cell. */
const published = (exact: Cells, n: readonly number[]) =>
  ({...exact, n: Uint32Array.from(n), base: 5}) as unknown as Protected;

describe("pairedSums(exact, published, over)", () => {
  it("sums truth and publication over the other dimensions, and leaves out what is truly 0", () => {
    const exact = cells(
      "started",
      [dimension("month", ["2024-01", "2024-02"]), dimension("sex", ["K", "M"])],
      [
        [0, 0, 3, 3],
        [0, 1, 7, 7],
        [1, 1, 4, 4],
      ],
    );
    const table = published(exact, [5, 7, 0]);
    expect([...pairedSums(exact, table, ["month"])]).toEqual([
      [0, {truth: 10, n: 12, atBase: 1}],
      [1, {truth: 4, n: 0, atBase: 0}],
    ]);
    // The digits of the cell's number are the positions: sex 1, month 0 is 1·2 + 0.
    expect([...pairedSums(exact, table, ["sex", "month"]).keys()]).toEqual([0, 2, 3]);
    expect(() => pairedSums(exact, table, ["age"])).toThrow("not divided by age");
  });
});

describe("countErrors(pairs, base)", () => {
  it("agrees with R, one line a size", () => {
    // x <- c(3, 4, 100, 199, 200); y <- c(5, 0, 104, 199, 190)
    // e <- y - x; sqrt(mean(e[1:2]^2)); mean(abs(e[1:2])); sqrt(mean((e[3:4]/x[3:4])^2)): 3.162278, 3, 0.02828427
    const pairs = [
      {truth: 3, n: 5, atBase: 1},
      {truth: 4, n: 0, atBase: 0},
      {truth: 100, n: 104, atBase: 4},
      {truth: 199, n: 199, atBase: 0},
      {truth: 200, n: 190, atBase: 10},
    ];
    const classes = countErrors(pairs, 5);
    expect(classes.map(({from, to, cells: n}) => [from, to, n])).toEqual([
      [1, 4, 2],
      [100, 199, 2],
      [200, 499, 1],
    ]);
    expect(classes[0]).toMatchObject({rmse: 3.1623, meanAbsolute: 3, greatest: 4, exact: 0, held: 2});
    expect(classes[1]).toMatchObject({relativeRmse: 0.0283, relativeWithin95: 0.04, exact: 1});
    expect(classes[2]).toMatchObject({rmse: 10, relativeRmse: 0.05, held: 1});
  });

  it("sees an error that the interval does not hold", () => {
    expect(countErrors([{truth: 100, n: 500, atBase: 0}], 5)[0]).toMatchObject({held: 0, greatest: 400});
  });
});

describe("shareErrors(pairs, base)", () => {
  it("counts a difference of exactly two percentage points as near, and of more as not", () => {
    const whole = {truth: 100, n: 100, atBase: 0};
    const pair = (n: number) => ({part: {truth: 50, n, atBase: 0}, whole});
    expect(shareErrors([pair(52), pair(48), pair(53)], 5)).toMatchObject([
      {from: 100, to: 199, shares: 3, within2: 2, greatest: 0.03},
    ]);
  });

  it("takes no share of a whole that is published as 0", () => {
    const part = {truth: 1, n: 0, atBase: 0};
    expect(shareErrors([{part, whole: {truth: 3, n: 0, atBase: 0}}], 5)).toEqual([]);
  });
});

describe("within95 and rootMeanSquare", () => {
  it("are the nearest rank and the root of the mean square", () => {
    // R: quantile(1:20, .95, type = 1) is 19; sqrt(mean(c(3, 4)^2)) is 3.535534
    expect(within95(Array.from({length: 20}, (_, i) => 20 - i))).toBe(19);
    expect(within95([7])).toBe(7);
    expect(within95([])).toBe(0);
    expect(rootMeanSquare([3, 4])).toBeCloseTo(3.535534, 6);
    expect(rootMeanSquare([])).toBe(0);
  });
});

describe("measureUtility(exact, published)", () => {
  const units = cells(
    "unit_certificates",
    [
      dimension("year", ["2024"]),
      dimension("region", ["12"]),
      dimension("care_unit", ["A", "B", "ovriga-12"]),
      dimension("completed", ["0", "1"]),
    ],
    [
      [0, 0, 0, 0, 196, 190],
      [0, 0, 0, 1, 4, 4],
      [0, 0, 1, 0, 96, 90],
      [0, 0, 1, 1, 3, 3],
      [0, 0, 2, 0, 4_000, 10],
    ],
  );
  const utility = measureUtility([units], [published(units, [196, 0, 96, 5, 0])]);

  it("has the form that the manifest has", () => {
    expect(Utility.parse(utility)).toEqual(utility);
  });

  it("measures units and years, without the units that are counted together", () => {
    expect(utility.margins.map(({id, families}) => [id, families])).toEqual([
      ["unit", ["unit_certificates"]],
    ]);
    expect(utility.margins[0]?.counts.map(({from, cells: n}) => [from, n])).toEqual([
      [50, 1],
      [200, 1],
    ]);
  });

  it("holds the goals against counts of at least 100 and wholes of at least 200", () => {
    // Unit A: 200 published as 196, an error of 2 per cent; its shares 0.98 and 0.02 as 1 and 0: at two points exactly.
    expect(utility.goals).toMatchObject([
      {id: "unit-counts", limit: 0.05, value: 0.02, of: 1},
      {id: "region-counts", limit: 0.01, value: 0, of: 0},
      {id: "unit-shares", limit: 0.95, value: 1, of: 2},
    ]);
  });
});
