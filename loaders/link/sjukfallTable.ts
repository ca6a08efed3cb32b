import type {Day} from "../model/day.ts";
import {unknownRegion} from "../model/places.ts";

/** The numbers of changes that are summed over the periods of a sjukfall, and the column each comes from. */
const counts = {
  certificates: "opens",
  degree_changes: "degree_changed",
  category_changes: "category_changed",
  block_changes: "block_changed",
  chapter_changes: "chapter_changed",
  group_changes: "group_changed",
};

/**
 * SQL that makes `sjukfall_bound`, one row a sjukfall, from `sjukfall_period`. Exactly one period of a sjukfall begins
 * it, and one has the greatest number: nothing depends on the order in which rows come.
 */
export function makeBounds(): string {
  const first = (column: string) => `max(CASE WHEN begins THEN ${column} END) AS`;
  // Not a streaming lead(): over a UNION ALL, DuckDB 1.5.5 gives the rows of the last vector twice.
  const last = (column: string) => `arg_max(${column}, period_no) AS`;
  return `
CREATE OR REPLACE TABLE sjukfall_bound AS
SELECT spell, min(person) AS person, min(from_day) AS start_day, max(to_day) AS end_day,
  CAST(sum(days_added) AS INTEGER) AS covered,
  ${Object.entries(counts)
    .map(([name, flag]) => `CAST(count(CASE WHEN ${flag} THEN 1 END) AS INTEGER) AS ${name}`)
    .join(",\n  ")},
  ${first("certificate")} certificate_first, ${last("certificate")} certificate_last,
  ${first("degree")} degree_first, ${last("degree")} degree_last,
  ${first("diagnosis")} key_first, ${last("diagnosis")} key_last
FROM sjukfall_period
GROUP BY spell;`;
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
  first.unit, first.provider, u.unit_place, coalesce(u.region, '${unknownRegion}') AS region,
  first.diagnosis AS diagnosis_first, last.diagnosis AS diagnosis_last, b.key_first, b.key_last,
  b.degree_first, b.degree_last, ${Object.keys(counts)
    .map((name) => `b.${name}`)
    .join(", ")}
FROM sjukfall_bound b
JOIN certificate first ON first.certificate = b.certificate_first
JOIN certificate last ON last.certificate = b.certificate_last
LEFT JOIN unit_span u ON u.unit = first.unit AND first.signed_day BETWEEN u.from_day AND u.to_day
ORDER BY b.spell;`;
}
