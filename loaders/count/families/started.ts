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
  rows: () => `
SELECT d.month, s.region, s.sex, s.age, s.diagnosis_first AS diagnosis, s.degree_first AS degree, s.person
FROM sjukfall_position s JOIN position_day d ON d.day = s.start_day`,
};
