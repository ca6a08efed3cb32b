import type {Family} from "../../model/cells.ts";

/**
 * Certificates by quarter of signing and version of the form: whether and how soon Försäkringskassan asked to have them completed, and
 * how soon somebody answered.
 *
 * The same certificates as in `certificates`, in other groups. So few are asked about in a quarter of a small region that exact counts
 * would tell, held against those of `certificates` and of single units, what small ones hide: every cell is rounded, and the sums are
 * those of `certificates` but for the rounding.
 */
export const family: Family = {
  id: "requests",
  title: "Begäran om komplettering: när den kom och när den besvarades",
  unit: "intyg",
  description:
    "Intyg efter det kvartal då de skrevs under och blankettens version, hur många dagar det tog innan Försäkringskassan första gången begärde komplettering och hur många dagar det sedan tog innan vården svarade med ett nytt intyg eller ett meddelande. De senaste månadernas intyg kan få en begäran senare. Alla tal är avrundade.",
  events: "requests",
  within: "certificates",
  roundsAll: true,
  dimensions: ["quarter", "region", "completed", "version", "waited", "answered"],
  rows: {of: "certificate", on: "signed_day"},
};
