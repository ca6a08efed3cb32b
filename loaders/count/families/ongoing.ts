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
  sql: () => `
WITH span AS (
  SELECT min(day) AS first_day, max(day) AS last_day FROM position_day
),
touched AS (
  SELECT p.spell, p.period_no, f.month AS from_month, t.month AS to_month
  FROM sjukfall_period p CROSS JOIN span
  JOIN position_day f ON f.day = greatest(p.from_day, first_day)
  JOIN position_day t ON t.day = least(p.to_day, last_day)
  WHERE p.from_day <= last_day AND p.to_day >= first_day
),
month AS (
  SELECT spell, period_no, unnest(range(from_month, to_month + 1)) AS month FROM touched
),
latest AS (
  SELECT spell, month, max(period_no) AS period_no FROM month GROUP BY spell, month
)
SELECT CAST(l.month AS INTEGER) AS month, s.region, s.sex, s.age, k.position AS diagnosis, g.position AS degree,
  count(*) AS n, count(DISTINCT s.person) AS persons
FROM latest l
JOIN sjukfall_period p ON p.period_no = l.period_no
JOIN sjukfall_position s ON s.spell = l.spell
LEFT JOIN position_diagnosis_key k ON k.key = p.diagnosis
LEFT JOIN position_degree g ON g.code = CAST(p.degree AS VARCHAR)
GROUP BY ALL`,
};
