import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall with a covered day in the month (prevalence). A sjukfall counts once in each month. Degree and diagnosis are
 * those of the last of its periods that touches the month, in the order of linking.
 */
export const family: Family = {
  id: "ongoing",
  title: "Pågående sjukfall",
  unit: "sjukfall",
  description:
    "Sjukfall som pågick någon dag i månaden. Region och ålder är de som gällde när sjukfallet började; diagnos och sjukskrivningsgrad är de senaste i månaden.",
  events: "ongoing",
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree"],
  // In the months before the one that the next period begins in, a period is the last; in that month it is not. Only
  // where it goes on after that month, beside the next, is there something to compare.
  rows: () => `
WITH alone AS (
  SELECT p.spell, p.from_month + s.step AS month, p.diagnosis, p.degree
  FROM period_position p
  JOIN position_step s
    ON s.steps = CASE WHEN p.next_month <= p.to_month THEN p.next_month ELSE p.to_month + 1 END - p.from_month
),
beside AS (
  SELECT p.spell, p.period_no, p.next_month + 1 + s.step AS month, p.diagnosis, p.degree
  FROM period_position p JOIN position_step s ON s.steps = p.to_month - p.next_month
  WHERE p.from_month IS NOT NULL
),
latest AS (
  SELECT b.spell, b.month, b.diagnosis, b.degree
  FROM beside b
  JOIN period_position p ON p.spell = b.spell AND p.from_month <= b.month AND p.to_month >= b.month
  GROUP BY b.spell, b.period_no, b.month, b.diagnosis, b.degree
  HAVING max(p.period_no) = b.period_no
),
ongoing AS (
  SELECT spell, month, diagnosis, degree FROM alone
  UNION ALL
  SELECT spell, month, diagnosis, degree FROM latest
)
SELECT o.month, s.region, s.sex, s.age, o.diagnosis, o.degree, s.person
FROM ongoing o JOIN sjukfall_position s ON s.spell = o.spell`,
};
