import {describe, expect, it} from "vitest";
import type {ShareChart} from "../../../../src/components/diagramModel.js";
import {keptRows} from "../../../../src/components/keptRows.js";

const series = [{id: "own"}, {id: "nation"}];
/** Rows a, b, c … of the nation's shares in per cent, and none of the place's own. */
const chart = (shares: readonly number[], more: Partial<ShareChart> = {}): ShareChart => ({
  ...{kind: "shares", xLabel: "Andel", categories: shares.map((_, row) => "abcde".charAt(row))},
  points: shares.map((share, category) => ({
    ...{series: "nation", category, value: share / 100, low: 0, high: 1},
  })),
  ...more,
});

describe("the rows of a chart that stay where not all have room", () => {
  it("are the largest of the first series that has any", () => {
    expect(keptRows(chart([10, 30, 20]), series)).toEqual([1, 2, 0]);
    const {points} = chart([10, 30, 20]);
    const own = {...points[0], series: "own", category: 2, value: 0.01, low: 0, high: 1};
    expect(keptRows(chart([10, 30, 20], {points: [...points, own]}), series)[0]).toBe(2);
  });

  it("are those that are pointed at before all others, and what is no answer after them", () => {
    expect(keptRows(chart([10, 30, 20], {marked: ["a"], muted: ["b"]}), series)).toEqual([0, 2, 1]);
  });

  it("are those that the chart itself keeps, whatever their shares", () => {
    const kept = {categories: ["c", "a"], words: "vanligaste"};
    expect(keptRows(chart([10, 30, 20, 40], {kept}), series)).toEqual([2, 0, 1, 3]);
  });
});
