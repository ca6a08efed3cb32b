import {describe, expect, it} from "vitest";
import {definitionFunnel} from "../../../../src/components/definitionEffects.js";

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
