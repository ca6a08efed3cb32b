import type {Family} from "../../model/cells.ts";

/**
 * Certificates by month of signing, and whether Försäkringskassan asked to have them completed: all of
 * `certificate_position`, replaced ones too. Degree is that of the first period.
 */
export const family: Family = {
  id: "certificates",
  title: "Intyg och kompletteringar",
  unit: "intyg",
  description:
    "Intyg som skickats till Försäkringskassan och inte makulerats, efter den månad då de skrevs under, och om Försäkringskassan begärt komplettering. En begäran kan komma veckor senare: de senaste månaderna är inte färdiga.",
  events: "certificates",
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree", "completed"],
  rows: () => `
SELECT d.month, c.region, c.sex, c.age, c.diagnosis, c.degree, c.completed, c.person
FROM certificate_position c JOIN position_day d ON d.day = c.signed_day`,
};
