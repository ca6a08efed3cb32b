import type {Family} from "../../model/cells.ts";

/** Sjukfall that ended in the year, by first and last diagnosis, by how they differ and by when they first differed as much. */
export const family: Family = {
  id: "diagnosis_changes",
  title: "Diagnosförändring",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de tog slut, med första och sista diagnosen, hur de skiljer sig, efter hur många dagar de först gjorde det och hur många dagar intygen täckte.",
  events: "ended",
  tiedTo: {family: "ended", over: ["year", "region"]},
  dimensions: ["year", "region", "span", "diagnosis_first", "diagnosis", "diagnosis_change", "first_change"],
  rows: {of: "sjukfall", on: "end_day", where: {is_open: 0}, from: {diagnosis: "diagnosis_last"}},
};
