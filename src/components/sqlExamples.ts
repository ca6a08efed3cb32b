import type {SqlTable} from "./sqlTables.js";

/** A query to begin with. */
export interface SqlExample {
  readonly title: string;
  readonly sql: string;
}

const all: readonly (SqlExample & {readonly reads: readonly string[]})[] = [
  {
    title: "Startade sjukfall varje månad, efter kön",
    reads: ["started", "codes_sex"],
    sql: `SELECT month, codes_sex.title AS kon, sum(n) AS antal
FROM started JOIN codes_sex ON started.sex = codes_sex.code
WHERE sex <> 'U'
GROUP BY month, codes_sex.title
ORDER BY month, kon`,
  },
  {
    title: "Psykiska diagnoser som andel av de startade sjukfallen, efter region",
    reads: ["started", "codes_diagnosis", "codes_region"],
    sql: `SELECT codes_region.title AS region,
  sum(n) FILTER (WHERE codes_diagnosis.parent = 'mental') / sum(n) AS andel,
  sum(n) AS alla
FROM started
JOIN codes_diagnosis ON started.diagnosis = codes_diagnosis.code
JOIN codes_region ON started.region = codes_region.code
WHERE region <> '00'
GROUP BY codes_region.title
ORDER BY codes_region.title`,
  },
  {
    title: "Startade sjukfall per 1 000 invånare, efter region och år",
    reads: ["started", "population", "codes_region"],
    sql: `WITH sjukfall AS (
  -- Bara hela år: de som har tolv månader i tabellen.
  SELECT region, left(month, 4) AS ar, sum(n) AS antal FROM started
  WHERE left(month, 4) IN (
    SELECT left(month, 4) FROM started GROUP BY 1 HAVING count(DISTINCT month) = 12
  )
  GROUP BY ALL
), invanare AS (
  SELECT region, sum(n) AS antal FROM population
  WHERE year = (SELECT max(year) FROM population)
  GROUP BY region
)
SELECT codes_region.title AS region, ar, 1000 * sjukfall.antal / invanare.antal AS per_1000
FROM sjukfall JOIN invanare USING (region)
JOIN codes_region ON region = codes_region.code
ORDER BY region, ar`,
  },
  {
    title: "Hur länge sjukfallen varar, efter diagnosgrupp",
    reads: ["ended", "codes_diagnosis"],
    sql: `SELECT codes_diagnosis.parent_title AS grupp,
  sum(n) FILTER (WHERE length NOT IN ('1-14', '15-30', '31-60', '61-90')) / sum(n) AS mer_an_90_dagar,
  sum(n) AS avslutade
FROM ended JOIN codes_diagnosis ON ended.diagnosis = codes_diagnosis.code
WHERE codes_diagnosis.parent_title IS NOT NULL
GROUP BY grupp
ORDER BY mer_an_90_dagar DESC`,
  },
  {
    title: "Andel intyg som Försäkringskassan bett att få kompletterade, månad för månad",
    reads: ["certificates"],
    sql: `SELECT month, sum(n) FILTER (WHERE completed = '1') / sum(n) AS andel, sum(n) AS intyg
FROM certificates
GROUP BY month
ORDER BY month`,
  },
  {
    title: "Hur många celler som kan vara avrundade, i en tabell",
    reads: ["started"],
    sql: `SELECT n, count(*) AS celler
FROM started
GROUP BY n
ORDER BY n
LIMIT 20`,
  },
];

/** The examples whose tables the release has. */
export function sqlExamples(tables: readonly SqlTable[]): readonly SqlExample[] {
  const names = new Set(tables.map(({name}) => name));
  return all.filter(({reads}) => reads.every((name) => names.has(name)));
}
