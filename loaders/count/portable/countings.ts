import type {NamedSelect} from "../../engine/namedSelect.ts";
import {type CountingWay, countingWays, snapshotDay} from "../countingWays.ts";

const order = "ORDER BY from_day, to_day, certificate, ordinal";
const before = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
const byPerson = "PARTITION BY person";
const byProvider = "PARTITION BY person, care_provider";

/**
 * The tables of the relation `counting`, over `numbered_period` and the lookups of positions; `days` are the first and the last of the
 * release. Means the same on every engine.
 *
 * - `counting_chain`: the periods that link, with the greatest last day before each, of the person (`person_reach`) and of the
 *   person with the same care provider (`provider_reach`), and, of those that touch the release, the first and last year, and the first
 *   and last month by its 25th, that they touch.
 * - `counting_position`: a row an event of each way: `person`, `year`, `counting_way`.
 */
export function countingTables(days: {readonly first: number; readonly last: number}): NamedSelect[] {
  return [
    {
      name: "counting_chain",
      select: `
WITH chain AS (
  SELECT person, care_provider, certificate, ordinal, from_day, to_day,
    max(to_day) OVER (${byPerson} ${order} ${before}) AS person_reach,
    max(to_day) OVER (${byProvider} ${order} ${before}) AS provider_reach
  FROM numbered_period
)
SELECT c.*, f.year AS from_year, t.year AS to_year,
  f.month + CASE WHEN f.day > mf.first_day + ${snapshotDay - 1} THEN 1 ELSE 0 END AS from_month,
  t.month - CASE WHEN t.day < mt.first_day + ${snapshotDay - 1} THEN 1 ELSE 0 END AS to_month
FROM chain c
LEFT JOIN position_day f ON f.day = greatest(c.from_day, ${days.first})
LEFT JOIN position_day t ON t.day = least(c.to_day, ${days.last})
LEFT JOIN position_month mf ON mf.month = f.month
LEFT JOIN position_month mt ON mt.month = t.month`,
    },
    {name: "counting_position", select: countingWays.map(eventsOf).join("\nUNION ALL\n")},
  ];
}

function eventsOf(way: CountingWay, position: number): string {
  const reach = way.scope === "person" ? "person_reach" : "provider_reach";
  const begins = `(c.${reach} IS NULL OR c.from_day > c.${reach} + ${way.gap + 1})`;
  const event = `person, year, ${position} AS counting_way`;
  switch (way.counts) {
    case "started":
      return `SELECT c.${event} FROM counting_chain c JOIN position_day d ON d.day = c.from_day WHERE ${begins}`;
    case "persons":
      return `SELECT ${event} FROM (
  SELECT DISTINCT c.person, d.year FROM counting_chain c JOIN position_day d ON d.day = c.from_day WHERE ${begins}
) of_person`;
    case "year":
      return `SELECT ${event} FROM (
  SELECT DISTINCT n.person, n.care_provider, n.spell, n.from_year + s.step AS year FROM (
    SELECT c.person, ${way.scope === "person" ? "''" : "c.care_provider"} AS care_provider, c.from_year, c.to_year,
      sum(CASE WHEN ${begins} THEN 1 ELSE 0 END) OVER (
        ${way.scope === "person" ? byPerson : byProvider} ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS spell
    FROM counting_chain c
  ) n JOIN position_step s ON s.steps = n.to_year - n.from_year + 1
) of_sjukfall`;
    case "day":
      return `SELECT p.person, m.year, ${position} AS counting_way FROM (
  SELECT DISTINCT c.person, c.from_month + s.step AS month
  FROM counting_chain c JOIN position_step s ON s.steps = c.to_month - c.from_month + 1
) p JOIN position_month m ON m.month = p.month`;
  }
}
