import {describe, expect, it} from "vitest";
import {protect} from "../../../loaders/protect/protect.ts";
import {placeTable} from "../../../loaders/publish/placeTable.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const dimensions = [
  dimension("month", months(2)),
  dimension("region", ["01", "12", "00"]),
  dimension("sex", ["K", "M"]),
];
const table = protect(
  cells("started", dimensions, [
    [0, 0, 0, 10, 10],
    [0, 1, 0, 7, 7],
    [0, 2, 0, 5, 5],
    [1, 1, 1, 8, 8],
    [1, 0, 0, 9, 9],
  ]),
  {base: 5, key: new Uint8Array(32)},
);
const rows = (code: string | null) => {
  const part = placeTable(table, code);
  return Array.from(part.n, (n, i) => [...part.codes.map((column) => column[i]), n, part.atBase[i]]);
};

describe("placeTable", () => {
  it("gives a region its own rows, in order, without the region", () => {
    expect(rows("12")).toEqual([
      [0, 0, 7, 0],
      [1, 1, 8, 0],
    ]);
  });

  it("gives the nation the sum over all regions, the unknown one included", () => {
    expect(rows(null)).toEqual([
      [0, 0, 22, 1],
      [1, 0, 9, 0],
      [1, 1, 8, 0],
    ]);
  });

  it("puts the nation's rows in order, also where a later region has what an earlier one has not", () => {
    const split = protect(
      cells("started", dimensions, [
        [0, 0, 1, 10, 10],
        [0, 1, 0, 7, 7],
      ]),
      {base: 5, key: new Uint8Array(32)},
    );
    const part = placeTable(split, null);
    expect([...(part.codes[1] ?? []), ...part.n]).toEqual([0, 1, 7, 10]);
  });

  it("counts rounded cells above the base as 5/16 of one at it, rounded up, where every cell is rounded", () => {
    const all = {...table, roundsAll: true as const, n: Uint32Array.of(10, 15, 5, 10, 10)};
    const part = placeTable(all, null);
    // January: two above the base (5/8, so 1) and one at it. b²/4 = 6.25 of b(b − 1) = 20 is 5/16.
    expect(Array.from(part.n, (n, i) => [n, part.atBase[i]])).toEqual([
      [30, 2],
      [10, 1],
      [10, 1],
    ]);
  });

  it("refuses a code that is no region", () => {
    expect(() => rows("99")).toThrow(RangeError);
  });
});
