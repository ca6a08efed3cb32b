import type {Engine} from "../engine/engine.ts";
import {quote} from "../engine/engine.ts";
import {day} from "../model/day.ts";
import {noDiagnosis} from "../model/diagnosis.ts";
import type {Dimension} from "../model/dimension.ts";
import {bandPosition} from "./band.ts";
import {ageBands, lengthBands, quarterOf} from "./dimensions.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

/** SQL for the completed years of age on a day. Who is born on 29 February grows older on 1 March in other years. */
export function ageOn(bornDay: string, onDay: string): string {
  const asNumber = (days: string) => {
    const date = `(DATE '1970-01-01' + ${days})`;
    return `(year(${date}) * 10000 + month(${date}) * 100 + day(${date}))`;
  };
  return `(${asNumber(onDay)} - ${asNumber(bornDay)}) // 10000`;
}

/** SQL for the position of an age in completed years; the last position where it is unknown. */
export function agePosition(age: string): string {
  return `coalesce(${bandPosition(age, ageBands)}, ${ageBands.length})`;
}

/**
 * Makes the small tables that give the position of each value in its dimension: `position_<id>(code, position)` for
 * every dimension, `position_day(day, month, quarter)` for the days that the release counts, and
 * `position_diagnosis_key(key, position)`. Then `sjukfall_position`: the sjukfall with positions instead of values.
 */
export async function makePositions(engine: Engine, dimensions: Dimensions): Promise<void> {
  for (const {id, codes} of Object.values(dimensions)) {
    const rows = codes.map(({code}, position) => `(${quote(code)}, ${position})`);
    await engine.run(
      `CREATE OR REPLACE TABLE position_${id} AS SELECT * FROM (VALUES ${rows.join(", ")}) t(code, position)`,
    );
  }
  await engine.run(dayPositions(dimensions));
  await engine.run(`
CREATE OR REPLACE TABLE position_diagnosis_key AS
SELECT c.key, p.position FROM diagnosis_category c JOIN position_diagnosis p ON p.code = c.chapter
UNION ALL
SELECT 0, position FROM position_diagnosis WHERE code = ${quote(noDiagnosis)};

CREATE OR REPLACE TABLE sjukfall_position AS
SELECT s.spell, s.person, s.start_day, s.end_day, s.is_open, r.position AS region, x.position AS sex,
  ${agePosition("s.age")} AS age, f.position AS diagnosis_first, l.position AS diagnosis_last,
  g.position AS degree_first, h.position AS degree_last, ${bandPosition("s.covered", lengthBands)} AS length
FROM sjukfall s
LEFT JOIN position_region r ON r.code = s.region
LEFT JOIN position_sex x ON x.code = s.sex
LEFT JOIN position_diagnosis_key f ON f.key = s.key_first
LEFT JOIN position_diagnosis_key l ON l.key = s.key_last
LEFT JOIN position_degree g ON g.code = CAST(s.degree_first AS VARCHAR)
LEFT JOIN position_degree h ON h.code = CAST(s.degree_last AS VARCHAR);`);
}

function dayPositions(dimensions: Dimensions): string {
  const months = dimensions["month"]?.codes.map(({code}) => code) ?? [];
  const quarters = dimensions["quarter"]?.codes.map(({code}) => code) ?? [];
  const rows = months.map((month, position) => {
    const first = day(`${month}-01`);
    const [year = 0, number = 0] = month.split("-").map(Number);
    const next = Date.UTC(year, number, 1) / 86_400_000;
    return `(${position}, ${quarters.indexOf(quarterOf(month))}, ${first}, ${next})`;
  });
  return `
CREATE OR REPLACE TABLE position_day AS
SELECT CAST(unnest(range(first_day, next_day)) AS INTEGER) AS day, month, quarter
FROM (VALUES ${rows.join(", ")}) t(month, quarter, first_day, next_day);`;
}
