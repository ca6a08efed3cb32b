import type {Family} from "../../model/cells.ts";

/**
 * Certificates by year of signing and the unit that they are compared by, what the registry says of the issuing unit on the
 * day of signing, and whether Försäkringskassan asked to have them completed. The region is that of the unit on that day. A
 * year and two answers, and no more: a unit is small, and rounding noise lives where cells are small.
 *
 * What the registry says is a dimension here and no table of its own: the exact totals of a coarser table would, less the
 * exact units, tell the small counts that are left.
 */
export const family: Family = {
  id: "unit_certificates",
  title: "Intyg per enhet",
  unit: "intyg",
  description:
    "Intyg efter det år då de skrevs under, den enhet som de jämförs på, vad registret över vårdenheter säger om den utfärdande enheten den dagen (om den fanns, hade avslutats, inte hade börjat eller inte finns i registret), och om Försäkringskassan begärt komplettering. Enheter med intyg för få personer under året räknas samman efter typ inom sin region.",
  events: "certificates",
  tiedTo: {family: "certificates", over: ["year", "region", "completed"]},
  dimensions: ["year", "region", "registry_status", "care_unit", "completed"],
  gathersSmallUnits: true,
  rows: {of: "certificate", on: "signed_day"},
};
