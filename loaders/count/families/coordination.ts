import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that ended in the year, by how many days their certificates covered and when in the sjukfall the first message about a
 * meeting (AVSTMN) and about contact (KONTKT) came, whoever wrote it: also one that came when the sjukfall was over, and on the first
 * day one about the same certificate that came before it. Few have any, so every cell is rounded, as those of `requests`.
 */
export const family: Family = {
  id: "coordination",
  title: "Avstämningsmöten och kontakt under sjukfallet",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de tog slut och hur många dagar intygen täckte, och hur många dagar efter sjukfallets början det första meddelandet om avstämningsmöte och det första om kontakt kom, vem som än skrev det. Också meddelanden som kom när sjukfallet hade tagit slut räknas. Ett meddelande om ett möte säger inte att mötet blev av. Alla tal är avrundade.",
  events: "coordination",
  within: "ended",
  roundsAll: true,
  dimensions: ["year", "region", "span", "first_meeting", "first_contact"],
  rows: {of: "sjukfall", on: "end_day", where: {is_open: 0}},
};
