import {describe, expect, it} from "vitest";
import {isSame} from "../../../../src/components/isSame.js";

describe("isSame(one, other)", () => {
  it("holds models that say the same for the same, however deep", () => {
    const model = () => ({xs: ["2024-01"], points: [{x: 0, value: NaN, low: null}], extent: [0, Infinity]});
    expect(isSame(model(), model())).toBe(true);
    expect(isSame(model(), {...model(), extent: [0, 1]})).toBe(false);
    expect(isSame(model(), {...model(), points: []})).toBe(false);
  });

  it("tells what is left out from what is undefined, 0 from nothing, and a list from a record", () => {
    expect(isSame({a: undefined}, {})).toBe(false);
    expect(isSame({a: undefined}, {b: undefined})).toBe(false);
    expect(isSame({a: 0}, {a: null})).toBe(false);
    expect(isSame([], {})).toBe(false);
  });

  it("takes of functions and sets only one and the same for the same: what they hold cannot be seen", () => {
    const [draw, set] = [() => 1, new Set(["a"])];
    expect(isSame([draw, set], [draw, set])).toBe(true);
    expect(isSame([draw], [() => 1])).toBe(false);
    expect(isSame([set], [new Set(["a"])])).toBe(false);
  });
});
