import {boundAttacks} from "./boundAttacks.ts";
import {groupAttacks} from "./groupAttacks.ts";
import type {Attack} from "./attack.ts";
import {dimensionsOf, each, everyFamily, keysOf, ofPlaces, placeKeys, rounded, untied} from "./families.ts";
import {sjukfallAttacks} from "./sjukfallAttacks.ts";
import {unitAttacks} from "./unitAttacks.ts";

/** What is asked of every table alike, and of the tables that hold the same events. */
const tableAttacks: readonly Attack[] = [
  {
    name: "reads every sum of every grouping of every table",
    learns: "a sum of 1 to 4",
    sql: each(
      everyFamily,
      (family) =>
        `SELECT sum(n) AS value FROM ${family} GROUP BY CUBE (${keysOf(family)}) HAVING sum(n) BETWEEN 1 AND 4`,
    ),
    expects: "finds nothing",
  },
  {
    name: "takes the least and the greatest cell of every grouping",
    learns: "a cell of 1 to 4 that a sum hides",
    sql: each(
      everyFamily,
      (family) =>
        `SELECT min(n) AS least, max(n) AS most FROM ${family} GROUP BY CUBE (${keysOf(family)})
         HAVING min(n) BETWEEN 1 AND 4 OR max(n) BETWEEN 1 AND 4`,
    ),
    expects: "finds nothing",
  },
  {
    name: "takes the regions' tables from the nation's",
    learns: "what regions without a table of their own, or of their own rounding, are short of",
    sql: each(
      ofPlaces(everyFamily),
      (family) => `
        SELECT coalesce(a.n, 0) - coalesce(b.n, 0) AS value
        FROM (SELECT ${placeKeys(family)}, n FROM place_${family} WHERE region IS NULL) a
        FULL JOIN (SELECT ${placeKeys(family)}, sum(n) AS n FROM ${family} GROUP BY ${placeKeys(family)}) b
        USING (${placeKeys(family)})
        WHERE coalesce(a.n, 0) <> coalesce(b.n, 0)`,
    ),
    expects: "finds nothing",
  },
  {
    name: "takes a region's own table from its part of the whole",
    learns: "a second rounding of the same counts",
    sql: each(
      ofPlaces(everyFamily),
      (family) => `
        SELECT coalesce(a.n, 0) - coalesce(b.n, 0) AS value
        FROM (SELECT ${keysOf(family)}, n FROM place_${family} WHERE region IS NOT NULL) a
        FULL JOIN (SELECT ${keysOf(family)}, sum(n) AS n FROM ${family} GROUP BY ${keysOf(family)}) b USING (${keysOf(family)})
        WHERE coalesce(a.n, 0) <> coalesce(b.n, 0)
          AND coalesce(a.region, b.region) IN (SELECT region FROM place_${family})`,
    ),
    expects: "finds nothing",
  },
  {
    name: "takes from each sum what its cells at the base may be",
    learns: "what is left of a sum when its rounded cells are taken away: 1 to 4",
    sql: each(
      ofPlaces(everyFamily),
      (family) =>
        `SELECT n, at_base FROM place_${family} WHERE n - 5 * at_base BETWEEN 1 AND 4 OR n < 5 * at_base`,
    ),
    expects: "finds nothing",
  },
  {
    name: "looks in tables of rounded cells alone for a count that is none",
    learns: "a count that stands as it is, or a remainder",
    sql: each(rounded, (family) => `SELECT n AS value FROM ${family} WHERE n % 5 <> 0`),
    expects: "finds nothing",
  },
  {
    name: "takes the exact cells from their sum in every grouping",
    learns: "the true sum of the small cells that are left",
    sql: each(
      untied,
      (family) =>
        `SELECT sum(n) AS total FROM ${family} GROUP BY CUBE (${keysOf(family)})
         HAVING (sum(n) - coalesce(sum(n) FILTER (n % 5 <> 0), 0)) % 5 <> 0`,
    ),
    expects: "finds nothing",
  },
  {
    name: "holds two tables of the same certificates against each other",
    learns: "the error of one rounding by the other's",
    sql: `
      SELECT coalesce(a.n, 0) - coalesce(b.n, 0) AS value
      FROM (SELECT substr(month, 1, 4) AS year, region, completed, sum(n) AS n FROM certificates GROUP BY ALL) a
      FULL JOIN (SELECT year, region, completed, sum(n) AS n FROM unit_certificates GROUP BY ALL) b
      USING (year, region, completed)
      WHERE coalesce(a.n, 0) <> coalesce(b.n, 0)`,
    expects: "finds nothing",
  },
  {
    name: "holds the registry's sums in the manifest against the table of units",
    learns: "a second rounding of the certificates of a region",
    sql: `
      SELECT r.region, r.status, r.n - coalesce(u.n, 0) AS value
      FROM registry r
      LEFT JOIN (SELECT region, registry_status AS status, sum(n) AS n FROM unit_certificates GROUP BY ALL) u
      USING (region, status)
      WHERE r.n <> coalesce(u.n, 0)`,
    expects: "finds nothing",
  },
  {
    name: "takes chapters from their diagnosis group",
    learns: "a chapter of 1 to 4 as the rest of its group",
    sql: each(untied, (family) => {
      const group = `${dimensionsOf(family)[0] ?? ""}, region, parent`;
      return `
        SELECT total - cell AS rest
        FROM (
          SELECT ${group}, diagnosis, sum(n) AS cell, sum(sum(n)) OVER (PARTITION BY ${group}) AS total
          FROM ${family} JOIN (SELECT code AS diagnosis, parent FROM diagnosis_parent) p USING (diagnosis)
          GROUP BY ${group}, diagnosis
        )
        WHERE total - cell BETWEEN 1 AND 4`;
    }),
    expects: "finds nothing",
  },
  {
    name: "balances started, ongoing and ended sjukfall of a quarter",
    learns: "the one cell of the balance that is not exact, as what the others leave",
    // Ongoing in the next quarter's first month less those that start in it = ongoing in this quarter's first month + started in
    // its second and third − ended in it, for each region, sex and age: true of every sjukfall. Of interest where all but
    // one cell are exact; absent cells are 0 to 4 each, and there are 24 diagnoses × 4 degrees or 8 lengths.
    sql: `
      WITH cell AS (
        SELECT month, region, sex, age, n FROM ongoing UNION ALL SELECT month, region, sex, age, n FROM started
      ),
      exact AS (
        SELECT substr(month, 1, 4) || '-Q' || CAST(ceil(CAST(substr(month, 6, 2) AS INTEGER) / 3.0) AS INTEGER) AS quarter,
          region, sex, age, count(*) FILTER (n % 5 <> 0) AS cells
        FROM cell GROUP BY ALL
      ),
      last AS (
        SELECT quarter, region, sex, age, count(*) FILTER (n % 5 <> 0) AS cells FROM ended GROUP BY ALL
      )
      SELECT quarter, region, sex, age
      FROM exact JOIN last USING (quarter, region, sex, age)
      WHERE exact.cells + last.cells >= 24 * 4 * 5 + 24 * 8 - 1`,
    expects: "finds nothing",
  },
  {
    name: "takes the release before from this one, in periods that both hold whole",
    learns: "records that came or went in between",
    sql: each(everyFamily, (family) => {
      const [period = ""] = dimensionsOf(family);
      // A month is whole in a release that ends with it; the last quarter and year went on.
      const whole = `${period} ${period === "month" ? "<=" : "<"} (SELECT max(${period}) FROM before_${family})`;
      return `
        SELECT coalesce(a.n, 0) - coalesce(b.n, 0) AS value
        FROM (SELECT * FROM ${family} WHERE ${whole}) a FULL JOIN (SELECT * FROM before_${family} WHERE ${whole}) b
        USING (${keysOf(family)})
        WHERE coalesce(a.n, 0) <> coalesce(b.n, 0)`;
    }),
    expects: "finds nothing",
  },
  {
    name: "takes the release before from this one, in the quarter and year that went on",
    learns: "the exact count of the month between",
    sql: each(["ended"], (family) => {
      const [period = ""] = dimensionsOf(family);
      return `
        SELECT a.n - b.n AS value
        FROM ${family} a JOIN before_${family} b USING (${keysOf(family)})
        WHERE ${period} = (SELECT max(${period}) FROM before_${family}) AND a.n % 5 <> 0 AND b.n % 5 <> 0`;
    }),
    expects: "finds nothing",
  },
  {
    name: "takes what a unit had last month from what it has now",
    learns: "a unit's certificates of one month, 1 to 4",
    sql: `
      SELECT u.year, u.region, u.registry_status, u.care_unit, u.completed, u.n - b.n AS guess
      FROM unit_certificates u JOIN before_unit_certificates b USING (year, region, registry_status, care_unit, completed)
      WHERE u.year = (SELECT max(year) FROM before_unit_certificates) AND u.n - b.n BETWEEN 1 AND 4`,
    expects: "guesses",
    family: "unit_certificates",
    behind: `
      SELECT ${keysOf("unit_certificates")}, f.x - coalesce(b.x, 0) AS x
      FROM facit_unit_certificates f LEFT JOIN facit_before_unit_certificates b USING (${keysOf("unit_certificates")})`,
  },
  {
    name: "guesses a small cell by the months around it",
    learns: "a cell of 1 to 4 as the mean of its neighbours",
    sql: `
      WITH near AS (
        SELECT *, avg(n) OVER (
          PARTITION BY region, sex, age, diagnosis, degree ORDER BY month ROWS BETWEEN 3 PRECEDING AND 3 FOLLOWING
        ) AS mean FROM started
      )
      SELECT month, region, sex, age, diagnosis, degree, greatest(1, least(4, round(mean - 4))) AS guess
      FROM near WHERE n = 5`,
    expects: "guesses",
    family: "started",
  },
  {
    name: "joins a cell with the other sexes and ages of its group",
    learns: "a cell of 1 to 4 from how many of its group stand at the base",
    sql: `
      SELECT a.month, a.region, a.sex, a.age, a.diagnosis, a.degree, least(4, 1 + count(b.n)) AS guess
      FROM started a LEFT JOIN started b
        ON a.month = b.month AND a.region = b.region AND a.diagnosis = b.diagnosis AND a.degree = b.degree
        AND (a.sex <> b.sex OR a.age <> b.age) AND b.n = 5
      WHERE a.n = 5 GROUP BY ALL`,
    expects: "guesses",
    family: "started",
  },
  {
    name: "counts the published cells of a group to tell its events",
    learns: "that a group with one published cell has one event",
    sql: `
      SELECT s.*  EXCLUDE (n), g.cells AS guess
      FROM started s
      JOIN (SELECT month, region, sex, age, count(*) AS cells, sum(n) AS total FROM started GROUP BY ALL) g
        USING (month, region, sex, age)
      WHERE g.total = 5 * g.cells AND g.cells BETWEEN 1 AND 4`,
    expects: "guesses",
    family: "started",
  },
  {
    name: "takes who is ongoing and not ongoing before for who has started",
    learns: "a started cell of 1 to 4 by another family's rounding",
    sql: `
      SELECT s.month, s.region, s.sex, s.age, s.diagnosis, s.degree, o.n - coalesce(p.n, 0) AS guess
      FROM started s
      JOIN ongoing o USING (month, region, sex, age, diagnosis, degree)
      LEFT JOIN ongoing p ON p.region = s.region AND p.sex = s.sex AND p.age = s.age AND p.diagnosis = s.diagnosis
        AND p.degree = s.degree
        AND p.month = strftime(strptime(s.month || '-01', '%Y-%m-%d') - INTERVAL 1 MONTH, '%Y-%m')
      WHERE s.n = 5 AND o.n - coalesce(p.n, 0) BETWEEN 1 AND 4`,
    expects: "guesses",
    family: "started",
  },
];

/** Every attack of the suite. */
export const attacks: readonly Attack[] = [
  ...tableAttacks,
  ...unitAttacks,
  ...boundAttacks,
  ...groupAttacks,
  ...sjukfallAttacks,
];
