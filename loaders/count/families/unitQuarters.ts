import type {Family} from "../../model/cells.ts";

/**
 * Certificates by quarter of signing and unit, and whether Försäkringskassan asked to have them completed: a unit over time.
 *
 * The same certificates as in `unit_certificates`, in other groups: every cell is rounded, and the sums are those of
 * `unit_certificates` but for the rounding. A unit stands in the quarters in which it has certificates of as many persons as a unit
 * has to have in a year: each quarter stands alone, so that a new one changes none before.
 */
export const family: Family = {
  id: "unit_quarters",
  title: "Intyg per enhet och kvartal",
  unit: "intyg",
  description:
    "Intyg efter det kvartal då de skrevs under, den enhet som de jämförs på, och om Försäkringskassan begärt komplettering. Enheter med intyg för få personer under kvartalet räknas samman efter typ inom sin region. Intyg från enheter utan känd region är inte med. Alla tal är avrundade.",
  events: "unit quarters",
  within: "certificates",
  roundsAll: true,
  dimensions: ["quarter", "region", "care_unit", "completed"],
  gathersSmallUnits: true,
  knownRegionsOnly: true,
  rows: {of: "certificate", on: "signed_day"},
};
