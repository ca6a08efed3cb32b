import type {Family} from "../../model/cells.ts";

/**
 * Certificates by month of signing, replaced ones too, and whether Försäkringskassan asked to have them completed. Degree is
 * that of the first period.
 */
export const family: Family = {
  id: "certificates",
  title: "Intyg och kompletteringar",
  unit: "intyg",
  description:
    "Intyg som skickats till Försäkringskassan och inte makulerats, efter den månad då de skrevs under, och om Försäkringskassan begärt komplettering. En begäran kan komma veckor senare: de senaste månaderna är inte färdiga.",
  events: "certificates",
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree", "completed"],
  rows: {of: "certificate", on: "signed_day"},
};
