import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that ended in the year, by how many days their certificates covered, the versions of the form that these are on, and what
 * any of them names to make it easier to return to work. The same sjukfall as in `coordination`, and their sums.
 */
export const family: Family = {
  id: "sjukfall_measures",
  title: "Åtgärder i sjukfallets intyg",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de tog slut och hur många dagar intygen täckte, vilka versioner av blanketten intygen är skrivna på, och om något av dem anger en åtgärd för återgång i arbete. Version 2 har ingen lista med åtgärder, bara plats för egna ord. Alla tal är avrundade.",
  events: "coordination",
  within: "ended",
  tiedTo: {family: "coordination", over: ["year", "region", "span"]},
  roundsAll: true,
  dimensions: ["year", "region", "span", "forms", "measures_named"],
  rows: {of: "sjukfall", on: "end_day", where: {is_open: 0}},
};
