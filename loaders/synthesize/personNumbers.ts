/** Persons of one sex that can be born on one day: see {@link makePersonNumbers}. */
export const personsPerDayAndSex = 1_000;

/**
 * SQL that makes `synthesize_person(person, number)`: a personal number of twelve digits for everybody in `certificate`,
 * each its own, with the day of birth and sex that the person has and a right check digit. So that as few as can be are
 * anybody's, the numbers of a day are taken in this order, for each sex by its parity:
 *
 * 1. birth numbers 980–999, where Skatteverket's published test persons are (ten);
 * 2. samordningsnummer, the day plus 60, with any number (500);
 * 3. birth numbers below 980 (490).
 *
 * Up to some two million certificates the first suffice for nearly all. A number that somebody has is a coincidence.
 */
export function makePersonNumbers(): string {
  const digit = (at: number) => `CAST(substr(nine, ${at}, 1) AS INTEGER)`;
  const doubled = (at: number) =>
    `CAST(substr(translate(nine, '0123456789', '0246813579'), ${at}, 1) AS INTEGER)`;
  const terms = Array.from({length: 9}, (_, index) =>
    index % 2 === 0 ? doubled(index + 1) : digit(index + 1),
  );
  return `
CREATE OR REPLACE TEMP TABLE synthesize_person AS
WITH born AS (SELECT DISTINCT person, born_day, sex FROM certificate),
ranked AS (
  SELECT person, DATE '1970-01-01' + born_day AS born, CASE WHEN sex = 'K' THEN 0 ELSE 1 END AS parity,
    row_number() OVER (PARTITION BY born_day, sex ORDER BY person) - 1 AS place
  FROM born
),
numbered AS (
  SELECT person, place,
    CASE WHEN place < 10 THEN 980 + 2 * place WHEN place < 510 THEN 2 * (place - 10) ELSE 2 * (place - 510) END + parity AS serial,
    strftime(born, '%Y') AS year, strftime(born, '%m') AS month,
    day(born) + CASE WHEN place BETWEEN 10 AND 509 THEN 60 ELSE 0 END AS day
  FROM ranked
),
written AS (
  SELECT person, place, left(year, 2) AS century,
    right(year, 2) || month || lpad(CAST(day AS VARCHAR), 2, '0') || lpad(CAST(serial AS VARCHAR), 3, '0') AS nine
  FROM numbered
)
SELECT person, place, century || nine || CAST((10 - (${terms.join(" + ")}) % 10) % 10 AS VARCHAR) AS number
FROM written;`;
}
