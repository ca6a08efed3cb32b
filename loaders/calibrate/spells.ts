import {regions, unknownRegion} from "../model/places.ts";
import {day} from "../model/day.ts";
import {diagnosisCategories} from "../model/diagnosis.ts";

/** Days of a sjukfall before it is counted among the ongoing ones: Försäkringskassan pays from day 15. */
const daysBeforeCounted = 14;

/** The month ends whose stocks are averaged (2025), and the one of the figures of April 2024. */
export const stockDays = [
  ...Array.from({length: 12}, (_, month) => monthEnd(2025, month + 1)),
  monthEnd(2024, 4),
];
export const april2024 = monthEnd(2024, 4);

/** Sjukfall that began in these days are followed to their length: the last of them for more than a year. */
export const startedFrom = day("2023-01-01");
export const startedTo = day("2024-12-31");

function monthEnd(year: number, month: number): number {
  return Date.UTC(year, month, 0) / 86_400_000;
}

/** SQL that makes what the spells are measured with: the chapter of each category, and the region of each unit. */
export function makeCalibrationTables(): string {
  const categories = diagnosisCategories().map(({category, chapter}) => `('${category}','${chapter}')`);
  const codes = regions().map(({code}) => `('${code}')`);
  return `
CREATE OR REPLACE TEMP TABLE calibration_category AS SELECT * FROM (VALUES ${categories.join(",")}) t(category, chapter);
CREATE OR REPLACE TEMP TABLE calibration_unit AS
SELECT unit, max(coalesce(r.code, '${unknownRegion}')) AS region
FROM unit u LEFT JOIN (VALUES ${codes.join(",")}) r(code) ON r.code = u.region GROUP BY unit;
CREATE OR REPLACE TEMP TABLE calibration_stock (person BIGINT, day INTEGER, region VARCHAR, sex VARCHAR, category VARCHAR);
CREATE OR REPLACE TEMP TABLE calibration_started (
  person BIGINT, region VARCHAR, sex VARCHAR, category VARCHAR, start_day INTEGER, covered BIGINT, changes BIGINT
);`;
}

/**
 * SQL that adds to `calibration_stock` and `calibration_started` the sjukfall of the persons from `from` to `to`: numbers
 * of persons ascend in the synthetic country, so that memory does not grow with its size.
 *
 * Sjukfall are joined as everywhere else, and computed here on their own: what is measured is the country, not the
 * tables that happen to be published of it. A sjukfall is in the stock of a day that it covers or spans, from its 15th
 * day on, with the diagnosis of its latest period; lengths are covered days; a change of chapter is one between two
 * neighbouring periods.
 */
export function addCalibrationSpells(persons: {from: number; to: number; maxGap: number}): string {
  // The greatest last day so far of the same person: a person's number stands above the day in one key.
  const key = (day: string) => `(person * ${2 ** 20} + ${day})`;
  return `
CREATE OR REPLACE TEMP TABLE calibration_row AS
SELECT c.person, p.from_day, p.to_day, c.sex, c.unit, left(c.diagnosis, 3) AS category, k.chapter
FROM certificate c JOIN period p ON p.certificate = c.certificate
LEFT JOIN calibration_category k ON k.category = left(c.diagnosis, 3)
WHERE c.person BETWEEN ${persons.from} AND ${persons.to}
  AND NOT EXISTS (SELECT 1 FROM excluded x WHERE x.certificate = c.certificate)
ORDER BY c.person, p.from_day, p.to_day, c.signed_day, c.certificate, p.ordinal;

CREATE OR REPLACE TEMP TABLE calibration_period AS
WITH reached AS (
  SELECT *, max(${key("to_day")}) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS reach FROM calibration_row
),
before AS (
  SELECT *, coalesce(lag(reach) OVER (), 0) AS reach_before, lag(chapter) OVER () AS chapter_before FROM reached
),
begun AS (
  SELECT *, ${key("from_day")} > reach_before + ${persons.maxGap + 1} AS begins FROM before
)
SELECT *, count(CASE WHEN begins THEN 1 END) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS spell,
  row_number() OVER () AS row
FROM begun;

CREATE OR REPLACE TEMP TABLE calibration_spell AS
SELECT spell, min(person) AS person, max(CASE WHEN begins THEN coalesce(u.region, '${unknownRegion}') END) AS region,
  min(sex) AS sex, max(CASE WHEN begins THEN category END) AS category, min(from_day) AS start_day, max(to_day) AS end_day,
  sum(greatest(0, reach - greatest(${key("from_day")} - 1, reach_before))) AS covered,
  count(CASE WHEN NOT begins AND chapter <> chapter_before THEN 1 END) AS changes
FROM calibration_period p LEFT JOIN calibration_unit u ON u.unit = p.unit
GROUP BY spell;

INSERT INTO calibration_stock
WITH touched AS (
  SELECT s.person, s.spell, s.region, s.sex, s.end_day, d.day
  FROM calibration_spell s
  JOIN (VALUES ${stockDays.map((at) => `(${at})`).join(",")}) d(day)
    ON d.day BETWEEN s.start_day + ${daysBeforeCounted} AND s.end_day
),
latest AS (
  SELECT t.spell, t.day, max(p.row) AS row FROM touched t
  JOIN calibration_period p ON p.spell = t.spell AND p.from_day <= t.day
  GROUP BY t.spell, t.day
)
SELECT t.person, t.day, t.region, t.sex, p.category
FROM latest l JOIN touched t ON t.spell = l.spell AND t.day = l.day JOIN calibration_period p ON p.row = l.row;

INSERT INTO calibration_started
SELECT person, region, sex, category, start_day, covered, changes FROM calibration_spell
WHERE start_day BETWEEN ${startedFrom} AND ${startedTo};`;
}

/** Removes what the spells were measured with. */
export const dropCalibrationTables = ["category", "unit", "stock", "started", "row", "period", "spell"]
  .map((name) => `DROP TABLE calibration_${name};`)
  .join("\n");
