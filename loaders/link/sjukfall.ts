import type {Day} from "../model/day.ts";
import {followedTo} from "./followedTo.ts";
import {levelShift} from "./diagnosisKeys.ts";

/**
 * SELECT of `sjukfall` from `sjukfall_period`. The periods that begin a sjukfall stand in order, and each knows how the
 * sjukfall before it ended: `lag` brings that one's beginning to it. No period is sorted or grouped, but for the few that
 * change something.
 */
export function makeSjukfall(options: {maxGap: number; extractDay: Day}): string {
  const changes = (level: string, shift: number) =>
    `CAST(count(CASE WHEN diagnosis >> ${shift} <> before >> ${shift} THEN 1 END) AS INTEGER) AS ${level}_changes`;
  // Not `lead`, which would say the same more simply: where a join follows it, DuckDB 1.5.5 gives the last rows twice.
  return `
WITH beginning AS (
  SELECT lag(spell) OVER () AS spell, lag(person) OVER () AS person, lag(from_day) OVER () AS start_day,
    lag(sex) OVER () AS sex, lag(born) OVER () AS born, lag(unit_place) OVER () AS unit_place,
    lag(diagnosis) OVER () AS diagnosis_first, lag(degree) OVER () AS degree_first,
    reached_before, diagnosis_before, degree_before, period_no
  FROM sjukfall_period WHERE period_no = spell
),
ended AS (
  SELECT spell, person, start_day, reached_before AS end_day, sex, born, unit_place, diagnosis_first,
    diagnosis_before AS diagnosis_last, degree_first, degree_before AS degree_last, period_no - spell AS periods
  FROM beginning WHERE spell IS NOT NULL
  UNION ALL
  -- Nothing begins after the last sjukfall: it ends with the last period.
  SELECT f.spell, f.person, f.from_day, (SELECT max(to_day) FROM sjukfall_period WHERE spell = (SELECT max(spell) FROM sjukfall_period)), f.sex, f.born,
    f.unit_place, f.diagnosis, l.diagnosis, f.degree, l.degree, l.period_no + 1 - f.spell
  FROM sjukfall_period f CROSS JOIN sjukfall_period l
  WHERE f.period_no = (SELECT max(spell) FROM sjukfall_period)
    AND l.period_no = (SELECT max(period_no) FROM sjukfall_period)
),
further AS (
  SELECT spell, CAST(sum(greatest(0, from_day - reached_before - 1)) AS INTEGER) AS uncovered,
    CAST(count(CASE WHEN NOT opens THEN 1 END) AS INTEGER) AS unopened,
    CAST(count(CASE WHEN degree <> degree_before THEN 1 END) AS INTEGER) AS degree_changes
  FROM sjukfall_period
  WHERE period_no <> spell AND (from_day > reached_before + 1 OR NOT opens OR degree <> degree_before)
  GROUP BY spell
),
opened AS (
  SELECT spell, period_no, diagnosis, lag(diagnosis) OVER () AS before FROM sjukfall_period WHERE opens
),
changed AS (
  -- What has no valid code is unknown, and nothing is known to have changed.
  SELECT spell, ${Object.entries(levelShift)
    .map(([level, shift]) => changes(level, shift))
    .join(", ")}
  FROM opened WHERE period_no <> spell AND diagnosis <> before AND diagnosis > 0 AND before > 0
  GROUP BY spell
)
SELECT e.spell, e.person, e.start_day, e.end_day, e.end_day - e.start_day + 1 - coalesce(f.uncovered, 0) AS covered,
  CAST(e.end_day + ${options.maxGap} >= ${options.extractDay} AS INTEGER) AS is_open,
  CAST(e.start_day <= ${followedTo(options.extractDay, options.maxGap)} AS INTEGER) AS followed, e.sex, e.born, e.unit_place,
  e.diagnosis_first, e.diagnosis_last, e.degree_first, e.degree_last,
  e.periods - coalesce(f.unopened, 0) AS certificates, coalesce(f.degree_changes, 0) AS degree_changes,
  ${Object.keys(levelShift)
    .map((level) => `coalesce(c.${level}_changes, 0) AS ${level}_changes`)
    .join(", ")}
FROM ended e LEFT JOIN further f ON f.spell = e.spell LEFT JOIN changed c ON c.spell = e.spell`;
}
