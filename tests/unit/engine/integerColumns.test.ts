import {expect, it} from "vitest";
import {missing} from "../../../loaders/engine/engine.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";

it.each([0, 1, 2047, 2048, 2049, 5_000])(
  "reads %d rows in their order, and tells where there is no value",
  async (n) => {
    const engine = await openDuckDb({file: ":memory:", threads: 2});
    const read = await engine.integerColumns(
      `SELECT CAST(i - 5 AS INTEGER) AS whole, CAST(CASE WHEN i % 67 > 0 THEN i END AS INTEGER) AS some
    FROM range(${n}) t(i) ORDER BY i`,
    );
    engine.close();
    const expected = (of: (at: number) => number) => Int32Array.from({length: n}, (_, at) => of(at));
    expect(read["whole"]).toEqual(expected((at) => at - 5));
    expect(read["some"]).toEqual(expected((at) => (at % 67 > 0 ? at : missing)));
  },
);

it("asks for whole numbers of 32 bits", async () => {
  const engine = await openDuckDb({file: ":memory:"});
  await expect(engine.integerColumns("SELECT 1::BIGINT AS wide")).rejects.toThrow(/INTEGER/);
  engine.close();
});
