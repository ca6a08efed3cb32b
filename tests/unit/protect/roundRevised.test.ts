import {describe, expect, it} from "vitest";
import type {Cells} from "../../../loaders/model/cells.ts";
import {type CarriedCells, mergeCarried} from "../../../loaders/protect/carriedCells.ts";
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

/** Publishes one release after the other, each carried on from all before; gives the counts of the last. */
function last(...releases: readonly Cells[]): number[] {
  let carried: CarriedCells | undefined;
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
