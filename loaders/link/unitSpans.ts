/**
 * SELECT of `unit_span`: the registry of units cut into spans that do not overlap, each with the region that
 * held in it; `unit_place` numbers them from 1. Where rows of the registry overlap, the one that began last holds; of
 * two that began on the same day, the one with the greatest region code, so that the answer does not depend on the order
 * of the file. Means the same on every engine.
 */
export function unitSpans(): string {
  return `
WITH dated AS (
  SELECT unit, region, coalesce(valid_from, ${earliest}) AS from_day, coalesce(valid_to, ${latest}) AS to_day
  FROM unit
),
edge AS (
  SELECT unit, from_day AS at_day FROM dated
  UNION
  SELECT unit, to_day + 1 FROM dated WHERE to_day < ${latest}
),
span AS (
  SELECT unit, at_day AS from_day, coalesce(lead(at_day) OVER (PARTITION BY unit ORDER BY at_day) - 1, ${latest}) AS to_day
  FROM edge
),
held AS (
  SELECT span.unit, span.from_day, span.to_day, dated.region, row_number() OVER (
    PARTITION BY span.unit, span.from_day ORDER BY dated.from_day DESC, dated.region DESC
  ) AS choice
  FROM span JOIN dated ON dated.unit = span.unit AND dated.from_day <= span.from_day AND dated.to_day >= span.from_day
)
SELECT CAST(row_number() OVER (ORDER BY unit, from_day) AS INTEGER) AS unit_place, unit, from_day, to_day, region
FROM held WHERE choice = 1`;
}

// Days that no certificate reaches: open ends of the registry.
const earliest = -500_000;
const latest = 500_000;
