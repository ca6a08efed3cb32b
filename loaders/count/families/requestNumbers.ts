import type {Family} from "../../model/cells.ts";

/**
 * Certificates by quarter of signing, which certificate of its sjukfall each is, and how often Försäkringskassan asked to have it
 * completed: the certificates of `requests`, in other groups, and rounded like them.
 */
export const family: Family = {
  id: "request_numbers",
  title: "Begäran om komplettering efter intygets plats i sjukfallet",
  unit: "intyg",
  description:
    "Intyg efter det kvartal då de skrevs under, vilket i ordningen av sjukfallets intyg det är, och hur många gånger Försäkringskassan begärt komplettering. Intyg som har ersatts av ett senare ingår inte i något sjukfall. Alla tal är avrundade.",
  events: "requests",
  within: "certificates",
  roundsAll: true,
  dimensions: ["quarter", "region", "number", "times_asked"],
  rows: {of: "certificate", on: "signed_day"},
};
