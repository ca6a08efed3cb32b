import type {Family} from "../../model/cells.ts";

/**
 * What certificates name to make it easier to return to work: by quarter of signing, version of the form and kind of measure, once
 * for each kind. A certificate that names two is counted in two cells: the counts do not add up to the number of certificates, only
 * bound it. Version 2 has no list of measures, only a text.
 */
export const family: Family = {
  id: "measures",
  title: "Åtgärder för återgång i arbete",
  unit: "åtgärder",
  description:
    "Åtgärder som läkaren tror skulle göra det lättare att återgå i arbete, efter det kvartal då intyget skrevs under och blankettens version. Ett intyg räknas en gång för varje slags åtgärd, eller en gång som utan åtgärd. Version 2 av blanketten har ingen lista med åtgärder, bara plats för egna ord. Alla tal är avrundade.",
  events: "measures",
  within: "certificates",
  roundsAll: true,
  dimensions: ["quarter", "region", "version", "measure"],
  rows: {of: "named_measure", on: "signed_day"},
};
