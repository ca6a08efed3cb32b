import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that began in the year, by how long they came to last beside what is recommended for their first diagnosis: the sjukfall of
 * `durations` once more, in groups that cut across its bands, so that every cell is rounded. Not by sex: of women or men alone the
 * sum of many a chapter is exact there, and would narrow the least of a chapter's cells here.
 */
export const family: Family = {
  id: "recommended_lengths",
  title: "Längd mot rekommendationen",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de började, med region och diagnos från början, och om de kom att vara längre än försäkringsmedicinskt beslutsstöd (FMB) rekommenderar för diagnoskategorin. Bara år vars alla sjukfall har följts i 365 dagar är med. Alla tal är avrundade.",
  events: "recommended_lengths",
  within: "started",
  roundsAll: true,
  dimensions: ["year", "region", "diagnosis", "recommendation"],
  rows: {of: "sjukfall", on: "start_day", where: {followed: 1}, from: {diagnosis: "diagnosis_first"}},
};
