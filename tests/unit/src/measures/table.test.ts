import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {addCounts, subtractCount} from "../../../../src/measures/count.js";
import {countByTwo} from "../../../../src/measures/crossTable.js";
import {marginOf} from "../../../../src/measures/marginOf.js";
import {countBy, type Table} from "../../../../src/measures/table.js";
import {table} from "../country.js";

describe("countBy(table, dimension, selection)", () => {
  const rows = table(
    ["month", "sex", "degree"],
    ["2024-01 K 100 12", "2024-01 K 50 5", "2024-01 M 100 5", "2024-02 K 100 7"],
  );

  it("sums the rows of each value, and the cells at the base behind the sum", () => {
    expect(countBy(rows, "month", new Map())).toEqual(
      new Map([
        ["2024-01", {n: 22, atBase: 2}],
        ["2024-02", {n: 7, atBase: 0}],
      ]),
    );
  });

  it("lets through only rows that every selection lets through", () => {
    const selection = new Map([
      ["sex", new Set(["K"])],
      ["degree", new Set(["50", "100"])],
      ["month", new Set(["2024-01"])],
    ]);
    expect(countBy(rows, "month", selection)).toEqual(new Map([["2024-01", {n: 17, atBase: 1}]]));
    expect(countBy(rows, "month", new Map([["sex", new Set<string>()]]))).toEqual(new Map());
  });

  it("refuses a dimension that the table lacks, instead of ignoring the choice", () => {
    expect(() => countBy(rows, "length", new Map())).toThrow(RangeError);
    expect(() => countBy(rows, "month", new Map([["length", new Set(["1-14"])]]))).toThrow(RangeError);
  });
});

describe("marginOf(table, names)", () => {
  const anyRow = fc.tuple(
    fc.constantFrom("a", "b", "c"),
    fc.constantFrom("x", "y"),
    fc.constantFrom("1", "2", "3", "4"),
    fc.integer({min: 1, max: 9}),
  );
  const anyRows = fc.array(anyRow, {maxLength: 60});
  const tableOf = (rows: readonly (readonly [string, string, string, number])[]): Table =>
    table(
      ["letter", "sign", "digit"],
      rows.map((row) => row.join(" ")),
    );

  it("gives the counts that adding up the rows one by one gives, for one dimension and for two", () => {
    fc.assert(
      fc.property(anyRows, fc.subarray(["1", "2", "3", "4"]), (rows, digits) => {
        const selection = new Map([["digit", new Set(digits)]]);
        const sum = (letter: string, sign?: string): number =>
          rows
            .filter(([l, s, d]) => l === letter && (sign ?? s) === s && digits.includes(d))
            .reduce((total, [, , , n]) => total + n, 0);
        const letters = [...new Set(rows.map(([letter]) => letter))];
        if (rows.length === 0) return;
        const whole = tableOf(rows);
        // The second time the margin is there already.
        for (let time = 0; time < 2; time++) {
          const counts = countBy(whole, "letter", selection);
          const both = countByTwo(whole, "letter", "sign", selection);
          for (const letter of letters) {
            expect(counts.get(letter)?.n ?? 0).toBe(sum(letter));
            for (const sign of ["x", "y"])
              expect(both.get(letter)?.get(sign)?.n ?? 0).toBe(sum(letter, sign));
          }
        }
      }),
      {seed: 20261122, numRuns: 50},
    );
  });

  it("is made once, and is the table itself where that has as few rows", () => {
    const five = tableOf([
      ["a", "x", "1", 6],
      ["a", "x", "2", 6],
      ["a", "y", "3", 6],
      ["b", "y", "4", 6],
      ["b", "y", "1", 5],
    ]);
    const margin = marginOf(five, new Set(["sign", "letter"]));
    expect([...margin.n]).toEqual([12, 6, 0, 11]);
    expect([...margin.atBase]).toEqual([0, 0, 0, 1]);
    expect(marginOf(five, new Set(["letter", "sign"]))).toBe(margin);
    expect(marginOf(five, new Set(["letter", "sign", "digit"]))).toBe(five);
    const four = tableOf([
      ["a", "x", "1", 6],
      ["a", "x", "2", 6],
      ["a", "y", "3", 6],
      ["b", "y", "4", 6],
    ]);
    expect(marginOf(four, new Set(["letter", "sign"]))).toBe(four);
  });
});

describe("counts", () => {
  it("add and subtract, cells at the base included", () => {
    const whole = addCounts([
      {n: 5, atBase: 1},
      {n: 7, atBase: 0},
    ]);
    expect(whole).toEqual({n: 12, atBase: 1});
    expect(subtractCount(whole, {n: 5, atBase: 1})).toEqual({n: 7, atBase: 0});
  });
});
