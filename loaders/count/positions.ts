import type {Engine} from "../engine/engine.ts";
import {quote} from "../engine/engine.ts";
import {day, lastDayOfMonth} from "../model/day.ts";
import {noDiagnosis} from "../model/diagnosis.ts";
import type {Dimension} from "../model/dimension.ts";
import {bandPosition} from "./band.ts";
import {ageBands, lengthBands, quarterOf, yearOf} from "./dimensions.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

/** SQL for the completed years of age on a day. Who is born on 29 February grows older on 1 March in other years. */
function ageOn(bornDay: string, onDay: string): string {
  const asNumber = (days: string) => {
    const date = `(DATE '1970-01-01' + ${days})`;
    return `(year(${date}) * 10000 + month(${date}) * 100 + day(${date}))`;
  };
  return `(${asNumber(onDay)} - ${asNumber(bornDay)}) // 10000`;
}

/** SQL for the position of an age in completed years; the last position where it is unknown. */
function agePosition(age: string): string {
  return `coalesce(${bandPosition(age, ageBands)}, ${ageBands.length})`;
}

/**
 * Makes the position tables, all that a family reads. Days are whole days since 1970-01-01; `region`, `sex`, `age`,
 * `diagnosis`, `degree`, `length`, `completed`, `month`, `quarter` and `year` are positions in those dimensions;
 * `unit_place` is the row of `unit_span` that held for the issuing unit on the day of signing, null where none did.
 *
 * - `position_<id>(code, position)`: every dimension but the months.
 * - `position_day(day, month, quarter, year)`: the days that the release counts.
 * - `position_month(month, quarter, year, first_day, last_day)`: its months.
 * - `position_step(steps, step)`: the steps 0 … `steps` − 1 of a span of so many months, for a row a month.
 * - `sjukfall_position`: `spell`, `person`, `start_day`, `end_day`, `covered` days, `is_open` at the extract (0 or 1),
 *   `unit_place`, `region`, `sex` and `age` at the start, `diagnosis_first`, `diagnosis_last`, `degree_first`,
 *   `degree_last`, `length`, and how many `certificates` it has and how often `degree_changes`, `category_changes`,
 *   `block_changes`, `chapter_changes`, `group_changes` happen in it.
 * - `period_position`: the periods of sjukfall in the order of linking: `period_no`, `spell`, `person`, `certificate`,
 *   `from_day`, `to_day`, `degree`, `diagnosis`, and `from_month` and `to_month`, the first and last month of the
 *   release that it touches, null for a period that touches none.
 * - `certificate_position`: every certificate that was sent and is neither revoked nor for smittbärarpenning, replaced
 *   ones too (*replaced* is the last reason to exclude, so nothing that falls for another stands under it):
 *   `certificate`, `person`, `signed_day`, `sent_day`, `version` of the form (1 or 2), `unit_place`, `region`, `sex` and
 *   `age` on the day of signing, `diagnosis`, `degree` of its first period, and whether it was `completed`:
 *   whether Försäkringskassan sent a message KOMPLT (a reminder, PAMINN, is no request).
 */
export async function makePositions(engine: Engine, dimensions: Dimensions): Promise<void> {
  for (const {id, codes} of Object.values(dimensions).filter((one) => one.id !== "month")) {
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
SELECT s.spell, s.person, s.start_day, s.end_day, s.covered, CAST(s.is_open AS INTEGER) AS is_open, s.unit_place,
  r.position AS region, x.position AS sex,
  ${agePosition("s.age")} AS age, f.position AS diagnosis_first, l.position AS diagnosis_last,
  g.position AS degree_first, h.position AS degree_last, ${bandPosition("s.covered", lengthBands)} AS length,
  s.certificates, s.degree_changes, s.category_changes, s.block_changes, s.chapter_changes, s.group_changes
FROM sjukfall s
LEFT JOIN position_region r ON r.code = s.region
LEFT JOIN position_sex x ON x.code = s.sex
LEFT JOIN position_diagnosis_key f ON f.key = s.key_first
LEFT JOIN position_diagnosis_key l ON l.key = s.key_last
LEFT JOIN position_degree g ON g.code = CAST(s.degree_first AS VARCHAR)
LEFT JOIN position_degree h ON h.code = CAST(s.degree_last AS VARCHAR);

CREATE OR REPLACE TABLE period_position AS
WITH span AS (
  SELECT min(first_day) AS first_day, max(last_day) AS last_day FROM position_month
)
SELECT p.period_no, p.spell, p.person, p.certificate, p.from_day, p.to_day, g.position AS degree, k.position AS diagnosis,
  f.month AS from_month, t.month AS to_month
FROM sjukfall_period p CROSS JOIN span
LEFT JOIN position_day f ON f.day = greatest(p.from_day, first_day) AND p.to_day >= first_day
LEFT JOIN position_day t ON t.day = least(p.to_day, last_day) AND p.from_day <= last_day
LEFT JOIN position_diagnosis_key k ON k.key = p.diagnosis
LEFT JOIN position_degree g ON g.code = CAST(p.degree AS VARCHAR);

CREATE OR REPLACE TABLE certificate_position AS
WITH first_period AS (
  SELECT certificate, min(CAST(from_day AS BIGINT) * 65536 + ordinal * 256 + degree) & 255 AS degree FROM period GROUP BY certificate
),
uncounted AS (
  SELECT certificate FROM excluded WHERE reason <> 'replaced'
),
asked AS (
  SELECT DISTINCT certificate FROM message WHERE subject = 'KOMPLT' AND towards = 'care'
)
SELECT c.certificate, c.person, c.signed_day, c.sent_day, c.version, u.unit_place, r.position AS region, x.position AS sex,
  ${agePosition(ageOn("c.born_day", "c.signed_day"))} AS age, k.position AS diagnosis, g.position AS degree,
  CAST(a.certificate IS NOT NULL AS INTEGER) AS completed
FROM certificate c
ANTI JOIN uncounted ON uncounted.certificate = c.certificate
LEFT JOIN first_period f ON f.certificate = c.certificate
LEFT JOIN asked a ON a.certificate = c.certificate
LEFT JOIN unit_span u ON u.unit = c.unit AND c.signed_day BETWEEN u.from_day AND u.to_day
LEFT JOIN position_region r ON r.code = coalesce(u.region, '00')
LEFT JOIN position_sex x ON x.code = c.sex
LEFT JOIN diagnosis_category y ON y.category = left(c.diagnosis, 3)
LEFT JOIN position_diagnosis_key k ON k.key = coalesce(y.key, 0)
LEFT JOIN position_degree g ON g.code = CAST(f.degree AS VARCHAR);`);
}

function dayPositions(dimensions: Dimensions): string {
  const position = (id: string, code: string) =>
    (dimensions[id]?.codes ?? []).findIndex((one) => one.code === code);
  const months = dimensions["month"]?.codes.map(({code}) => code) ?? [];
  const rows = months.map((month, at) => {
    const first = day(`${month}-01`);
    const places = [at, position("quarter", quarterOf(month)), position("year", yearOf(month))];
    return `(${[...places, first, lastDayOfMonth(first)].join(", ")})`;
  });
  return `
CREATE OR REPLACE TABLE position_month AS
SELECT * FROM (VALUES ${rows.join(", ")}) t(month, quarter, year, first_day, last_day);

CREATE OR REPLACE TABLE position_day AS
SELECT CAST(unnest(range(first_day, last_day + 1)) AS INTEGER) AS day, month, quarter, year FROM position_month;

CREATE OR REPLACE TABLE position_step AS
SELECT CAST(steps AS INTEGER) AS steps, CAST(unnest(range(steps)) AS INTEGER) AS step
FROM range(1, ${months.length + 1}) t(steps);`;
}
