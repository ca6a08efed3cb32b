import {levelShift} from "./diagnosisKeys.ts";
import type {Day} from "../model/day.ts";

/**
 * SELECT of `sjukfall` from `sequenced_period`. The periods that begin a sjukfall stand in order, so what the row before
 * the next of them says is how this one ends: no period is sorted or grouped, but for the few that change something.
 */
export function makeSjukfall(options: {maxGap: number; extractDay: Day}): string {
  const last = (column: string) =>
    `(SELECT ${column} FROM sequenced_period WHERE period_no = (SELECT max(period_no) FROM sequenced_period))`;
  const changes = (level: string, shift: number) =>
    `CAST(count(CASE WHEN diagnosis >> ${shift} <> before >> ${shift} THEN 1 END) AS INTEGER) AS ${level}_changes`;
  return `
WITH start AS (
  SELECT *, lead(period_no) OVER () AS next_no, lead(reached_before) OVER () AS reached,
    lead(degree_before) OVER () AS degree_last, lead(diagnosis_before) OVER () AS diagnosis_last
  FROM sequenced_period WHERE period_no = spell
),
-- Nothing begins after the last sjukfall: it ends with the last period.
ended AS (
  SELECT * REPLACE (
    coalesce(next_no, (SELECT max(period_no) + 1 FROM sequenced_period)) AS next_no,
    coalesce(reached, (SELECT max(to_day) FROM sequenced_period WHERE spell = (SELECT max(spell) FROM sequenced_period))) AS reached,
    coalesce(degree_last, ${last("degree")}) AS degree_last,
    coalesce(diagnosis_last, ${last("diagnosis")}) AS diagnosis_last
  )
  FROM start
),
further AS (
  SELECT spell, CAST(sum(greatest(0, from_day - reached_before - 1)) AS INTEGER) AS uncovered,
    CAST(count(CASE WHEN NOT opens THEN 1 END) AS INTEGER) AS unopened,
    CAST(count(CASE WHEN degree <> degree_before THEN 1 END) AS INTEGER) AS degree_changes
  FROM sequenced_period
  WHERE period_no <> spell AND (from_day > reached_before + 1 OR NOT opens OR degree <> degree_before)
  GROUP BY spell
),
opened AS (
  SELECT spell, period_no, diagnosis, lag(diagnosis) OVER () AS before FROM sequenced_period WHERE opens
),
changed AS (
  -- What has no valid code is unknown, and nothing is known to have changed.
  SELECT spell, ${Object.entries(levelShift)
    .map(([level, shift]) => changes(level, shift))
    .join(", ")}
  FROM opened WHERE period_no <> spell AND diagnosis <> before AND diagnosis > 0 AND before > 0
  GROUP BY spell
)
SELECT e.spell, e.person, e.from_day AS start_day, e.reached AS end_day,
  e.reached - e.from_day + 1 - coalesce(f.uncovered, 0) AS covered,
  CAST(e.reached + ${options.maxGap} >= ${options.extractDay} AS INTEGER) AS is_open, e.sex, e.born, e.unit_place,
  e.diagnosis AS diagnosis_first, e.diagnosis_last, e.degree AS degree_first, e.degree_last,
  e.next_no - e.period_no - coalesce(f.unopened, 0) AS certificates, coalesce(f.degree_changes, 0) AS degree_changes,
  ${Object.keys(levelShift)
    .map((level) => `coalesce(c.${level}_changes, 0) AS ${level}_changes`)
    .join(", ")}
FROM ended e LEFT JOIN further f ON f.spell = e.spell LEFT JOIN changed c ON c.spell = e.spell`;
}
