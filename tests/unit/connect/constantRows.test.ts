import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {constantRows} from "../../../loaders/connect/synthetic/constantRows.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {LocalEngine} from "../../../loaders/engine/engine.ts";

let engine: LocalEngine;

beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 2});
});
afterAll(() => {
  engine.close();
});

const columns = {number: "INTEGER", name: "VARCHAR"} as const;

describe("a table of constants", () => {
  it("is the one that VALUES gives: order, types, empty cells, quotes and letters", async () => {
    const rows = [
      [3, "Vårdcentralen Ö'n, \\ södra"],
      [-1, undefined],
      [undefined, " – "],
      [3, "NULL"],
    ] as const;
    const values = "(3, 'Vårdcentralen Ö''n, \\ södra'), (-1, NULL), (NULL, ' – '), (3, 'NULL')";
    const asked = (table: string) => `SELECT *, typeof(number), typeof(name) FROM ${table}`;
    const found = await engine.rows(asked(constantRows(columns, rows)));
    expect(found).toEqual(await engine.rows(asked(`(VALUES ${values}) t(number, name)`)));
    expect(found).toHaveLength(4);
  });

  it("keeps the order of thousands of rows", async () => {
    const rows = Array.from({length: 10_000}, (_, i) => [(i * 7919) % 10_007, `n${i}`]);
    const found = await engine.rows(`SELECT * FROM ${constantRows(columns, rows)}`);
    expect(found.map(({number, name}) => [number, name])).toEqual(rows);
  });

  it.each(["", "a\tb", "a\nb"])("refuses %j, which could not be told from something else", (name) => {
    expect(() => constantRows(columns, [[1, name]])).toThrow(RangeError);
  });

  it("refuses to be empty: a text without rows is cut into one row of NULL", () => {
    expect(() => constantRows(columns, [])).toThrow(RangeError);
  });
});
