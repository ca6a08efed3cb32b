import {describe, expect, it} from "vitest";
import {definitionFunnel, effectsTable, followedTable} from "../../../../src/components/definitionEffects.js";

const type = (certificates: readonly number[], completed: readonly number[]) => ({
  ...{id: "vardcentral", title: "Vårdcentral"},
  certificates: [...certificates],
  completed: [...completed],
});

describe("the funnel of true counts under a definition", () => {
  it("finds the unit that lies far from the others, and none that is diluted among many", () => {
    const alone = definitionFunnel(
      type(new Array<number>(10).fill(100), [...new Array<number>(9).fill(10), 48]),
    );
    expect(alone?.target).toBeCloseTo(0.138);
    expect(alone?.zones.filter((zone) => zone === "beyond 99.8")).toHaveLength(1);
    expect(alone?.zones.at(-1)).toBe("beyond 99.8");
    const diluted = definitionFunnel(type([1_000, 1_000, 1_000], [100, 110, 120]));
    expect(diluted?.zones).toEqual(["inside", "inside", "inside"]);
  });

  it("has nothing to tell where nothing is completed", () => {
    expect(definitionFunnel(type([100, 200], [0, 0]))).toBeNull();
  });
});

describe("the tables of the definitions", () => {
  const units = type(new Array<number>(10).fill(100), [...new Array<number>(9).fill(10), 48]);
  const definitions = {
    ...{year: "2025", smallest: 20, planted: null},
    definitions: [
      {id: "care-unit" as const, types: [units], planted: {type: "vardcentral", at: 9, title: "Enhet tio"}},
      {id: "head-unit" as const, types: [units], planted: null},
    ],
  };
  const row = ({columns, rows}: ReturnType<typeof effectsTable>, i: number) =>
    Object.fromEntries(columns.map(({name}, at) => [name, rows[i]?.[at]]));

  it("give every share with its interval of chance", () => {
    const all = row(effectsTable(definitions), 0);
    // prop.test(138, 1000, correct = FALSE)$conf.int
    expect([all["andel"], all["lagst"], all["hogst"]]).toEqual([
      0.138,
      expect.closeTo(0.11800457, 6),
      expect.closeTo(0.160766, 6),
    ]);
    const own = row(followedTable(definitions, "Enhet tio"), 0);
    // prop.test(48, 100, correct = FALSE)$conf.int
    expect([own["andel"], own["lagst"], own["hogst"], own["lage"]]).toEqual([
      0.48,
      expect.closeTo(0.38464552, 6),
      expect.closeTo(0.57683422, 6),
      "avviker från förväntad variation",
    ]);
  });

  it("say of a unit that is too small that it is, and give no figure", () => {
    expect(row(followedTable(definitions, "Enhet tio"), 1)).toMatchObject({
      ...{raknas_som: "för få intyg", andel: null, lagst: null, hogst: null},
    });
  });
});
