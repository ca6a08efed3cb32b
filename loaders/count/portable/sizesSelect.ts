import type {Family} from "../../model/cells.ts";
import {wholeUnit} from "../gatherSmall.ts";
import {sizeDimensions} from "../sizeDimensions.ts";
import {familyRows} from "./familyRows.ts";

/**
 * SELECT of the sizes of units of a family by {@link sizeDimensions}, in the form of cells: of each period and unit the distinct `persons`, with −1 for
 * its region; and of each period, region and unit `persons` and `n`, which is 60 times the sum of the persons' shares more: a
 * person at k such places in the period is 1/k of a person at each (none at more than six), so that the sum over any places
 * is never more than the persons there. Means the same on every engine.
 */
export function sizesSelect(family: Family): string {
  const [period = ""] = sizeDimensions(family);
  const sixtieths = [60, 30, 20, 15, 12, 10].map((share, at) => `WHEN ${at + 1} THEN ${share}`).join(" ");
  return `
WITH of_place AS (
  SELECT DISTINCT coalesce(${period}, -1) AS ${period}, coalesce(region, -1) AS region, coalesce(care_unit, -1) AS care_unit, person
  FROM (${familyRows(family)}) row_of_family
),
of_person AS (
  SELECT ${period}, region, care_unit, count(*) OVER (PARTITION BY ${period}, person) AS places FROM of_place
),
of_unit AS (
  SELECT DISTINCT ${period}, care_unit, person FROM of_place
)
SELECT ${period}, region, care_unit, CAST(count(*) + sum(CASE places ${sixtieths} ELSE 0 END) AS BIGINT) AS n, count(*) AS persons, 1 AS most
FROM of_person GROUP BY ${period}, region, care_unit
UNION ALL
SELECT ${period}, ${wholeUnit} AS region, care_unit, count(*) AS n, count(*) AS persons, 1 AS most
FROM of_unit GROUP BY ${period}, care_unit`;
}
