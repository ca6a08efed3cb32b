import {describe, expect, it} from "vitest";
import {cellEstimate} from "../../../../src/measures/cellEstimate.js";
import {cellShare, restOf} from "../../../../src/measures/cellShare.js";

describe("cellShare(part, whole, base)", () => {
  it("adds Wilson's interval and the certain bounds of the two cells", () => {
    // R: w <- prop.test(40, 200, correct = FALSE)$conf.int; lo <- 36/204; hi <- 44/196
    // c(.2 - sqrt((.2 - w[1])^2 + (.2 - lo)^2), .2 + sqrt((w[2] - .2)^2 + (hi - .2)^2))
    const {share, rounding, interval} = cellShare(40, 200, 5) ?? {share: 0, rounding: [], interval: []};
    expect(share).toBe(0.2);
    expect(rounding).toEqual([36 / 204, 44 / 196]);
    expect(interval[0]).toBeCloseTo(0.1451489599, 9);
    expect(interval[1]).toBeCloseTo(0.2655980475, 9);
  });

  it("holds what may lie behind 0, and all where the part is the whole", () => {
    expect(cellShare(0, 20, 5)?.rounding).toEqual([0, 4 / 16]);
    expect(cellShare(20, 20, 5)?.rounding[1]).toBe(1);
    expect(cellShare(0, 0, 5)).toBeNull();
  });

  it("has a rest that is 1 less the share, at each end", () => {
    const one = cellShare(40, 200, 5);
    const rest = one && restOf(one);
    expect(rest?.share).toBeCloseTo(0.8);
    expect(rest?.interval[0]).toBeCloseTo(1 - 0.2655980475, 9);
    expect(rest?.rounding[1]).toBeCloseTo(1 - 36 / 204);
  });
});

describe("cellEstimate(published, base, scale)", () => {
  it("adds Byar's interval and a cell that lies less than a base off", () => {
    // R: l and u by Byar's formula for 200 (see poissonInterval); c(200 - sqrt((200 - l)^2 + 16), 200 + sqrt((u - 200)^2 + 16))
    const {value, interval} = cellEstimate(200, 5);
    expect(value).toBe(200);
    expect(interval[0]).toBeCloseTo(172.9423234, 6);
    expect(interval[1]).toBeCloseTo(229.9908162, 6);
    const scaled = cellEstimate(200, 5, 1_000 / 5_000);
    expect(scaled.value).toBe(40);
    expect(scaled.interval[0]).toBeCloseTo(172.9423234 / 5, 6);
    expect(scaled.interval[1]).toBeCloseTo(229.9908162 / 5, 6);
  });
});
