import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {Engine} from "../../../loaders/engine/engine.ts";
import {withTables} from "../../../loaders/engine/namedSelect.ts";
import {packCells, sendTables, unpackCells} from "../../../loaders/engine/postgres.ts";

/** Bytes as the SELECT of `packCells` makes them: small numbers in a byte, others behind a mark of their length. */
function packed(...numbers: readonly number[]): string {
  const pieces = numbers.map((value) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value));
    if (value < 253) return bytes.subarray(7);
    const [mark, length] = value < 2 ** 16 ? [253, 2] : value < 2 ** 32 ? [254, 4] : [255, 8];
    return Buffer.concat([Buffer.from([mark]), bytes.subarray(8 - length)]);
  });
  return Buffer.concat(pieces).toString("base64");
}

describe("unpackCells", () => {
  const table = {dimensions: ["month", "sex"], sizes: [36, 3]};

  it("gives each cell back by its dimensions, in their order", () => {
    // Keys: (position + 1), most significant first, in base 37 and 4; steps from one to the next.
    const [first, second] = [1 * 4 + 1, 36 * 4 + 3];
    const columns = unpackCells([packed(first, 7, 2, 3), packed(second - first, 1, 0)], table);
    expect(Object.keys(columns)).toEqual(["month", "sex", "n", "persons", "most"]);
    expect([...(columns["month"] ?? [])]).toEqual([0, 35]);
    expect([...(columns["sex"] ?? [])]).toEqual([0, 2]);
    expect([...(columns["n"] ?? [])]).toEqual([7, 1]);
    expect([...(columns["persons"] ?? [])]).toEqual([5, 1]);
    expect([...(columns["most"] ?? [])]).toEqual([3, 1]);
  });

  it.each([0, 1, 252, 253, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 40])("reads the number %d", (n) => {
    expect([...(unpackCells([packed(5, n, 0)], table)["n"] ?? [])]).toEqual([n]);
  });

  it("shows a value outside its dimension as one", () => {
    expect([...(unpackCells([packed(4, 1, 0)], table)["sex"] ?? [])]).toEqual([-1]);
  });

  it("gives no cells of an empty table", () => {
    expect(unpackCells([], table)["n"]).toHaveLength(0);
  });
});

describe("packCells", () => {
  it("refuses dimensions with more cells than a number tells apart", () => {
    const wide = {select: "", dimensions: ["a", "b"], sizes: [2 ** 26, 2 ** 27]};
    expect(() => packCells([wide])).toThrow(RangeError);
    expect(packCells([{...wide, sizes: [2 ** 26 - 1, 2 ** 26 - 1]}]).tables).toHaveLength(2);
  });
});

describe("withTables", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({file: ":memory:"});
  });
  afterAll(() => {
    engine.close();
  });

  it("makes tables in their order, one of another", async () => {
    const tables = [
      {name: "one", select: "SELECT 1 AS n"},
      {name: "two", select: "SELECT n + 1 AS n FROM one"},
    ];
    expect(await engine.rows(withTables(tables, "SELECT n FROM two"))).toEqual([{n: 2}]);
  });
});

describe("sendTables", () => {
  it("numbers the columns of all tables as parameters", () => {
    const {values, selects} = sendTables([
      {name: "a", columns: {x: {type: "INTEGER", values: [1, 2]}}},
      {
        name: "b",
        columns: {y: {type: "VARCHAR", values: ["å", null]}, z: {type: "INTEGER", values: [3, 4]}},
      },
    ]);
    expect(values).toEqual([
      [1, 2],
      ["å", null],
      [3, 4],
    ]);
    expect(selects[1]?.select).toContain("unnest($2::text[], $3::int4[]) AS sent(y, z)");
    expect(selects[1]?.select).toContain('y COLLATE "C"');
  });
});
