import {expect, it} from "vitest";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";

it.each([0, 1, 2047, 2048, 2049, 5_000])(
  "reads %d rows of every width of whole number in their order",
  async (n) => {
    const engine = await openDuckDb({file: ":memory:", threads: 2});
    const read = await engine.integerColumns(
      `SELECT CAST(i - 5 AS INTEGER) AS narrow, CAST(i AS BIGINT) * 5000000000 AS wide, CAST(i % 3 AS SMALLINT) AS small
    FROM range(${n}) t(i) ORDER BY i`,
    );
    engine.close();
    const expected = (of: (at: number) => number) => Float64Array.from({length: n}, (_, at) => of(at));
    expect(read["narrow"]).toEqual(expected((at) => at - 5));
    expect(read["wide"]).toEqual(expected((at) => at * 5_000_000_000));
    expect(read["small"]).toEqual(expected((at) => at % 3));
  },
);
