import type {Engine} from "../engine/engine.ts";

/** A share to measure: of the rows of `from`, those that `hit` holds for, for each value of `of`. */
export interface ShareQuery {
  readonly from: string;
  readonly where?: string;
  /** SQL of what the figures are of; left out for the nation. */
  readonly of?: string;
  readonly hit: string;
  /** SQL of what is drawn independently of each other: persons, or units where units differ. */
  readonly cluster?: string;
}

/** A measured share in per cent, and its standard error. */
export interface Share {
  readonly of: string | null;
  readonly value: number;
  readonly standardError: number;
}

/**
 * Measures a share for each value of `of`, with the standard error of a ratio of sums over independent clusters:
 *
 *   √( Σ (hᵢ − p mᵢ)² ) / Σ mᵢ   where cluster i has mᵢ rows, hᵢ of them hits, and p = Σ hᵢ / Σ mᵢ
 *
 * A sjukfall counts in many months and a person has several: rows are not independent, persons are.
 * Source: W. G. Cochran (1977), Sampling Techniques, 3rd ed., 6.4.
 */
export async function measureShares(engine: Engine, query: ShareQuery): Promise<Share[]> {
  const {from, where = "true", of = "NULL", hit, cluster = "person"} = query;
  const rows = await engine.rows(`
WITH clustered AS (
  SELECT CAST(${of} AS VARCHAR) AS of, ${cluster} AS cluster, count(CASE WHEN ${hit} THEN 1 END) AS h, count(*) AS m
  FROM ${from} WHERE ${where} GROUP BY 1, 2
)
SELECT of, CAST(sum(h) AS DOUBLE) AS h, CAST(sum(m) AS DOUBLE) AS m, CAST(sum(h * h) AS DOUBLE) AS hh,
  CAST(sum(h * m) AS DOUBLE) AS hm, CAST(sum(m * m) AS DOUBLE) AS mm
FROM clustered GROUP BY of ORDER BY of`);
  return rows.map((row) => {
    const [h, m, hh, hm, mm] = ["h", "m", "hh", "hm", "mm"].map((name) => Number(row[name]));
    return share(row["of"] === null ? null : String(row["of"]), {h, m, hh, hm, mm});
  });
}

/** Each part's share of all rows, with the same standard error: a row is a hit of its own part only. */
export async function measureParts(engine: Engine, query: Omit<ShareQuery, "hit">): Promise<Share[]> {
  const {from, where = "true", of = "NULL", cluster = "person"} = query;
  const rows = await engine.rows(`
WITH clustered AS (
  SELECT CAST(${of} AS VARCHAR) AS of, ${cluster} AS cluster, count(*) AS h FROM ${from} WHERE ${where} GROUP BY 1, 2
),
whole AS (
  SELECT *, sum(h) OVER (PARTITION BY cluster) AS m FROM clustered
),
parts AS (
  SELECT of, sum(h) AS h, sum(h * h) AS hh, sum(h * m) AS hm FROM whole GROUP BY of
)
SELECT of, CAST(h AS DOUBLE) AS h, CAST(hh AS DOUBLE) AS hh, CAST(hm AS DOUBLE) AS hm,
  CAST(sum(h) OVER () AS DOUBLE) AS m, CAST(sum(hm) OVER () AS DOUBLE) AS mm
FROM parts ORDER BY of`);
  return rows.map((row) => {
    const [h, m, hh, hm, mm] = ["h", "m", "hh", "hm", "mm"].map((name) => Number(row[name]));
    return share(String(row["of"]), {h, m, hh, hm, mm});
  });
}

function share(
  of: string | null,
  sums: Readonly<Record<"h" | "m" | "hh" | "hm" | "mm", number | undefined>>,
): Share {
  const {h = 0, m = 0, hh = 0, hm = 0, mm = 0} = sums;
  const p = h / m;
  const squares = Math.max(0, hh - 2 * p * hm + p * p * mm);
  return {of, value: 100 * p, standardError: (100 * Math.sqrt(squares)) / m};
}
