import {describe, expect, it} from "vitest";
import {everyBand} from "../../../../src/components/everyBand.js";

const exact = (n: number) => ({n, atBase: 0});

describe("everyBand(manifest, dimension, counts)", () => {
  it("puts bands in order of length, the last without end, and leaves out what is no band", () => {
    const codes = ["U", "none", "61-", "8-14", "0-7"].map((code) => ({code, title: code}));
    const manifest = {dimensions: {waited: {title: "Tid till begäran", codes}}};
    const counts = new Map([
      ["U", exact(3)],
      ["none", exact(4)],
      ["61-", exact(5)],
      ["0-7", exact(1)],
    ]);
    expect(everyBand(manifest, "waited", counts)).toEqual([
      {from: 0, until: 7, count: exact(1)},
      {from: 8, until: 14, count: exact(0)},
      {from: 61, until: Infinity, count: exact(5)},
    ]);
    expect(everyBand(manifest, "answered", counts)).toEqual([]);
  });
});
