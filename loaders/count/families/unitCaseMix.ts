import type {Family} from "../../model/cells.ts";

/**
 * Certificates by year of signing, unit, and what its patients are like: sex, age in two bands and diagnosis group. It tells what
 * would be expected of a unit with such patients, and which units are alike.
 *
 * The same certificates as in `unit_certificates`, in other groups. So few certificates of a unit are in each that exact counts of
 * some would, taken from the unit's exact sums, tell the rest: every cell is rounded, and the sums are those of
 * `unit_certificates` but for the rounding. Levels are coarse, since a unit is small. Small units are gathered as there: both
 * count the same persons in the same years.
 */
export const family: Family = {
  id: "unit_case_mix",
  title: "Patientsammansättning per enhet",
  unit: "intyg",
  description:
    "Intyg efter det år då de skrevs under, den enhet som de jämförs på, och patientens kön, ålder i två grupper och diagnosgrupp. Enheter med intyg för få personer under året räknas samman efter typ inom sin region. Intyg från enheter utan känd region är inte med. Alla tal är avrundade.",
  events: "unit case mix",
  within: "certificates",
  roundsAll: true,
  dimensions: ["year", "region", "care_unit", "sex", "age", "diagnosis"],
  levels: {age: "two-bands", diagnosis: "group"},
  gathersSmallUnits: true,
  knownRegionsOnly: true,
  rows: {of: "certificate", on: "signed_day"},
};
