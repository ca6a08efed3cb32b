import {day} from "../../model/day.ts";
import {
  ageRange,
  degreeSteps,
  diagnosisAgeBands,
  keptFromDay,
  pace,
  repeatShares,
  secondStepShare,
  stepInsideShare,
  syntheticExtractDate,
  womenShare,
} from "./assumptions.ts";
import {startTicks} from "./lookups.ts";

/**
 * SQL that makes `synthetic_sjukfall`: what will come about, before any certificate is written. A person's sjukfall
 * are drawn in different thirds of the time line, so that they seldom overlap. `person_key` and `key` are what
 * everything below draws from.
 */
export function makeSyntheticSjukfall(options: {persons: number; seed: number}): string {
  const times = repeatShares.length;
  const third = Math.floor(startTicks / times);
  const slots = repeatShares.map((share, slot) => `(${slot}, ${share})`).join(", ");
  const bands = diagnosisAgeBands.map((last) => `(age > ${last})::INTEGER`).join(" + ");
  const steps = degreeSteps.toReversed().map(({fromDays, share}) => `WHEN days >= ${fromDays} THEN ${share}`);
  return `
CREATE OR REPLACE TEMP TABLE synthetic_turn AS
WITH person AS (
  SELECT range AS person, synthetic_mix((synthetic_mix(range) + ${options.seed}::BIGINT * 747796405) & 4294967295) AS person_key
  FROM range(1, ${options.persons + 1})
)
SELECT person * ${times} + slot AS sjukfall, person, slot, person_key, synthetic_draw(person_key, 100 + slot) AS key
FROM person CROSS JOIN (VALUES ${slots}) turn(slot, share)
WHERE synthetic_below(person_key, slot, 1000) < share;

CREATE OR REPLACE TEMP TABLE synthetic_sjukfall AS
WITH placed AS (
  SELECT t.sjukfall, t.person, t.person_key, t.key, CAST(s.value AS INTEGER) AS start_day, r.value AS place,
    synthetic_below(t.person_key, 10, 1000) >= ${womenShare} AS is_man,
    CAST(${day("2022-12-31")} - (a.value * 1461) // 4 - synthetic_below(t.person_key, 14, 365) AS INTEGER) AS born_day
  FROM synthetic_turn t
  JOIN synthetic_start s ON s.tick =
    (synthetic_below(t.person_key, 12, ${startTicks}) + t.slot * ${third} + synthetic_below(t.key, 1, ${third})) % ${startTicks}
  JOIN synthetic_region_draw r ON r.tick = synthetic_below(t.person_key, 11, 10000)
  JOIN synthetic_age a ON a.tick = synthetic_below(t.person_key, 13, 1000)
),
aged AS (
  SELECT *, (start_day - born_day) * 4 // 1461 AS age FROM placed
),
keyed AS (
  SELECT *, (((is_man::INTEGER * 5 + ${bands}) * 12 + month(DATE '1970-01-01' + start_day) - 1) * 1000) AS diagnosis_key
  FROM aged WHERE age BETWEEN ${ageRange.from} AND ${ageRange.to}
),
diagnosed AS (
  SELECT k.*, d.code AS diagnosis_0, e.code AS diagnosis_1, c.value AS changes_at, CAST(l.days AS INTEGER) AS days
  FROM keyed k
  JOIN synthetic_diagnosis_draw x ON x.tick = k.diagnosis_key + synthetic_below(k.key, 2, 1000)
  JOIN synthetic_diagnosis d ON d.diagnosis = x.value
  JOIN synthetic_diagnosis_draw y ON y.tick = k.diagnosis_key + synthetic_below(k.key, 3, 1000)
  JOIN synthetic_diagnosis e ON e.diagnosis = y.value
  JOIN synthetic_change c ON c.tick = synthetic_below(k.key, 4, 1000)
  JOIN synthetic_length l ON l.tick = d.profile * 1000 + synthetic_below(k.key, 5, 1000)
  WHERE k.start_day + l.days > ${day(keptFromDay)} AND k.start_day <= ${day(syntheticExtractDate)}
),
stepped AS (
  SELECT d.*, p.degree_0, p.degree_1, p.degree_2,
    synthetic_below(key, 7, 1000) < CASE ${steps.join(" ")} END AS steps,
    synthetic_below(key, 8, 1000) < ${secondStepShare} AS steps_twice,
    synthetic_below(key, 9, 1000) < ${stepInsideShare} AS steps_inside,
    start_day + days * (40 + synthetic_below(key, 10, 36)) // 100 AS step_1,
    ${pace.from} + synthetic_below(key, 12, ${pace.steps + 1}) AS pace
  FROM diagnosed d
  JOIN synthetic_plan_draw x ON x.tick = synthetic_below(d.key, 6, 1000)
  JOIN synthetic_plan p ON p.plan = x.value
)
SELECT sjukfall, person, person_key, key, place, is_man, born_day, start_day, days, pace, diagnosis_0, diagnosis_1,
  changes_at, steps_inside, degree_0, degree_1, degree_2,
  CASE WHEN steps THEN CAST(step_1 AS INTEGER) END AS step_1,
  CASE WHEN steps AND steps_twice AND degree_1 <> degree_2
    THEN CAST(step_1 + 1 + (start_day + days - step_1) * (30 + synthetic_below(key, 11, 41)) // 100 AS INTEGER)
  END AS step_2
FROM stepped;`;
}
