import {describe, expect, it} from "vitest";
import {flowLayout} from "../../../../src/components/flowLayout.js";

const flow = (from: number, to: number, n: number, changed = from !== to) => ({from, to, n, changed});

describe("flowLayout(flows, groups, height, gap)", () => {
  it("makes groups as high as they are many, on one scale in both columns", () => {
    // 100 sjukfall in 100 pixels, with a gap of 10 between the two groups: a pixel each.
    const {left, right} = flowLayout([flow(0, 0, 60), flow(0, 1, 10), flow(1, 1, 30)], 2, 110, 10);
    expect(left).toEqual([
      {group: 0, y0: 0, y1: 70},
      {group: 1, y0: 80, y1: 110},
    ]);
    expect(right).toEqual([
      {group: 0, y0: 0, y1: 60},
      {group: 1, y0: 70, y1: 110},
    ]);
  });

  it("lets bands leave and come in the order of the groups at the other end, side by side", () => {
    const {bands} = flowLayout([flow(0, 1, 10), flow(0, 0, 60), flow(1, 1, 20), flow(1, 0, 10)], 2, 110, 10);
    expect(bands.map(({from, to, left, right, thickness}) => [from, to, left, right, thickness])).toEqual([
      [0, 1, 60, 80, 10],
      [0, 0, 0, 0, 60],
      [1, 1, 90, 90, 20],
      [1, 0, 80, 60, 10],
    ]);
  });

  it("keeps those who changed within a merged group below those who stayed", () => {
    const {bands} = flowLayout([flow(0, 0, 10, true), flow(0, 0, 90)], 1, 100, 10);
    expect(bands.map(({left, thickness}) => [left, thickness])).toEqual([
      [90, 10],
      [0, 90],
    ]);
  });

  it("has no place for a group without sjukfall, nor anything at all without flows", () => {
    expect(flowLayout([flow(0, 1, 10)], 3, 120, 10).left.map(({group}) => group)).toEqual([0]);
    expect(flowLayout([], 3, 120, 10)).toEqual({left: [], right: [], bands: []});
  });
});
