import {describe, expect, it} from "vitest";
import {roundFamily} from "../../../loaders/protect/roundFamily.ts";
import {settleTie} from "../../../loaders/protect/tieSums.ts";
import {cells, dimension} from "../../fixtures/cells.ts";

const tie = {family: "certificates", over: ["year", "region"]};

/** What becomes of the units of one sum (events, persons, published), which the leading table has as `sum`. */
function settled(units: readonly (readonly [n: number, persons: number, y: number])[], sum: number) {
  const codes = units.map((_, at) => `unit ${at}`);
  const exact = cells(
    "unit_certificates",
    [dimension("year", ["2024"]), dimension("region", ["12"]), dimension("care_unit", codes)],
    units.map(([n, persons], at) => [0, 0, at, n, persons]),
  );
  const options = {base: 5, key: new Uint8Array(32), passes: 0, margins: [], ties: [tie], isKept: false};
  const family = roundFamily(exact, options);
  for (const [at, [, , y]] of units.entries()) family.y[at] = y;
  const {remainder, stuck} = settleTie(family, tie, new Map([["2024 · 12", sum]]), 5);
  return {y: [...family.y], ...remainder, stuck};
}

describe("settleTie(tied, tie, lead, base)", () => {
  it("lets the largest cell that is not small take what is left over, up or down", () => {
    const units = [
      [20, 9, 20],
      [31, 12, 31],
      [3, 3, 5],
    ] as const;
    expect(settled(units, 58)).toEqual({y: [20, 33, 5], cells: 1, greatest: 2, stuck: []});
    expect(settled(units, 54)).toEqual({y: [20, 29, 5], cells: 1, greatest: 2, stuck: []});
    expect(settled(units, 56)).toEqual({y: [20, 31, 5], cells: 0, greatest: 0, stuck: []});
  });

  it("takes no small cell before it, however large, and none below the base", () => {
    // Forty events of one person are a small cell.
    const units = [
      [40, 1, 40],
      [6, 6, 6],
    ] as const;
    expect(settled(units, 47)).toMatchObject({y: [40, 7], cells: 1, greatest: 1});
    // One of the six can go: the other three are the small cell's to give, which then lies that far from its count.
    expect(settled(units, 42)).toMatchObject({y: [37, 5], cells: 2, greatest: 3, stuck: []});
  });

  it("counts a small cell that came to its other multiple as none, and tells a sum that cannot be met", () => {
    expect(settled([[7, 1, 10]], 5)).toEqual({y: [5], cells: 0, greatest: 0, stuck: []});
    // Nothing between 0 and the base is ever published.
    expect(settled([[3, 3, 0]], 3)).toEqual({y: [0], cells: 0, greatest: 0, stuck: ["2024 · 12"]});
    expect(settled([[5, 5, 5]], 3)).toEqual({y: [5], cells: 0, greatest: 0, stuck: ["2024 · 12"]});
  });
});
