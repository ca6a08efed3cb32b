import type {Family} from "../../model/cells.ts";
import {ageOn, agePosition} from "../positions.ts";

/**
 * Certificates by month of signing, and whether Försäkringskassan asked to have them completed. Every certificate
 * that was read counts but the revoked, the unsent and those for smittbärarpenning; one that was replaced counts, since
 * it too was sent (*replaced* is the last reason, so nothing that falls for another stands under it). A request is a message KOMPLT to care: a reminder (PAMINN) is no request. Degree is that of the first period.
 */
export const family: Family = {
  id: "certificates",
  title: "Intyg och kompletteringar",
  unit: "intyg",
  description:
    "Intyg som skickats till Försäkringskassan och inte makulerats, efter den månad då de skrevs under, och om Försäkringskassan begärt komplettering. En begäran kan komma veckor senare: de senaste månaderna är inte färdiga.",
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree", "completed"],
  sql: () => `
WITH first_period AS (
  SELECT certificate, min(CAST(from_day AS BIGINT) * 65536 + ordinal * 256 + degree) & 255 AS degree FROM period GROUP BY certificate
),
uncounted AS (
  SELECT certificate FROM excluded WHERE reason <> 'replaced'
),
asked AS (
  SELECT DISTINCT certificate FROM message WHERE subject = 'KOMPLT' AND towards = 'care'
)
SELECT d.month, r.position AS region, x.position AS sex, ${agePosition(ageOn("c.born_day", "c.signed_day"))} AS age,
  k.position AS diagnosis, g.position AS degree, CAST(a.certificate IS NOT NULL AS INTEGER) AS completed,
  count(*) AS n, count(DISTINCT c.person) AS persons
FROM certificate c
ANTI JOIN uncounted ON uncounted.certificate = c.certificate
JOIN position_day d ON d.day = c.signed_day
LEFT JOIN first_period f ON f.certificate = c.certificate
LEFT JOIN asked a ON a.certificate = c.certificate
LEFT JOIN unit_span u ON u.unit = c.unit AND c.signed_day BETWEEN u.from_day AND u.to_day
LEFT JOIN position_region r ON r.code = coalesce(u.region, '00')
LEFT JOIN position_sex x ON x.code = c.sex
LEFT JOIN diagnosis_category y ON y.category = left(c.diagnosis, 3)
LEFT JOIN position_diagnosis_key k ON k.key = coalesce(y.key, 0)
LEFT JOIN position_degree g ON g.code = CAST(f.degree AS VARCHAR)
GROUP BY ALL`,
};
