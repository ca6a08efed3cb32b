import {describe, expect, it} from "vitest";
import {flipCells} from "../../../loaders/protect/flipCells.ts";

const base = 5;

/** Flips cells of counts `n` from 0, all of them in one sum and each in one of its own, with the given weights. */
function flipped(n: readonly number[], weights: readonly [number, number], passes = 20) {
  const counts = Uint32Array.from(n);
  const y = new Uint32Array(n.length);
  const error = new Int32Array(n.length + 1);
  const at = new Int32Array(2 * n.length);
  for (const [i, count] of n.entries()) {
    at.set([0, i + 1], 2 * i);
    error[0] = (error[0] ?? 0) - count;
    error[i + 1] = -count;
  }
  const order = Uint32Array.from(n.keys());
  flipCells({base, n: counts, y, order, weights: Float64Array.from(weights), at, error, passes});
  return {y: [...y], error: [...error]};
}

describe("flipCells", () => {
  it("brings a sum within half a base of the truth", () => {
    for (const n of [[1], [2], [3], [4], [1, 1, 1], [2, 2, 2, 2], [4, 3, 2, 1, 1, 1, 4, 4]]) {
      const sum = n.reduce((a, b) => a + b, 0);
      const {y} = flipped(n, [1, 0]);
      expect(Math.abs(y.reduce((a, b) => a + b, 0) - sum)).toBeLessThanOrEqual(2);
    }
  });

  it("rounds each cell to the nearest multiple where only the cells themselves count", () => {
    expect(flipped([1, 2, 3, 4], [0, 1]).y).toEqual([0, 0, 5, 5]);
  });

  it("lets the heavier margin decide", () => {
    // Four cells of 2: each nearest to 0, and together to 10.
    expect(flipped([2, 2, 2, 2], [0.01, 1]).y).toEqual([0, 0, 0, 0]);
    expect(flipped([2, 2, 2, 2], [100, 1]).y.reduce((a, b) => a + b, 0)).toBe(10);
  });

  it("moves two cells of one sum past each other that neither can leave alone", () => {
    const counts = Uint32Array.of(4, 1);
    const y = Uint32Array.of(0, 5);
    // Both in one heavy sum, which is right, and each in one of its own, which is off by four.
    const error = Int32Array.of(0, -4, 4);
    const both = {
      order: Uint32Array.of(0, 1),
      weights: Float64Array.of(100, 1),
      at: Int32Array.of(0, 1, 0, 2),
    };
    flipCells({base, n: counts, y, ...both, error, passes: 20});
    expect([...y]).toEqual([5, 0]);
    expect([...error]).toEqual([0, 1, -1]);
  });

  it("takes cells of more than the base to their own two multiples", () => {
    const counts = Uint32Array.of(12);
    const y = Uint32Array.of(15);
    const one = {n: counts, y, order: Uint32Array.of(0), weights: Float64Array.of(1), passes: 5};
    flipCells({base, ...one, at: Int32Array.of(0), error: Int32Array.of(3)});
    expect(y[0]).toBe(10);
  });

  it("keeps the errors of the sums as the cells stand", () => {
    const {y, error} = flipped([1, 2, 3, 4, 4, 3], [1, 1]);
    expect(error.slice(1)).toEqual(y.map((value, i) => value - ([1, 2, 3, 4, 4, 3][i] ?? 0)));
    expect(error[0]).toBe(y.reduce((a, b) => a + b, 0) - 17);
  });

  it("moves nothing without passes", () => {
    expect(flipped([4, 4, 4], [1, 1], 0).y).toEqual([0, 0, 0]);
  });
});
