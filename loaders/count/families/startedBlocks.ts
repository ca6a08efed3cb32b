import type {Family} from "../../model/cells.ts";

/**
 * Sjukfall that begin in the year, by the block of their first diagnosis. Some of those of `started`, in finer groups: those without a
 * valid code stand in no block, and would be one chapter, rounded twice.
 */
export const family: Family = {
  id: "started_blocks",
  title: "Startade sjukfall efter avsnitt",
  unit: "sjukfall",
  description:
    "Sjukfall efter det år då de började, med region och avsnitt i ICD-10 för diagnosen i det första intyget. Sjukfall vars diagnos inte ligger i något avsnitt är inte med. Alla tal är avrundade.",
  events: "started_blocks",
  within: "started",
  roundsAll: true,
  dimensions: ["year", "region", "block"],
  rows: {of: "sjukfall", on: "start_day", where: {first_in_block: 1}, from: {block: "block_first"}},
};
