import type {Attack} from "./attack.ts";

/** What a rounded count can be: 0–4 behind 0, 1–9 behind 5, and so on. */
const least = (n: string) => `greatest(${n} - 4, CASE WHEN ${n} > 0 THEN 1 ELSE 0 END)`;

/** The certificates of a unit and year, all of them exact: of the listed units most are. */
const exactYears = `
  SELECT year, region, care_unit, completed, sum(n) AS total
  FROM unit_certificates GROUP BY ALL HAVING bool_and(n % 5 <> 0)`;

const quartersOfYears = `
  SELECT substr(q.quarter, 1, 4) AS year, q.*, e.total,
    sum(q.n) OVER unit AS published, sum(${least("q.n")}) OVER unit AS at_least, sum(q.n + 4) OVER unit AS at_most,
    count(*) OVER unit AS cells
  FROM unit_quarters q JOIN (${exactYears}) e
    ON e.year = substr(q.quarter, 1, 4) AND e.region = q.region AND e.care_unit = q.care_unit AND e.completed = q.completed
  WINDOW unit AS (PARTITION BY substr(q.quarter, 1, 4), q.region, q.care_unit, q.completed)`;

const mixOfYears = `
  SELECT m.*, e.total, sum(m.n) OVER unit AS published, sum(${least("m.n")}) OVER unit AS at_least,
    sum(m.n + 4) OVER unit AS at_most, count(*) OVER unit AS cells
  FROM unit_case_mix m JOIN (
    SELECT year, region, care_unit, sum(total) AS total FROM (${exactYears}) GROUP BY ALL HAVING count(*) = 2
  ) e USING (year, region, care_unit)
  WINDOW unit AS (PARTITION BY m.year, m.region, m.care_unit)`;

const durationsOfYears = `
  SELECT d.*, e.total, s.n AS started, sum(d.n) OVER unit AS published, sum(${least("d.n")}) OVER unit AS at_least
  FROM unit_durations d JOIN unit_started s USING (year, region, care_unit)
  JOIN (SELECT year, region, care_unit, sum(total) AS total FROM (${exactYears}) GROUP BY ALL) e USING (year, region, care_unit)
  WINDOW unit AS (PARTITION BY d.year, d.region, d.care_unit)`;

/** The quarters of a unit that stands in each of their months: the same certificates twice, all of it rounded. Groups of units differ by month. */
const monthsOfQuarters = `
  SELECT q.*, m.published, m.at_least, m.at_most
  FROM unit_quarters q JOIN (
    SELECT substr(month, 1, 5) || 'Q' || CAST(ceil(CAST(substr(month, 6) AS INTEGER) / 3) AS INTEGER) AS quarter, region, care_unit,
      sum(n) AS published, sum(${least("n")}) AS at_least, sum(n + 4) AS at_most
    FROM unit_months WHERE care_unit NOT LIKE 'ovriga-%' GROUP BY ALL HAVING count(*) = 3
  ) m USING (quarter, region, care_unit)`;

/** The tables of units against each other: the certificates of one unit by year, quarter and patient, and the sjukfall that begin with them. */
export const unitAttacks: readonly Attack[] = [
  {
    name: "bounds a unit's quarters by its exact year",
    learns: "a quarter that can be nothing but 1 to 4",
    sql: `
      SELECT * FROM (${quartersOfYears})
      WHERE cells = 4 AND total - (at_most - n - 4) >= 1 AND total - (at_least - ${least("n")}) <= 4`,
    expects: "finds nothing",
  },
  {
    name: "bounds a unit's completions by the months of its quarter",
    learns: "completions of a quarter that can be nothing but 1 to 4",
    sql: `
      SELECT c.* FROM (${monthsOfQuarters}) c
      JOIN unit_quarters o ON o.quarter = c.quarter AND o.region = c.region AND o.care_unit = c.care_unit AND o.completed = '0'
      WHERE c.completed = '1' AND c.at_least - (o.n + 4) >= 1 AND c.at_most - ${least("o.n")} <= 4`,
    expects: "finds nothing",
  },
  {
    name: "takes a unit's other certificates from the months of its quarter",
    learns: "a quarter's completions, 1 to 4",
    sql: `
      SELECT c.quarter, c.region, c.care_unit, c.completed, greatest(1, least(4, c.published - o.n)) AS guess
      FROM (${monthsOfQuarters}) c
      JOIN unit_quarters o ON o.quarter = c.quarter AND o.region = c.region AND o.care_unit = c.care_unit AND o.completed = '0'
      WHERE c.completed = '1' AND c.n = 5`,
    expects: "guesses",
    family: "unit_quarters",
  },
  {
    name: "bounds a unit's kinds of patients by its exact year",
    learns: "a kind that can be nothing but 1 to 4",
    // Two sexes, two bands of age and eight groups of diagnoses are possible, shown or not.
    sql: `
      SELECT * FROM (${mixOfYears})
      WHERE total - (at_most - n - 4) - 4 * greatest(0, 32 - cells) >= 1 AND total - (at_least - ${least("n")}) <= 4`,
    expects: "finds nothing",
  },
  {
    name: "takes a unit's other quarters from its exact year",
    learns: "a quarter's certificates, 1 to 4",
    sql: `
      SELECT quarter, region, care_unit, completed, greatest(1, least(4, total - (published - n))) AS guess
      FROM (${quartersOfYears}) WHERE n = 5 AND cells = 4`,
    expects: "guesses",
    family: "unit_quarters",
  },
  {
    name: "takes a unit's other kinds of patients from its exact year",
    learns: "a kind's certificates, 1 to 4",
    sql: `
      SELECT year, region, care_unit, sex, age_two_bands, diagnosis_group,
        greatest(1, least(4, total - (published - n))) AS guess
      FROM (${mixOfYears}) WHERE n = 5`,
    expects: "guesses",
    family: "unit_case_mix",
  },
  {
    name: "weighs a unit's small kinds of patients by what its sum is off by",
    learns: "which way each was rounded",
    sql: `
      SELECT year, region, care_unit, sex, age_two_bands, diagnosis_group,
        CASE WHEN published > total THEN 3 ELSE 4 END AS guess
      FROM (${mixOfYears}) WHERE n = 5`,
    expects: "guesses",
    family: "unit_case_mix",
  },
  {
    name: "takes a unit's patients of the year from its quarters",
    learns: "the completed certificates of a quarter by another family's rounding",
    sql: `
      SELECT q.quarter, q.region, q.care_unit, q.completed,
        greatest(1, least(4, m.total - (sum(q.n) OVER unit - q.n))) AS guess
      FROM unit_quarters q JOIN (SELECT year, region, care_unit, sum(n) AS total FROM unit_case_mix GROUP BY ALL) m
        ON m.year = substr(q.quarter, 1, 4) AND m.region = q.region AND m.care_unit = q.care_unit
      WINDOW unit AS (PARTITION BY substr(q.quarter, 1, 4), q.region, q.care_unit)
      QUALIFY q.n = 5`,
    expects: "guesses",
    family: "unit_quarters",
  },
  {
    name: "bounds a unit's lengths by its exact certificates",
    learns: "a length that can be nothing but 1 to 4 sjukfall, since none has less than one certificate",
    // Small units are gathered by the persons of each table: what is left of a region holds other units in the one than in the other.
    sql: `
      SELECT * FROM (${durationsOfYears})
      WHERE care_unit NOT LIKE 'ovriga-%' AND total - (at_least - ${least("n")}) <= 4`,
    expects: "finds nothing",
  },
  {
    name: "takes a unit's other lengths from its started sjukfall",
    learns: "the sjukfall of a length, 1 to 4",
    sql: `
      SELECT year, region, care_unit, duration_limit, greatest(1, least(4, started - (published - n))) AS guess
      FROM (${durationsOfYears}) WHERE n = 5`,
    expects: "guesses",
    family: "unit_durations",
  },
];
