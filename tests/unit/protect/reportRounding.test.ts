import {describe, expect, it} from "vitest";
import {protect} from "../../../loaders/protect/protect.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const key = new Uint8Array(32);
const codes = (n: number) => Array.from({length: n}, (_, i) => `c${i}`);

describe("reportRounding", () => {
  // 1,200 small cells, and of many persons 20 cells of 13 and 10 of 15.
  const counts = [
    ...Array.from({length: 1200}, (_, i) => 1 + (i % 4)),
    ...Array.from({length: 20}, () => 13),
    ...Array.from({length: 10}, () => 15),
  ];
  const exact = cells(
    "started",
    [dimension("month", months(1)), dimension("diagnosis", codes(counts.length))],
    counts.map((n, at) => [0, at, n, n]),
  );
  const report = (keyIsPublic: boolean) => {
    const {n, report} = protect(exact, {base: 5, key, keyIsPublic});
    return {shown: n.length, errors: report.errors};
  };

  it("tells how many cells stand as they are where the key is public", () => {
    const {shown, errors} = report(true);
    expect(errors).toMatchObject({exact: 30, rounded: shown - 30, toZero: 1230 - shown});
    // 3,000 events in small cells, 410 in others.
    expect(errors?.smallShare).toBe(88);
  });

  it("does not tell how many multiples of the base stand as they are where it is secret", () => {
    const {shown, errors} = report(false);
    expect(errors).toMatchObject({exact: 20, rounded: shown - 20});
    expect(errors).not.toHaveProperty("toZero");
  });

  it("does not tell that sums are the true ones where the key is secret", () => {
    // 1,000 sums by a code that are one small cell of five events each, which is published as 5.
    const sums = cells(
      "started",
      [dimension("month", months(1)), dimension("diagnosis", codes(1000)), dimension("sex", ["K", "M"])],
      codes(1000).map((_, at) => [0, at, 0, 5, 1, 5]),
    );
    const ofCodes = (keyIsPublic: boolean) =>
      protect(sums, {base: 5, key, keyIsPublic}).report.errors?.margins.find(
        ({over}) => over.join() === "month,diagnosis",
      )?.error;
    expect(ofCodes(true)).toEqual({mean: 0, rmse: 0, greatest: 0});
    expect(ofCodes(false)).toEqual({mean: 0.5, rmse: 0.5});
  });

  it("does not tell how many sums that are published as 0 are none where the key is secret", () => {
    // 1,000 sums by a code that are one small cell of one event each: about one of five is published.
    const sums = cells(
      "started",
      [dimension("month", months(1)), dimension("diagnosis", codes(1000)), dimension("sex", ["K", "M"])],
      codes(1000).map((_, at) => [0, at, 0, 1, 1]),
    );
    const told = (keyIsPublic: boolean) => {
      const {n, report} = protect(sums, {base: 5, key, keyIsPublic});
      return {
        shown: n.length,
        sums: report.errors?.margins.find(({over}) => over.join() === "month,diagnosis")?.sums,
      };
    };
    expect(told(true).sums).toBe(1000);
    const {shown, sums: published} = told(false);
    expect(published).toBe(shown);
    expect(shown).toBeLessThan(500);
  });

  it("bounds the error of a total where every cell is rounded by those above the base too", () => {
    const all = cells(
      "unit_started",
      [dimension("year", ["2024"]), dimension("care_unit", codes(4))],
      [0, 1, 2, 3].map((unit) => [0, unit, 12, 12, 12]),
    );
    // Each is published as 10 or 15: a variance of 2 · 3 events, at most 5² ÷ 4 of any count; √(4 · 25/4) = 5.
    expect(protect({...all, roundsAll: true}, {base: 5, key}).report.typicalStandardError).toBe(5);
    expect(protect(all, {base: 5, key}).report.typicalStandardError).toBe(0);
  });

  it("tells what rounding can have done to the totals of a period and region: √(b(b − 1)) for each cell at the base", () => {
    const table = cells(
      "started",
      [dimension("month", months(1)), dimension("region", ["01", "12"]), dimension("diagnosis", codes(3))],
      [...[5, 5, 7].map((n, at) => [0, 0, at, n, n] as const), [0, 1, 0, 5, 5]],
    );
    const {report: plain} = protect(table, {base: 5, key});
    // Totals 17 and 5; R: sqrt(20 * c(2, 1)) # 6.324555 4.472136, median 5.398346
    expect(plain).toMatchObject({cells: 4, cellsAtBase: 3, typicalTotal: 11});
    expect(plain).toMatchObject({typicalStandardError: 5.4, greatestStandardError: 6.3});
    // Where every cell is rounded the 7 may be off too; R: sqrt(20 * 2 + 25 / 4) # 6.800735
    const all = protect({...table, n: Uint32Array.of(5, 5, 10, 5), roundsAll: true}, {base: 5, key});
    expect(all.report.greatestStandardError).toBe(6.8);
  });
});
