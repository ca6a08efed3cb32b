import type {Family} from "../../model/cells.ts";

/** Sjukfall that ended in the year, by first degree, how the degree changed, and when it was first lowered. */
export const family: Family = {
  id: "degree_changes",
  title: "Omfattningsförändring",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de tog slut, med den första sjukskrivningsgraden, hur graden ändrades från period till period och efter hur många dagar den först sänktes. Diagnosen är den sista.",
  events: "ended",
  tiedTo: {family: "ended", over: ["year", "region"]},
  dimensions: ["year", "region", "diagnosis", "degree_first", "degree_path", "first_reduction"],
  rows: {of: "sjukfall", on: "end_day", where: {is_open: 0}, from: {diagnosis: "diagnosis_last"}},
};
