import {describe, expect, it} from "vitest";
import type {Cells} from "../../../loaders/model/cells.ts";
import {type CarriedCells, carriedCells, mergeCarried} from "../../../loaders/protect/carriedCells.ts";
import {cellKeys} from "../../../loaders/protect/cellKeys.ts";
import {protectFamilies} from "../../../loaders/protect/protect.ts";
import {roundRevised} from "../../../loaders/protect/roundRevised.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const key = new Uint8Array(32).fill(7);
const dimensions = [dimension("month", months(1)), dimension("region", ["12", "00", "01"])];
/** The counts of three regions, as many persons as events. */
const counted = (...counts: number[]) =>
  cells(
    "started",
    dimensions,
    counts.map((n, region) => [0, region, n, n]),
  );

/** One cell of twenty persons, of whom one has the most events. */
const spread = (n: number, most: number) => cells("started", dimensions, [[0, 0, n, 20, most]]);

/** Publishes one release after the other, each carried on from all before; gives the counts of the last. */
function last(...releases: readonly Cells[]): number[] {
  return lastAfter(undefined, ...releases);
}

function lastAfter(before: CarriedCells | undefined, ...releases: readonly Cells[]): number[] {
  let carried = before;
  let shown: number[] = [];
  for (const exact of releases) {
    const held = roundRevised(exact, carried, {base: 5, key});
    const {tables, published} = protectFamilies([held], {
      base: 5,
      key,
      ...(carried && {carried: new Map([["started", carried]])}),
    });
    const now = published.get("started");
    if (now) carried = mergeCarried(now, carried);
    shown = [...(tables[0]?.n ?? [])];
  }
  return shown;
}

describe("roundRevised", () => {
  it("leaves what is first published, and what is the same, as it is", () => {
    expect(last(counted(13, 27, 41))).toEqual([13, 27, 41]);
    expect(last(counted(13, 27, 41), counted(13, 27, 41))).toEqual([13, 27, 41]);
  });

  it.each([1, 4, -1, -4])("rounds a cell whose count is %i other than it has stood as", (off) => {
    const [first = 0, ...others] = last(counted(13, 27, 41), counted(13 + off, 27, 41));
    expect(first % 5).toBe(0);
    expect(Math.abs(first - 13 - off)).toBeLessThan(5);
    expect(others).toEqual([27, 41]);
  });

  it.each([5, -5])("lets a count that is %i other stand as it is: that is no small count", (off) => {
    expect(last(counted(13, 27, 41), counted(13 + off, 27, 41))[0]).toBe(13 + off);
  });

  it.each([
    ["growth", [41, 1], [45, 1], false],
    ["growth", [41, 1], [46, 1], true],
    ["growth", [42, 1], [56, 3], false],
    ["growth", [42, 1], [57, 3], true],
    ["shrinkage", [56, 3], [42, 1], false],
    ["shrinkage", [57, 3], [42, 1], true],
    // Whom the lesser count has more events of is nothing to it: what came is of those that the greater one has.
    ["growth", [41, 9], [46, 1], true],
    ["shrinkage", [46, 1], [41, 9], true],
  ] as const)(
    "at %s from %j to %j (events, and most of one person) lets the cell stand: %j",
    (_, [n, most], [after, mostAfter], stands) => {
      const [shown = 0] = last(spread(n, most), spread(after, mostAfter));
      if (stands) expect(shown).toBe(after);
      else expect(shown % 5).toBe(0);
    },
  );

  it("lets a count stand again, but not where one person has more of its events than when it stood", () => {
    expect(last(spread(41, 1), spread(46, 1), spread(46, 1))).toEqual([46]);
    expect(last(spread(41, 1), spread(46, 1), spread(46, 2))[0]).toSatisfy((n: number) => n % 5 === 0);
    // It has never stood as another: whose the events are is nothing to a reader.
    expect(last(spread(46, 1), spread(46, 2))).toEqual([46]);
  });

  it("remembers the most that one person has had of a count that has stood more than once", () => {
    expect(last(spread(46, 2), spread(46, 1), spread(37, 1))[0]).toSatisfy((n: number) => n % 5 === 0);
    expect(last(spread(46, 1), spread(46, 1), spread(37, 1))).toEqual([37]);
  });

  describe("after an earlier program, whose ledger had counts alone", () => {
    const before = counted(13, 27, 41);
    const counts = before.n;
    const bare: CarriedCells = {
      ...carriedCells(cellKeys(before, key, 5).exactly(Uint32Array.of(0, 1, 2), counts), counts),
      hasBare: true,
    };

    it("lets what is the same stand, and what has grown by the events of a base of persons", () => {
      expect(lastAfter(bare, counted(13, 32, 46))).toEqual([13, 32, 46]);
      expect(lastAfter(bare, counted(14, 31, 42)).map((n) => n % 5)).toEqual([0, 0, 0]);
    });

    it("rounds what is fewer, by however many: all of them may have been one person's", () => {
      expect(lastAfter(bare, counted(13, 27, 22))[2]).toSatisfy((n: number) => n % 5 === 0);
    });

    it("still knows it some releases on", () => {
      expect(lastAfter(bare, counted(13, 27, 41), counted(13, 27, 22))[2]).toSatisfy(
        (n: number) => n % 5 === 0,
      );
    });
  });

  it("knows every count that a cell has stood as, not the latest alone", () => {
    // 13 and 19 have stood; 14 is one more than the first and five less than the second.
    const [between = 0] = last(counted(13, 27, 41), counted(19, 27, 41), counted(14, 27, 41));
    expect(between % 5).toBe(0);
    expect(last(counted(13, 27, 41), counted(14, 27, 41), counted(15, 27, 41))[0]).toSatisfy(
      (n: number) => n % 5 === 0,
    );
    expect(last(counted(13, 27, 41), counted(14, 27, 41), counted(13, 27, 41))[0]).toBe(13);
  });

  it("lets a cell stand that was small before: a rounded count and an exact one leave several between", () => {
    expect(last(counted(4, 27, 41), counted(7, 27, 41))[0]).toBe(7);
  });
});
