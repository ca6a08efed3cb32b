import type {Family} from "../../model/cells.ts";

/**
 * What Försäkringskassan asks about: certificates by quarter of signing, version of the form and question, once for each group of
 * questions that a request names. A certificate that was asked about twice is counted in two cells: the counts do not add up to the
 * number of certificates, only bound it.
 */
export const family: Family = {
  id: "request_questions",
  title: "Vad en begäran om komplettering gäller",
  unit: "frågor",
  description:
    "Frågor i intyget som Försäkringskassan begärt komplettering av, efter det kvartal då intyget skrevs under och blankettens version. Ett intyg räknas en gång för varje fråga, hur många begäranden som än gällde den. Alla tal är avrundade.",
  events: "questions",
  within: "certificates",
  roundsAll: true,
  dimensions: ["quarter", "region", "version", "question"],
  rows: {of: "request_question", on: "signed_day"},
};
