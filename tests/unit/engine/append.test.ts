import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {Engine} from "../../../loaders/engine/engine.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 1});
  await engine.run("CREATE TABLE t (a BIGINT, b INTEGER, c SMALLINT, d BOOLEAN, e VARCHAR)");
});
afterEach(() => {
  engine.close();
});

describe("append", () => {
  it("takes every column type of the staged tables, at its limits and empty", async () => {
    await engine.append("t", {
      a: [9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n, null],
      b: [2_147_483_647, -2_147_483_648, null],
      c: [32_767, -32_768, null],
      d: [true, false, null],
      e: ["å’", "", null],
    });
    expect(await engine.rows("SELECT * FROM t")).toEqual([
      {a: 9_223_372_036_854_775_807n, b: 2_147_483_647, c: 32_767, d: true, e: "å’"},
      {a: -9_223_372_036_854_775_808n, b: -2_147_483_648, c: -32_768, d: false, e: ""},
      {a: null, b: null, c: null, d: null, e: null},
    ]);
  });

  it.each([0, 1, 2047, 2048, 2049, 5000])("appends %d rows in their order", async (n) => {
    const rows = Array.from({length: n}, (_, row) => row);
    await engine.append("t", {
      a: rows.map(BigInt),
      b: rows,
      c: rows.map((row) => row % 100),
      d: rows.map((row) => row % 2 === 0),
      e: rows.map((row) => (row % 3 === 0 ? null : `text ${row}`)),
    });
    const [sums] = await engine.rows(`
      SELECT count(*) AS n, count(*) FILTER (a = b AND c = b % 100 AND d = (b % 2 = 0)) AS whole,
        count(*) FILTER (e IS NULL AND b % 3 = 0 OR e = 'text ' || b) AS texts, count(*) FILTER (rowid = b) AS placed
      FROM t`);
    expect(sums).toEqual({n: BigInt(n), whole: BigInt(n), texts: BigInt(n), placed: BigInt(n)});
  });
});
