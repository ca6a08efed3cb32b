import {describe, expect, it} from "vitest";
import {protect} from "../../../loaders/protect/protect.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const keys = Array.from({length: 40}, (_, at) => new Uint8Array(32).fill(at + 1));

/** What the sum of so many cells of three persons is published as, over many keys. */
const sumsOf = (count: number, passes: number) => {
  const codes = Array.from({length: count}, (_, at) => `c${at}`);
  const exact = cells(
    "started",
    [dimension("month", months(1)), dimension("diagnosis", codes)],
    codes.map((_, at) => [0, at, 3, 3]),
  );
  return new Set(keys.map((key) => protect(exact, {base: 5, key, passes}).n.reduce((sum, n) => sum + n, 0)));
};

describe("controlRounding(cells, control)", () => {
  it("brings a sum of three small cells or more to a multiple nearest to the truth, whatever the key draws", () => {
    // 9, 12 and 15: the nearest is one of their own multiples.
    expect(sumsOf(3, 30)).toEqual(new Set([10]));
    expect(sumsOf(4, 30)).toEqual(new Set([10]));
    expect(sumsOf(5, 30)).toEqual(new Set([15]));
    expect(sumsOf(5, 0).size).toBeGreaterThan(2);
  });

  it("leaves a sum of two as it is drawn, which would tell of the one what the other is", () => {
    expect(sumsOf(2, 30)).toEqual(new Set([0, 5, 10]));
    expect(sumsOf(2, 30)).toEqual(sumsOf(2, 0));
  });
});
