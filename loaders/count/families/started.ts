import type {Family} from "../../model/cells.ts";

/** Sjukfall that begin in the month (incidence), by what held when they began. */
export const family: Family = {
  id: "started",
  title: "Startade sjukfall",
  unit: "sjukfall",
  description:
    "Sjukfall efter den månad då de började, med region, ålder, diagnos och sjukskrivningsgrad i det första intyget.",
  events: "started",
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree"],
  rows: {
    of: "sjukfall",
    on: "start_day",
    from: {diagnosis: "diagnosis_first", degree: "degree_first"},
  },
};
