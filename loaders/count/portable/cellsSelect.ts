import type {Family} from "../../model/cells.ts";
import {familyRows} from "./familyRows.ts";

/**
 * SELECT of a family's cells over the position tables: its dimensions, the number of events `n`, of distinct `persons`
 * and of the events of the person who has `most`. A value outside its dimension has the position −1. Means the same on every engine.
 */
export function cellsSelect(family: Family): string {
  const names = family.dimensions.join(", ");
  const columns = family.dimensions.map((id) => `coalesce(${id}, -1) AS ${id}`);
  return `
WITH event AS (
  SELECT ${columns.join(", ")}, person FROM (${familyRows(family)}) row_of_family
),
of_person AS (
  SELECT ${names}, person, count(*) AS n FROM event GROUP BY ${names}, person
)
SELECT ${names}, CAST(sum(n) AS BIGINT) AS n, count(*) AS persons, max(n) AS most FROM of_person GROUP BY ${names}`;
}
