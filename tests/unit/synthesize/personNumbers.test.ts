import {describe, expect, it} from "vitest";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import {type Day, day} from "../../../loaders/model/day.ts";
import {createStagedTables} from "../../../loaders/model/staged.ts";
import {parsePersonNumber} from "../../../loaders/normalise/person.ts";
import {makePersonNumbers, personsPerDayAndSex} from "../../../loaders/synthesize/personNumbers.ts";

const born = day("1984-02-29");

/** The numbers of so many women and men who are born on one day, and one more of each the day after, by person. */
async function numbers(persons: number): Promise<Map<number, string>> {
  const engine = await openDuckDb({file: ":memory:", threads: 1});
  try {
    await engine.run(createStagedTables());
    // Two certificates each: a person has one number.
    await engine.run(`INSERT INTO certificate BY NAME
      SELECT range AS certificate, range // 2 AS person, CASE WHEN range // 2 % 2 = 0 THEN 'K' ELSE 'M' END AS sex,
        CASE WHEN range // 2 < ${2 * persons} THEN ${born} ELSE ${born + 1} END AS born_day
      FROM range(${4 * persons + 4})`);
    await engine.run(makePersonNumbers());
    const rows = await engine.rows("SELECT person, number FROM synthesize_person");
    return new Map(rows.map(({person, number}) => [Number(person), String(number)]));
  } finally {
    engine.close();
  }
}

describe("made-up personal numbers", () => {
  it("are each person's own, with the right day, sex and check digit, to the last that a day has", async () => {
    const all = await numbers(personsPerDayAndSex);
    expect(all.size).toBe(2 * personsPerDayAndSex + 2);
    expect(new Set(all.values()).size).toBe(all.size);
    for (const [person, number] of all) {
      const isNext = person >= 2 * personsPerDayAndSex;
      expect(parsePersonNumber(number), number).toMatchObject({
        ...{sex: person % 2 === 0 ? "K" : "M", bornDay: (born + (isNext ? 1 : 0)) as Day, checked: true},
      });
    }
  });

  it("are those of published test persons first, and then of the fewest people", async () => {
    const all = await numbers(12);
    const ofWomen = [...all].filter(([person]) => person % 2 === 0 && person < 24).sort(([a], [b]) => a - b);
    expect(ofWomen.map(([, number]) => number.slice(0, 11))).toEqual([
      ...[980, 982, 984, 986, 988, 990, 992, 994, 996, 998].map((serial) => `19840229${serial}`),
      ...["19840289000", "19840289002"],
    ]);
  });
});
