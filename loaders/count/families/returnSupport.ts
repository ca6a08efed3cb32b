import type {Family} from "../../model/cells.ts";

/**
 * Certificates by quarter of signing and version of the form, whether they state medical treatment, their prognosis, and whether the
 * doctor wants Försäkringskassan to get in touch. The same certificates as in `certificates`, in other groups, and rounded in every
 * cell for the reason that `requests` is.
 */
export const family: Family = {
  id: "return_support",
  title: "Behandling, prognos och önskan om kontakt",
  unit: "intyg",
  description:
    "Intyg efter det kvartal då de skrevs under och blankettens version, om de anger medicinsk behandling, vilken prognos läkaren gör och om läkaren vill att Försäkringskassan tar kontakt. Av behandlingen vet vi bara att något är skrivet, inte vad. Alla tal är avrundade.",
  events: "return_support",
  within: "certificates",
  roundsAll: true,
  dimensions: ["quarter", "region", "version", "treatment", "prognosis", "contact_wish"],
  rows: {of: "certificate", on: "signed_day"},
};
