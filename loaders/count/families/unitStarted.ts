import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that begin in the year, by the unit that they are compared by: that of the certificate that begins the sjukfall, whichever units it
 * goes on to. One count a unit and year: a unit is small.
 *
 * The same sjukfall as in `started`, and no more than the unit's certificates beside them, which are exact: an exact count here would, taken from
 * either, tell how few are left, so every one is rounded. Small units are gathered by the persons whose sjukfall begin there, who are
 * fewer than those with certificates.
 */
export const family: Family = {
  id: "unit_started",
  title: "Startade sjukfall per enhet",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de började och den enhet som utfärdade det första intyget. Enheter där för få personer började ett sjukfall under året räknas samman efter typ inom sin region. Sjukfall från enheter utan känd region är inte med. Alla tal är avrundade.",
  events: "unit started",
  within: "started",
  roundsAll: true,
  dimensions: ["year", "region", "care_unit"],
  gathersSmallUnits: true,
  knownRegionsOnly: true,
  rows: {of: "sjukfall", on: "start_day"},
};
