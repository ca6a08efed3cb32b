import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall with a covered day in the month (prevalence). A sjukfall counts once in each month. Degree and diagnosis are
 * those of the last of its periods that touches the month, in the order of linking.
 */
export const family: Family = {
  id: "ongoing",
  title: "Pågående sjukfall",
  unit: "sjukfall",
  description:
    "Sjukfall som pågick någon dag i månaden. Region och ålder är de som gällde när sjukfallet började; diagnos och sjukskrivningsgrad är de senaste i månaden.",
  events: "ongoing",
  dimensions: ["month", "region", "sex", "age", "diagnosis", "degree"],
  rows: {of: "ongoing"},
};
