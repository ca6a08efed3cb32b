import type {Family} from "../../model/cells.ts";

/** The sjukfall of `recommended_lengths` by category: in all the country, since most categories are few persons' in a region. */
export const family: Family = {
  id: "recommended_categories",
  title: "Diagnosers längd mot rekommendationen",
  unit: "sjukfall",
  description:
    "Sjukfall, utan uppdelning på region, efter det år då de började, med diagnoskategorin från början, och om de kom att vara längre än försäkringsmedicinskt beslutsstöd (FMB) rekommenderar för den. Diagnoser utan rekommenderad längd är räknade tillsammans. Bara år vars alla sjukfall har följts i 365 dagar är med. Alla tal är avrundade.",
  events: "recommended_lengths",
  within: "started",
  tiedTo: {family: "recommended_lengths", over: ["year", "recommendation"]},
  roundsAll: true,
  dimensions: ["year", "category", "recommendation"],
  rows: {of: "sjukfall", on: "start_day", where: {followed: 1}, from: {category: "category_first"}},
};
