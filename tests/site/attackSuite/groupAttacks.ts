import type {Attack} from "./attack.ts";
import {type Family, keysOf} from "./families.ts";

const quarterOf = (month: string) =>
  `substr(${month}, 1, 4) || '-Q' || CAST(ceil(CAST(substr(${month}, 6, 2) AS INTEGER) / 3.0) AS INTEGER)`;
const least = (n: string) => `greatest(${n} - 4, CASE WHEN ${n} > 0 THEN 1 ELSE 0 END)`;

/** At least so many certificates of a quarter and region were asked about, or were not: exact cells, and what the rounded ones are at least. */
const certificatesAtLeast = `
  SELECT ${quarterOf("month")} AS quarter, region, completed,
    sum(CASE WHEN n % 5 <> 0 THEN n ELSE ${least("n")} END) AS at_least
  FROM certificates GROUP BY ALL`;

/** Tables of the same certificates in other groups, held against the table of certificates and each other. */
export const groupAttacks: readonly Attack[] = [
  {
    name: "bounds certificates that nobody asked about by the table of certificates",
    learns: "a version's certificates that can be nothing but 1 to 4",
    // One cell a version: never asked about, not answered.
    sql: `
      WITH shown AS (
        SELECT quarter, region, v.version, coalesce(r.n, 0) AS n
        FROM (SELECT DISTINCT quarter, region FROM requests) CROSS JOIN (SELECT unnest(['1', '2']) AS version) v
        LEFT JOIN (SELECT * FROM requests WHERE completed = '0') r USING (quarter, region, version)
      )
      SELECT a.*, c.at_least FROM shown a JOIN shown b USING (quarter, region)
      JOIN (SELECT * FROM (${certificatesAtLeast}) WHERE completed = '0') c USING (quarter, region)
      WHERE a.version <> b.version AND a.n = 0 AND c.at_least - (b.n + 4) >= 1`,
    expects: "finds nothing",
  },
  {
    name: "bounds certificates by their place in the sjukfall by the table of certificates",
    learns: "a place's certificates that can be nothing but 1 to 4",
    sql: `
      WITH place AS (SELECT unnest(['none', '1', '2', '3', '4-']) AS number),
      shown AS (
        SELECT quarter, region, number, coalesce(r.n, 0) AS n
        FROM (SELECT DISTINCT quarter, region FROM request_numbers) CROSS JOIN place
        LEFT JOIN (SELECT * FROM request_numbers WHERE times_asked = '0') r USING (quarter, region, number)
      )
      SELECT s.*, c.at_least
      FROM (SELECT *, sum(n + 4) OVER (PARTITION BY quarter, region) AS at_most FROM shown) s
      JOIN (SELECT * FROM (${certificatesAtLeast}) WHERE completed = '0') c USING (quarter, region)
      WHERE s.n = 0 AND c.at_least - (s.at_most - 4) >= 1`,
    expects: "finds nothing",
  },
  {
    name: "takes the months that are exact from their quarter",
    learns: "the asked about of a month, as what two rounded tables leave",
    sql: `
      WITH month AS (
        SELECT ${quarterOf("month")} AS quarter, month, region, completed, sum(n) AS n,
          bool_and(n % 5 <> 0) AS is_exact
        FROM certificates GROUP BY ALL
      )
      SELECT quarter, region, completed FROM month
      GROUP BY ALL HAVING count(*) = 3 AND count(*) FILTER (is_exact) >= 2`,
    expects: "finds nothing",
  },
  {
    name: "takes the other answers from the certificates of a quarter, region and version",
    learns: "a cell of treatment, prognosis and contact by the rounding of requests",
    sql: restOf("return_support", ["quarter", "region", "version"], "requests"),
    expects: "guesses",
    family: "return_support",
  },
  {
    name: "takes the other places in the sjukfall from the certificates that were asked about",
    learns: "the certificates of a place that were asked about, by the rounding of requests",
    sql: restOf("request_numbers", ["quarter", "region"], "requests", {
      own: "times_asked <> '0'",
      others: "completed = '1'",
    }),
    expects: "guesses",
    family: "request_numbers",
  },
  {
    name: "takes the other questions from the certificates that were asked about",
    learns: "the certificates with a question, where most have one",
    sql: restOf("request_questions", ["quarter", "region", "version"], "requests", {
      others: "completed = '1'",
    }),
    expects: "guesses",
    family: "request_questions",
  },
  {
    name: "takes the other measures from the certificates of a quarter, region and version",
    learns: "the certificates with a measure, where most have one",
    sql: restOf("measures", ["quarter", "region", "version"], "return_support"),
    expects: "guesses",
    family: "measures",
  },
];

/** Guesses each cell at the base of a table as what the sum of another leaves when the other cells are taken away. */
function restOf(
  family: Family,
  over: readonly string[],
  from: Family,
  {own = "true", others = "true"}: {own?: string; others?: string} = {},
): string {
  const keys = over.join(", ");
  return `
    SELECT ${keysOf(family)}, greatest(1, least(4, total - (published - n))) AS guess
    FROM (SELECT *, sum(n) OVER (PARTITION BY ${keys}) AS published FROM ${family} WHERE ${own})
    JOIN (SELECT ${keys}, sum(n) AS total FROM ${from} WHERE ${others} GROUP BY ALL) USING (${keys})
    WHERE n = 5`;
}
