import {diagnosisKeyBits, levelShift} from "./diagnosisKeys.ts";

/**
 * SQL that makes `link_row`: the periods that count, in the order of linking. The order is total (person, provider
 * where it separates, first day, last day, certificate, period), so that nothing depends on threads.
 * `earlier_from` is the first day of the same certificate's period before this one, null for its first.
 */
export function makeLinkRows(separateProviders: boolean): string {
  const provider = separateProviders ? "coalesce(c.provider, '')" : "''";
  return `
CREATE OR REPLACE TABLE link_row AS
WITH several AS (
  -- Few certificates have more than one period, and those have an ordinal above the least of all.
  SELECT DISTINCT certificate FROM period WHERE ordinal > (SELECT min(ordinal) FROM period)
),
earlier AS (
  SELECT certificate, ordinal,
    lag(from_day) OVER (PARTITION BY certificate ORDER BY from_day, to_day, ordinal) AS earlier_from
  FROM period SEMI JOIN several USING (certificate)
)
SELECT c.person, ${provider} AS provider, p.from_day, p.to_day, p.certificate, p.degree,
  coalesce(k.key, 0) AS diagnosis, e.earlier_from
FROM period p
JOIN certificate c ON c.certificate = p.certificate
LEFT JOIN diagnosis_category k ON k.category = left(c.diagnosis, 3)
LEFT JOIN earlier e ON e.certificate = p.certificate AND e.ordinal = p.ordinal
WHERE NOT EXISTS (SELECT 1 FROM excluded x WHERE x.certificate = p.certificate)
ORDER BY c.person, provider, p.from_day, p.to_day, p.certificate, p.ordinal;`;
}

// A day fits in 20 bits, so person · 2^20 + day sorts by person first; 2^43 such keys leave room in 63 bits.
const dayBits = 2 ** 20;
const running = "OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";

/**
 * SELECT that numbers the sjukfall of `link_row`, in one stream: every window runs over the table as it lies, without
 * sorting or partitions. `chain` numbers the persons (and providers, where they separate), so a running maximum of
 * chain and last day is the greatest last day so far of the same chain. A period begins a sjukfall when more than
 * `maxGap` uncovered days lie between that day and its first.
 */
export function sequencePeriods(maxGap: number): string {
  return `
WITH neighbour AS (
  SELECT *, row_number() OVER () AS period_no,
    lag(person) OVER () AS person_before, lag(provider) OVER () AS provider_before, lag(degree) OVER () AS degree_before
  FROM link_row
),
chained AS (
  SELECT *,
    count(CASE WHEN person IS DISTINCT FROM person_before THEN 1 END) ${running} AS person_no,
    count(CASE WHEN person IS DISTINCT FROM person_before OR provider <> provider_before THEN 1 END) ${running} AS chain
  FROM neighbour
),
reached AS (
  SELECT *, max(chain * ${dayBits} + to_day) ${running} AS reach FROM chained
),
before AS (
  SELECT *, lag(reach) OVER () AS reach_before, chain * ${dayBits} + from_day AS from_key FROM reached
),
begun AS (
  SELECT *, (reach_before IS NULL OR from_key > reach_before + ${maxGap} + 1) AS begins FROM before
),
numbered AS (
  SELECT *, count(CASE WHEN begins THEN 1 END) ${running} AS spell,
    max(CASE WHEN begins THEN from_key END) ${running} AS begin_key
  FROM begun
),
opened AS (
  -- A certificate whose periods lie far apart belongs to two sjukfall and is opened in each.
  SELECT *, (earlier_from IS NULL OR chain * ${dayBits} + earlier_from < begin_key) AS opens FROM numbered
),
carried AS (
  SELECT *, max(CASE WHEN opens THEN period_no * ${2 ** diagnosisKeyBits} + diagnosis END) ${running} AS carry FROM opened
),
compared AS (
  SELECT *, coalesce(lag(carry) OVER (), 0) & ${2 ** diagnosisKeyBits - 1} AS diagnosis_before FROM carried
),
known AS (
  -- What has no valid code is unknown, and nothing is known to have changed.
  SELECT *, (opens AND NOT begins AND diagnosis > 0 AND diagnosis_before > 0) AS compares FROM compared
)
SELECT CAST(period_no AS INTEGER) AS period_no, CAST(spell AS INTEGER) AS spell, CAST(person_no AS INTEGER) AS person,
  certificate, from_day, to_day, degree, diagnosis, begins, opens,
  CAST(greatest(0, reach - greatest(from_key - 1, coalesce(reach_before, 0))) AS INTEGER) AS days_added,
  (NOT begins AND degree <> degree_before) AS degree_changed,
${Object.entries(levelShift)
  .map(
    ([level, shift]) =>
      `  (compares AND diagnosis >> ${shift} <> diagnosis_before >> ${shift}) AS ${level}_changed`,
  )
  .join(",\n")}
FROM known`;
}
