import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that began in the year, by the unit of the certificate that begins them and by whether they came to last longer than 90 and 180
 * days, first and last day counted. Only years whose sjukfall have all been followed for 365 days, as in `durations`. The same sjukfall as in
 * `unit_started`, whose counts are their sums.
 */
export const family: Family = {
  id: "unit_durations",
  title: "Sjukfallens längd per enhet",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de började, den enhet som utfärdade det första intyget, och om det gick högst 90, 91–180 eller fler dagar från första till sista dagen. Bara år vars alla sjukfall har följts i 365 dagar är med. Enheter där för få personer började ett sjukfall under året räknas samman efter typ inom sin region. Sjukfall från enheter utan känd region är inte med. Alla tal är avrundade.",
  events: "unit started",
  within: "started",
  tiedTo: {family: "unit_started", over: ["year", "region", "care_unit"]},
  roundsAll: true,
  dimensions: ["year", "region", "care_unit", "duration_limit"],
  gathersSmallUnits: true,
  knownRegionsOnly: true,
  rows: {of: "sjukfall", on: "start_day", where: {followed: 1}},
};
