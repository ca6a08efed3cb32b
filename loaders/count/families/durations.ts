import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that began in the year, by how many days they came to last, followed for 365 days: only years that have been followed to
 * the end. Where the follow-up is not over, each release would count the same sjukfall anew, and the difference
 * between two releases would tell of the few that ended between them.
 */
export const family: Family = {
  id: "durations",
  title: "Sjukfallens längd",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de började och hur många dagar det gick från första till sista dagen, med region och diagnos från början. Bara år vars alla sjukfall har följts i 365 dagar är med.",
  events: "started",
  tiedTo: {family: "started", over: ["year", "region", "sex"]},
  dimensions: ["year", "region", "sex", "diagnosis", "duration"],
  rows: {of: "sjukfall", on: "start_day", where: {followed: 1}, from: {diagnosis: "diagnosis_first"}},
};
