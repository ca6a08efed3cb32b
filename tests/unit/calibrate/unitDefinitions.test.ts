import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {unitDefinitions} from "../../../loaders/calibrate/unitDefinitions.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {LocalEngine} from "../../../loaders/engine/engine.ts";
import {day} from "../../../loaders/model/day.ts";
import {createStagedTables} from "../../../loaders/model/staged.ts";

let engine: LocalEngine;

/** Seven vårdcentraler of one vårdenhet in Skåne with ten certificates each, of which the seventh has eight completed. */
beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 1});
  await engine.run(createStagedTables());
  for (let unit = 1; unit <= 7; unit++) {
    await engine.run(`INSERT INTO unit (unit, name, care_unit, provider, region, type)
      VALUES ('U${unit}', 'Enhet ${unit}', 'U1', 'P', '12', 'vardcentral')`);
    await engine.run(`INSERT INTO certificate (certificate, person, unit, signed_day, sent_day)
      SELECT ${unit * 100} + i, i, 'U${unit}', ${day("2024-03-01")}, ${day("2024-03-01")} FROM range(10) t(i)`);
  }
  // Neither of another year, nor revoked, nor never sent.
  await engine.run(`INSERT INTO certificate (certificate, person, unit, signed_day, sent_day) VALUES
    (9001, 1, 'U7', ${day("2023-12-31")}, ${day("2024-01-02")}), (9002, 1, 'U7', ${day("2024-05-01")}, ${day("2024-05-01")}),
    (9003, 1, 'U7', ${day("2024-05-01")}, NULL)`);
  await engine.run("INSERT INTO revocation (certificate) VALUES (9002)");
  await engine.run(
    "INSERT INTO message (message, certificate, subject, towards) SELECT i, 700 + i, 'KOMPLT', 'care' FROM range(8) t(i)",
  );
});
afterAll(() => {
  engine.close();
});

describe("what units come to under each definition", () => {
  it("is one vårdenhet, seven units of their own, and one kind of care of a vårdenhet", async () => {
    const span = {firstMonth: "2023-01", lastMonth: "2025-03"};
    const {year, planted, definitions} = await unitDefinitions(engine, {...span, smallest: 5});
    // 2025 is not whole.
    expect(year).toBe("2024");
    expect(planted?.own).toEqual({title: "Enhet 7", certificates: 10, completed: 8});
    expect(
      definitions.map(({id, types}) => [
        id,
        types.map(({certificates, completed}) => [certificates, completed]),
      ]),
    ).toEqual([
      ["care-unit", [[[70], [8]]]],
      [
        "head-unit",
        [
          [
            [10, 10, 10, 10, 10, 10, 10],
            [0, 0, 0, 0, 0, 0, 8],
          ],
        ],
      ],
      ["harmonised", [[[70], [8]]]],
    ]);
    expect(definitions.map((one) => one.planted?.at)).toEqual([0, 6, 0]);
  });

  it("leaves out units that are too small, and the planted one with them", async () => {
    const span = {firstMonth: "2024-01", lastMonth: "2024-12"};
    const {definitions} = await unitDefinitions(engine, {...span, smallest: 11});
    const alone = definitions.find(({id}) => id === "head-unit");
    expect(alone?.types).toEqual([]);
    expect(alone?.planted).toBeNull();
  });
});
