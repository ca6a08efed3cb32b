import type {Attack} from "./attack.ts";

/** Tables of the same sjukfall in other groups or by other rules, held against those that they are part of. */
export const sjukfallAttacks: readonly Attack[] = [
  {
    name: "holds meetings and contacts against the measures of the same sjukfall",
    learns: "the error of one rounding by the other's",
    sql: `
      SELECT coalesce(a.n, 0) - coalesce(b.n, 0) AS value
      FROM (SELECT year, region, span, sum(n) AS n FROM coordination GROUP BY ALL) a
      FULL JOIN (SELECT year, region, span, sum(n) AS n FROM sjukfall_measures GROUP BY ALL) b USING (year, region, span)
      WHERE coalesce(a.n, 0) <> coalesce(b.n, 0)`,
    expects: "finds nothing",
  },
  {
    name: "takes the sjukfall with meetings and contacts from those that ended",
    learns: "the sjukfall with a meeting, by the rounding of ended",
    sql: `
      SELECT year, region, span, first_meeting, first_contact, greatest(1, least(4, total - (published - n))) AS guess
      FROM (SELECT *, sum(n) OVER (PARTITION BY year, region) AS published FROM coordination)
      JOIN (SELECT substr(quarter, 1, 4) AS year, region, sum(n) AS total FROM ended GROUP BY ALL) USING (year, region)
      WHERE n = 5`,
    expects: "guesses",
    family: "coordination",
  },
  {
    name: "takes the sjukfall with measures from those that ended within 90 days",
    learns: "the short sjukfall of certificates of one kind, by the rounding of ended",
    sql: `
      SELECT year, region, span, forms, measures_named, greatest(1, least(4, total - (published - n))) AS guess
      FROM (SELECT *, sum(n) OVER (PARTITION BY year, region) AS published FROM sjukfall_measures WHERE span = '1-90')
      JOIN (
        SELECT substr(quarter, 1, 4) AS year, region, sum(n) AS total FROM ended
        WHERE length IN ('1-14', '15-30', '31-60', '61-90') GROUP BY ALL
      ) USING (year, region)
      WHERE n = 5`,
    expects: "guesses",
    family: "sjukfall_measures",
  },
  {
    name: "takes the other blocks from their chapter",
    learns: "the sjukfall of a block, by the rounding of started",
    sql: `
      SELECT b.year, b.region, b.block, greatest(1, least(4, c.total - (sum(b.n) OVER chapter - b.n))) AS guess
      FROM (SELECT s.*, p.parent FROM started_blocks s JOIN block_parent p ON p.code = s.block) b
      JOIN (
        SELECT substr(month, 1, 4) AS year, region, diagnosis AS parent, sum(n) AS total FROM started GROUP BY ALL
      ) c USING (year, region, parent)
      WINDOW chapter AS (PARTITION BY b.year, b.region, b.parent)
      QUALIFY b.n = 5`,
    expects: "guesses",
    family: "started_blocks",
  },
  {
    name: "takes the other recommended lengths from their chapter",
    learns: "the sjukfall of a chapter longer than recommended, by the rounding of durations",
    sql: `
      SELECT r.year, r.region, r.diagnosis, r.recommendation,
        greatest(1, least(4, d.total - (sum(r.n) OVER chapter - r.n))) AS guess
      FROM recommended_lengths r
      JOIN (SELECT year, region, diagnosis, sum(n) AS total FROM durations GROUP BY ALL) d USING (year, region, diagnosis)
      WINDOW chapter AS (PARTITION BY r.year, r.region, r.diagnosis)
      QUALIFY r.n = 5`,
    expects: "guesses",
    family: "recommended_lengths",
  },
  {
    name: "takes the categories from their chapter",
    learns: "the sjukfall of a category longer than recommended, by the rounding of the chapter",
    sql: `
      SELECT c.year, c.category, c.recommendation,
        greatest(1, least(4, l.total - (sum(c.n) OVER chapter - c.n))) AS guess
      FROM (
        SELECT r.*, b.parent AS diagnosis FROM recommended_categories r
        JOIN category_parent p ON p.code = r.category JOIN block_parent b ON b.code = p.parent
      ) c
      JOIN (
        SELECT year, diagnosis, recommendation, sum(n) AS total FROM recommended_lengths GROUP BY ALL
      ) l USING (year, diagnosis, recommendation)
      WINDOW chapter AS (PARTITION BY c.year, c.diagnosis, c.recommendation)
      QUALIFY c.n = 5`,
    expects: "guesses",
    family: "recommended_categories",
  },
  {
    name: "takes the other changes between blocks from those between chapters",
    learns: "the sjukfall that went from one block to another, by the rounding of diagnosis_changes",
    sql: `
      SELECT b.year, b.block_first, b.block, greatest(1, least(4, c.total - (sum(b.n) OVER chapters - b.n))) AS guess
      FROM (
        SELECT s.*, f.parent AS diagnosis_first, l.parent AS diagnosis
        FROM block_changes s JOIN block_parent f ON f.code = s.block_first JOIN block_parent l ON l.code = s.block
      ) b
      JOIN (
        SELECT year, diagnosis_first, diagnosis, sum(n) AS total FROM diagnosis_changes GROUP BY ALL
      ) c USING (year, diagnosis_first, diagnosis)
      WINDOW chapters AS (PARTITION BY b.year, b.diagnosis_first, b.diagnosis)
      QUALIFY b.n = 5`,
    expects: "guesses",
    family: "block_changes",
  },
  {
    name: "takes one way of counting from the next",
    learns: "the few sjukfall that lie between two ways",
    sql: `
      SELECT a.year, a.counting_way, CASE WHEN a.n = b.n THEN 2 ELSE 4 END AS guess
      FROM counting_ways a JOIN counting_ways b USING (year)
      WHERE (a.counting_way, b.counting_way) IN (('gap-0', 'gap-5'), ('gap-5', 'gap-7'), ('gap-7', 'gap-14'), ('gap-14', 'gap-30'))
        AND abs(a.n - b.n) <= 5`,
    expects: "guesses",
    family: "counting_ways",
    behind: `
      SELECT a.year, a.counting_way, a.x - b.x AS x
      FROM facit_counting_ways a JOIN facit_counting_ways b USING (year)
      WHERE (a.counting_way, b.counting_way) IN (('gap-0', 'gap-5'), ('gap-5', 'gap-7'), ('gap-7', 'gap-14'), ('gap-14', 'gap-30'))`,
  },
];
