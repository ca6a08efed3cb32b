import type {Family} from "../../model/cells.ts";

/**
 * Certificates by year of signing and the unit that they are compared by, and whether Försäkringskassan asked to have them
 * completed: all of `certificate_position`. The region is that of the unit on the day of signing. A year and two answers,
 * and no more: a unit is small, and rounding noise lives where cells are small.
 */
export const family: Family = {
  id: "unit_certificates",
  title: "Intyg per enhet",
  unit: "intyg",
  description:
    "Intyg efter det år då de skrevs under, den enhet som de jämförs på och om Försäkringskassan begärt komplettering. Enheter med intyg för få personer räknas samman inom sin region.",
  dimensions: ["year", "region", "care_unit", "completed"],
  gathersSmallUnits: true,
  rows: () => `
SELECT d.year, c.region, c.care_unit, c.completed, c.person
FROM certificate_position c JOIN position_day d ON d.day = c.signed_day`,
};
