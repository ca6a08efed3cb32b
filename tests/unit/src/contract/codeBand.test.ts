import {describe, expect, it} from "vitest";
import {codeBand} from "../../../../src/contract/codeBand.js";

describe("codeBand(code)", () => {
  it("reads both ends, and a band without end reaches to infinity", () => {
    expect(codeBand("15-21")).toEqual({from: 15, until: 21});
    expect(codeBand("0-7")).toEqual({from: 0, until: 7});
    expect(codeBand("61-")).toEqual({from: 61, until: Infinity});
  });

  it("knows what is no band: unknown, never, and chapters of diagnoses", () => {
    for (const code of ["U", "none", "never", "not-asked", "F00-F99", "75", "-7", ""])
      expect([code, codeBand(code)]).toEqual([code, undefined]);
  });
});
