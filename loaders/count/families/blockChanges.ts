import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that ended in the year, by the block of their first and their last diagnosis: in all the country, since most changes are few
 * persons' even there.
 */
export const family: Family = {
  id: "block_changes",
  title: "Diagnosförändring mellan avsnitt",
  unit: "sjukfall",
  description:
    "Sjukfall, utan uppdelning på region, efter det år då de tog slut, med avsnitt i ICD-10 för den första och den sista diagnosen. Bara sjukfall där båda ligger i ett avsnitt är med. Alla tal är avrundade.",
  events: "block_changes",
  within: "ended",
  roundsAll: true,
  dimensions: ["year", "block_first", "block"],
  rows: {
    of: "sjukfall",
    on: "end_day",
    where: {is_open: 0, both_in_block: 1},
    from: {block: "block_last"},
  },
};
