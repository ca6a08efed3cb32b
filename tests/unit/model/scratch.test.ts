import {describe, expect, it} from "vitest";
import {Scratch} from "../../../loaders/model/scratch.ts";

describe("columns taken from scratch", () => {
  it("lie apart, also when more room had to be made between them", () => {
    const scratch = new Scratch(4);
    const columns = [3, 1, 5, 40].map((rows, at) => scratch.take(rows).fill(at + 1));
    expect(columns.map((column) => [column.length, ...new Set(column)])).toEqual([
      [3, 1],
      [1, 2],
      [5, 3],
      [40, 4],
    ]);
  });

  it("are given back all at once", () => {
    const scratch = new Scratch(4);
    const first = scratch.take(2);
    scratch.clear();
    expect(scratch.take(2).buffer).toBe(first.buffer);
    expect(scratch.take(2).byteOffset).toBe(8);
  });
});
