import {day} from "../../model/day.ts";
import {regions} from "../../model/places.ts";
import {country} from "./country.ts";
import {diagnosisAgeBands} from "./diagnoses.ts";
import {classOfDraw, classTicks, coldMonths, diagnosisKey, placeTicks, startTicks} from "./lookups.ts";
import {growthDays, planted} from "./planted.ts";
import {extractDay, keptFromDay} from "./time.ts";
import {kindOfDraw} from "./units.ts";

/** Persons from `from` to `to`, both included: a country too large for memory is made part by part. */
export interface Persons {
  readonly from: number;
  readonly to: number;
}

/** A case for each step of a list "from so many days", the last step first. */
function byDays(of: string, steps: readonly (readonly [number, ...number[]])[], column: number): string {
  return steps
    .toReversed()
    .map((step) => `WHEN ${of} >= ${step[0]} THEN ${step[column] ?? 0}`)
    .join(" ");
}

const placeOf = (code: string) => regions().findIndex((region) => region.code === code);

/** SQL for the share of the growing region's sjukfall that come about, per mille, by their first day. */
function growthKept(): string {
  const {size, per, from, region} = planted("growing-region");
  const least = Math.round((1000 * per) / (per + size));
  const since = `(start_day - ${from ?? day("2023-07-01")})`;
  return `place <> ${placeOf(region)} OR synthetic_below(key, 15, 1000) < ${least} + (${1000 - least} * greatest(0, least(${growthDays}, ${since}))) // ${growthDays}`;
}

/**
 * SQL that makes `synthetic_sjukfall`: what will come about, before any certificate is written. A person's sjukfall
 * are drawn in the first quarters of different thirds of the time line, so that only long ones overlap. `person_key` and `key` are what
 * everything below draws from. A sjukfall has a unit of its own, and lasts as long as its diagnosis, unit and region say.
 */
export function makeSyntheticSjukfall(options: {persons: Persons; seed: number}): string {
  const times = country.repeatShares.length;
  const third = Math.floor(startTicks / times);
  const slots = country.repeatShares.map((share, slot) => `(${slot}, ${share})`).join(", ");
  const bands = diagnosisAgeBands.map((last) => `(age > ${last})::INTEGER`).join(" + ");
  const [youngest, oldest] = country.ageRange;
  const [slowest, paceSteps] = country.pace;
  const long = planted("long-f43");
  const [f, m, other] = country.chapterChangeByClass;
  const change = `CASE ${byDays("p.days", country.chapterChange, 1)} ELSE 0 END`;
  const changeMen = `CASE ${byDays("p.days", country.chapterChange, 2)} ELSE 0 END`;
  const ofClass = `CASE WHEN class < 2 THEN ${f} WHEN class = 2 THEN ${m} ELSE ${other} END`;
  const diagnosis = (name: string) =>
    diagnosisKey({class: name, isMan: "is_man::INTEGER", band: "band", cold: "cold::INTEGER"});
  return `
CREATE OR REPLACE TEMP TABLE synthetic_turn AS
WITH person AS (
  SELECT range AS person, synthetic_mix((synthetic_mix(range) + ${options.seed}::BIGINT * 747796405) & 4294967295) AS person_key
  FROM range(${options.persons.from}, ${options.persons.to + 1})
),
turn AS (
  SELECT person * ${times} + slot AS sjukfall, person, slot, person_key, synthetic_draw(person_key, 100 + slot) AS key
  FROM person CROSS JOIN (VALUES ${slots}) turn(slot, share)
  WHERE synthetic_below(person_key, slot, 1000) < share
)
SELECT t.*, CAST(s.value AS INTEGER) AS start_day
FROM turn t
JOIN synthetic_start s ON s.tick =
  (synthetic_below(t.person_key, 12, ${startTicks}) + t.slot * ${third} + synthetic_below(t.key, 1, ${Math.floor(third / 4)})) % ${startTicks}
-- Most of the early ones are over before the first month whatever they are of: no unit makes a sjukfall twice as long.
JOIN synthetic_longest l ON l.tick = synthetic_below(t.key, 5, 1000)
WHERE s.value + 2 * l.days > ${keptFromDay};

CREATE OR REPLACE TEMP TABLE synthetic_sjukfall AS
WITH placed AS (
  SELECT t.*, r.value // 2 AS place, r.value % 2 = 1 AS is_man,
    CAST(${day("2022-12-31")} - (a.value * 1461) // 4 - synthetic_below(t.person_key, 14, 365) AS INTEGER) AS born_day
  FROM synthetic_turn t
  JOIN synthetic_person_draw r ON r.tick = synthetic_below(t.person_key, 11, ${placeTicks})
  JOIN synthetic_age a ON a.tick = synthetic_below(t.person_key, 13, 1000)
),
aged AS (
  SELECT *, (start_day - born_day) * 4 // 1461 AS age FROM placed WHERE ${growthKept()}
),
banded AS (
  SELECT *, ${bands} AS band, month(DATE '1970-01-01' + start_day) IN (${coldMonths}) AS cold
  FROM aged WHERE age BETWEEN ${youngest} AND ${oldest}
),
classed AS (
  SELECT b.*, ${classOfDraw(`synthetic_below(b.key, 16, ${classTicks})`, "c")} AS class
  FROM banded b
  JOIN synthetic_class c ON c.key = (b.place * 2 + b.is_man::INTEGER) * ${diagnosisAgeBands.length + 1} + b.band
),
kept AS (
  SELECT c.*, d.code AS diagnosis_0, ${kindOfDraw("synthetic_below(c.key, 17, 1000)", "k")} AS kind, l.days AS usual_days
  FROM classed c
  JOIN synthetic_diagnosis_draw x ON x.tick = ${diagnosis("c.class")} * 1000 + synthetic_below(c.key, 2, 1000)
  JOIN synthetic_diagnosis d ON d.diagnosis = x.value
  JOIN synthetic_length l ON l.tick = d.profile * 1000 + synthetic_below(c.key, 5, 1000)
  JOIN synthetic_kind k ON k.class = c.class
),
housed AS (
  -- A person has one vårdcentral; other units are the sjukfall's own.
  SELECT k.*, s.number,
    CAST(greatest(1, least(${country.longestDays}, k.usual_days * u.length
      * CASE WHEN k.place = ${placeOf(long.region)} AND k.class = 0 THEN ${long.size} ELSE ${long.per} END // ${1000 * long.per})) AS INTEGER) AS days
  FROM kept k
  JOIN synthetic_ward w ON w.place = k.place AND w.kind = k.kind
  JOIN synthetic_slot s ON s.slot = w.first + synthetic_below(CASE WHEN k.kind = 0 THEN k.person_key ELSE k.key END, 20, w.slots)
  JOIN synthetic_unit u ON u.number = s.number
),
paced AS (
  SELECT *, ${slowest} + synthetic_below(key, 12, ${paceSteps + 1}) AS pace
  FROM housed WHERE start_day + days > ${keptFromDay} AND start_day <= ${extractDay}
),
counted AS (
  SELECT p.*, n.certificates, synthetic_below(p.key, 18, 100000) AS change_draw,
    CASE WHEN is_man THEN ${changeMen} ELSE ${change} END * ${ofClass} AS change_share
  FROM paced p JOIN synthetic_chain_count n ON n.days = (p.days * 100 + p.pace - 1) // p.pace
),
changing AS (
  SELECT c.*,
    CASE
      WHEN c.certificates < 2 THEN NULL
      WHEN c.change_draw < c.change_share THEN ${classOfDraw(`synthetic_below(c.key, 19, ${classTicks})`, "t")}
      WHEN c.change_draw < c.change_share + ${country.ownChapterChangeShare * 100}
        THEN CASE c.class WHEN 0 THEN 1 WHEN 1 THEN 0 WHEN 2 THEN 2 END
    END AS next_class
  FROM counted c
  JOIN synthetic_class_change t ON t.key = c.class * 2 + c.is_man::INTEGER
),
changed AS (
  SELECT c.*, coalesce(d.code, c.diagnosis_0) AS diagnosis_1,
    CASE WHEN c.next_class IS NULL THEN 99 ELSE 1 + synthetic_below(c.key, 4, c.certificates - 1) END AS changes_at
  FROM changing c
  LEFT JOIN synthetic_diagnosis_draw x
    ON x.tick = ${diagnosis("c.next_class")} * 1000 + synthetic_below(c.key, 3, 1000)
  LEFT JOIN synthetic_diagnosis d ON d.diagnosis = x.value
),
stepped AS (
  SELECT d.*, p.degree_0, p.degree_1, p.degree_2,
    synthetic_below(key, 7, 1000) < CASE ${byDays("d.days", country.degreeSteps, 1)} END AS steps,
    synthetic_below(key, 8, 1000) < ${country.secondStepShare} AS steps_twice,
    synthetic_below(key, 9, 1000) < ${country.stepInsideShare} AS steps_inside,
    start_day + days * (40 + synthetic_below(key, 10, 36)) // 100 AS step_1
  FROM changed d
  JOIN synthetic_plan_draw x ON x.tick = synthetic_below(d.key, 6, 1000)
  JOIN synthetic_plan p ON p.plan = x.value
)
SELECT sjukfall, person, key, place, kind, number, is_man, born_day, start_day, days, pace, diagnosis_0, diagnosis_1,
  changes_at, steps_inside, degree_0, degree_1, degree_2,
  CASE WHEN steps THEN CAST(step_1 AS INTEGER) END AS step_1,
  CASE WHEN steps AND steps_twice AND degree_1 <> degree_2
    THEN CAST(step_1 + 1 + (start_day + days - step_1) * (30 + synthetic_below(key, 11, 41)) // 100 AS INTEGER)
  END AS step_2
FROM stepped;`;
}
