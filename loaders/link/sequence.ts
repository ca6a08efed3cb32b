// A day fits in 20 bits, so chain · 2^20 + day sorts by chain first; chains and periods of a bucket fit in the rest.
const dayBits = 20;
const days = 2 ** dayBits;
// Days before 1970 are negative: moved up, every day is a number of 20 bits.
const moved = 2 ** (dayBits - 1);
const running = "OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";

/**
 * SELECT of `sjukfall_period`, the periods of sjukfall in the order of linking, in one stream over a sorted bucket: every window runs over
 * the rows as they lie, without sorting or partitions. A running maximum of chain and last day is the greatest last day
 * so far of the same chain, since chains ascend. A period begins a sjukfall when more than `maxGap` uncovered days lie
 * between that day and its first; the number of the sjukfall, `spell`, is that of the period that begins it.
 *
 * Beside the columns that the portable form has it gives what closes the sjukfall before: `reached_before` (last day covered
 * so far in the chain of the row before), `degree_before` and `diagnosis_before` of the row before, and `opens`: whether
 * the period is its certificate's first in the sjukfall. A certificate whose periods lie far apart is opened in two.
 */
export function sequencePeriods(bucket: string, maxGap: number): string {
  return `
WITH linking AS (
  SELECT person, CAST(chain AS BIGINT) * ${days} + ${moved} AS chain_key, certificate, from_day, to_day, earlier_from, degree,
    diagnosis, sex, born, unit_place
  FROM ${bucket} WHERE links = 1
),
reached AS (
  SELECT *, row_number() OVER () AS period_no, max(chain_key + to_day) ${running} AS reach,
    lag(degree) OVER () AS degree_before, lag(diagnosis) OVER () AS diagnosis_before
  FROM linking
),
before AS (
  SELECT *, lag(reach) OVER () AS reach_before FROM reached
),
begun AS (
  SELECT *, (reach_before IS NULL OR chain_key + from_day > reach_before + ${maxGap + 1}) AS begins FROM before
),
numbered AS (
  -- In one number, since each running aggregate costs as much as all else: the period that begins, and its first day.
  SELECT *, max(CASE WHEN begins THEN period_no * ${days} + from_day + ${moved} END) ${running} AS beginning,
    -- No join follows this lead: the table is made of it, and made once.
    lead(CASE WHEN NOT begins THEN from_day END) OVER () AS next_from
  FROM begun
)
SELECT CAST(period_no AS INTEGER) AS period_no, CAST(beginning >> ${dayBits} AS INTEGER) AS spell, person, certificate, from_day,
  to_day, degree, diagnosis, CAST((reach_before & ${days - 1}) - ${moved} AS INTEGER) AS reached_before, degree_before, diagnosis_before,
  next_from,
  (earlier_from IS NULL OR earlier_from + ${moved} < (beginning & ${days - 1})) AS opens, sex, born, unit_place
FROM numbered`;
}
