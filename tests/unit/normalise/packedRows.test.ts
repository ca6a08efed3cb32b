import {describe, expect, it} from "vitest";
import type {StagedTable} from "../../../loaders/model/staged.ts";
import type {StagedValue} from "../../../loaders/model/stagedWriter.ts";
import {packRows, unpackRows} from "../../../loaders/normalise/packedRows.ts";
import {placeOf} from "../../../loaders/normalise/readTables.ts";

const rows: ReadonlyMap<StagedTable, StagedValue[][]> = new Map<StagedTable, StagedValue[][]>([
  // revocation: certificate, revoked_day, place.
  [
    "revocation",
    [
      [0n, 2n ** 63n - 1n],
      [null, -1],
      [placeOf(0, 0), placeOf(2_000_000_000, 1)],
    ],
  ],
  // certificate, only the columns' kinds matter here.
  [
    "certificate",
    [
      [1n, 2n],
      [3n, 3n],
      ["A", "A"],
      ["", null],
      [20_000, -25_000],
      [null, 0],
      [1, 2],
      ["K", "M"],
      [-4_000, 0],
      ["F329", null],
      [true, false],
      [null, 7n],
      [true, null],
      [null, false],
      ["PROGNOS_OKLAR", null],
      [false, null],
      [null, true],
      [0, 2 ** 30],
      [0n, 1n],
    ],
  ],
]);

describe("packRows", () => {
  it("brings every kind of value through, the missing ones too", () => {
    expect(unpackRows(packRows(rows).packed)).toEqual(rows);
  });

  it("survives being moved to another thread", () => {
    const {packed, moved} = packRows(rows);
    const received = structuredClone(packed, {transfer: moved});
    expect(unpackRows(received)).toEqual(rows);
    expect(moved.every(({byteLength}) => byteLength === 0)).toBe(true);
  });
});
