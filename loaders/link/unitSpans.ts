/** What the registry says of a unit on a day, as it stands in `unit_span.status`. */
export const spanStatus = {listed: 0, ended: 1, notStarted: 2} as const;

/**
 * SELECT of `unit_span`: the registry of units cut into spans that do not overlap and together reach over all days, each with
 * the `region`, the harmonised `type` and the unit of `comparison` that held in it; `unit_place` numbers them from 1. Where
 * rows of the registry overlap, the one that began last holds; of two that began on the same day, the one with the greatest
 * region code, so that the answer does not depend on the order of the file.
 *
 * Days on which no row holds are spans too, without region, type and comparison: `status` tells whether the unit was listed,
 * had ended (an earlier row holds, also in a gap) or had not yet started. Means the same on every engine.
 */
export function unitSpans(): string {
  return `
WITH dated AS (
  SELECT unit, region, type, comparison, coalesce(valid_from, ${earliest}) AS from_day, coalesce(valid_to, ${latest}) AS to_day
  FROM unit
),
edge AS (
  SELECT unit, ${earliest} AS at_day FROM dated
  UNION
  SELECT unit, from_day FROM dated
  UNION
  SELECT unit, to_day + 1 FROM dated WHERE to_day < ${latest}
),
span AS (
  SELECT unit, at_day AS from_day, coalesce(lead(at_day) OVER (PARTITION BY unit ORDER BY at_day) - 1, ${latest}) AS to_day
  FROM edge
),
held AS (
  SELECT span.unit, span.from_day, span.to_day, dated.region, dated.type, dated.comparison,
    CASE WHEN dated.unit IS NULL THEN 0 ELSE 1 END AS is_listed, row_number() OVER (
      PARTITION BY span.unit, span.from_day ORDER BY dated.from_day DESC, dated.region DESC, dated.comparison DESC
    ) AS choice
  FROM span LEFT JOIN dated
    ON dated.unit = span.unit AND dated.from_day <= span.from_day AND dated.to_day >= span.from_day
),
chosen AS (
  SELECT held.*, min(CASE WHEN is_listed = 1 THEN from_day END) OVER (PARTITION BY unit) AS first_day
  FROM held WHERE choice = 1
)
SELECT CAST(row_number() OVER (ORDER BY unit, from_day) AS INTEGER) AS unit_place, unit, from_day, to_day, region, type, comparison,
  CASE WHEN is_listed = 1 THEN ${spanStatus.listed} WHEN from_day < first_day THEN ${spanStatus.notStarted} ELSE ${spanStatus.ended} END AS status
FROM chosen`;
}

/** The columns of `unit_span` with their types, for an engine that the registry is sent to. */
export const unitSpanColumns = {
  unit_place: "INTEGER",
  unit: "VARCHAR",
  from_day: "INTEGER",
  to_day: "INTEGER",
  region: "VARCHAR",
  type: "VARCHAR",
  comparison: "VARCHAR",
  status: "INTEGER",
} as const;

// Days that no certificate reaches: open ends of the registry.
const earliest = -500_000;
const latest = 500_000;
