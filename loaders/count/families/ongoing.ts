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
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree"],
  rows: () => `
WITH touched AS (
  SELECT p.spell, p.period_no, p.from_month, s.step
  FROM period_position p JOIN position_step s ON s.steps = p.to_month - p.from_month + 1
),
latest AS (
  SELECT spell, from_month + step AS month, max(period_no) AS period_no
  FROM touched GROUP BY spell, from_month + step
)
SELECT l.month, s.region, s.sex, s.age, p.diagnosis, p.degree, s.person
FROM latest l
JOIN period_position p ON p.period_no = l.period_no
JOIN sjukfall_position s ON s.spell = l.spell`,
};
