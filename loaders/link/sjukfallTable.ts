import type {Day} from "../model/day.ts";
import {unknownRegion} from "../model/places.ts";

const running = "OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";

/** What is summed over the periods of a sjukfall, and the column it comes from. */
const sums = {
  covered: "days_added",
  certificates: "CAST(opens AS INTEGER)",
  degree_changes: "CAST(degree_changed AS INTEGER)",
  category_changes: "CAST(category_changed AS INTEGER)",
  block_changes: "CAST(block_changed AS INTEGER)",
  chapter_changes: "CAST(chapter_changed AS INTEGER)",
  group_changes: "CAST(group_changed AS INTEGER)",
};

/**
 * SQL that makes `sjukfall_bound`, one row a sjukfall, from `sjukfall_period` in one stream: running sums stand on the
 * row where a sjukfall begins, and the next such row tells what they had come to before it. A row past the last
 * period closes the last sjukfall.
 */
export function makeBounds(): string {
  const names = Object.keys(sums);
  return `
CREATE OR REPLACE TABLE sjukfall_bound AS
WITH closed AS (
  SELECT * FROM sjukfall_period
  UNION ALL BY NAME
  SELECT 0 AS spell, true AS begins, 0 AS days_added, false AS opens, false AS degree_changed, false AS category_changed,
    false AS block_changed, false AS chapter_changed, false AS group_changed
),
summed AS (
  SELECT spell, person, from_day, certificate, degree, diagnosis, begins,
    lag(certificate) OVER () AS certificate_before, lag(degree) OVER () AS degree_before,
    lag(diagnosis) OVER () AS diagnosis_before,
    max(CAST(spell AS BIGINT) * ${2 ** 20} + to_day) ${running} AS reach,
    ${Object.entries(sums)
      .map(([name, column]) => `CAST(sum(${column}) ${running} AS BIGINT) - ${column} AS ${name}`)
      .join(",\n    ")}
  FROM closed
),
reached AS (
  SELECT *, lag(reach) OVER () AS reach_before FROM summed
),
bound AS (
  SELECT * FROM reached WHERE begins
),
next AS (
  SELECT spell, person, from_day AS start_day, certificate AS certificate_first, degree AS degree_first,
    diagnosis AS key_first,
    lead(reach_before) OVER () - CAST(spell AS BIGINT) * ${2 ** 20} AS end_day,
    lead(certificate_before) OVER () AS certificate_last, lead(degree_before) OVER () AS degree_last,
    lead(diagnosis_before) OVER () AS key_last,
    ${names.map((name) => `CAST(lead(${name}) OVER () - ${name} AS INTEGER) AS ${name}`).join(",\n    ")}
  FROM bound
)
SELECT * REPLACE (CAST(end_day AS INTEGER) AS end_day) FROM next WHERE spell > 0;`;
}

/**
 * SQL that makes `sjukfall` from its bounds and the certificates that begin and end it: sex, age, unit, provider and
 * region are those of the first certificate, the region by the registry on its day of signing. A sjukfall is open
 * when a certificate that begins the day after the extract could still join it.
 */
export function makeSjukfall(options: {maxGap: number; extractDay: Day}): string {
  const calendar = (days: string) => `(DATE '1970-01-01' + ${days})`;
  const asNumber = (days: string) =>
    `(year(${calendar(days)}) * 10000 + month(${calendar(days)}) * 100 + day(${calendar(days)}))`;
  return `
CREATE OR REPLACE TABLE sjukfall AS
SELECT b.spell, b.person, b.start_day, b.end_day, b.covered, b.end_day - b.start_day + 1 AS elapsed,
  b.end_day + ${options.maxGap} >= ${options.extractDay} AS is_open,
  first.sex,
  -- Completed years: who is born on 29 February grows older on 1 March in other years.
  CAST((${asNumber("b.start_day")} - ${asNumber("first.born_day")}) // 10000 AS SMALLINT) AS age,
  first.unit, first.provider, coalesce(u.region, '${unknownRegion}') AS region,
  first.diagnosis AS diagnosis_first, last.diagnosis AS diagnosis_last, b.key_first, b.key_last,
  b.degree_first, b.degree_last, ${Object.keys(sums)
    .slice(1)
    .map((name) => `b.${name}`)
    .join(", ")}
FROM sjukfall_bound b
JOIN certificate first ON first.certificate = b.certificate_first
JOIN certificate last ON last.certificate = b.certificate_last
LEFT JOIN unit_span u ON u.unit = first.unit AND first.signed_day BETWEEN u.from_day AND u.to_day
ORDER BY b.spell;`;
}
