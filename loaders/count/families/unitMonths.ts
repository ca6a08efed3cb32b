import type {Family} from "../../model/cells.ts";

/**
 * Certificates by month of signing and unit: where a unit's certificates fail to come in. Those of `unit_quarters` month by month, every cell
 * rounded; a unit stands in the months in which it has certificates of as many persons as a unit has to have in a year.
 */
export const family: Family = {
  id: "unit_months",
  title: "Intyg per enhet och månad",
  unit: "intyg",
  description:
    "Intyg efter den månad då de skrevs under och den enhet som de jämförs på. Enheter med intyg för få personer under månaden räknas samman efter typ inom sin region. Intyg från enheter utan känd region är inte med. Alla tal är avrundade.",
  events: "unit months",
  within: "certificates",
  roundsAll: true,
  dimensions: ["month", "region", "care_unit"],
  gathersSmallUnits: true,
  knownRegionsOnly: true,
  rows: {of: "certificate", on: "signed_day"},
};
