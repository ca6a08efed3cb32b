const quarterOf = (month: string) =>
  `substr(${month}, 1, 4) || '-Q' || CAST(CAST(ceil(CAST(substr(${month}, 6, 2) AS INTEGER) / 3.0) AS INTEGER) AS VARCHAR)`;
const monthBefore = "strftime(strptime(month || '-01', '%Y-%m-%d') - INTERVAL 1 MONTH, '%Y-%m')";
const isFirst = "substr(month, 6, 2) IN ('01', '04', '07', '10')";

/**
 * The balance of sjukfall of each quarter, region, sex and age, by the judge's exact cells: `rest` is what ongoing in the next quarter's
 * first month less those that start in it is more than ongoing in this quarter's first month, plus started in its second and third,
 * less ended in it. `empty_started` and `empty_ended` are the cells of nobody in it: each stands in this balance alone, and may be up to 4 for
 * all that is published.
 */
export const balances = `
  WITH began AS (
    SELECT CASE WHEN ${isFirst} THEN ${quarterOf(monthBefore)} ELSE ${quarterOf("month")} END AS quarter,
      region, sex, age, sum(x) AS n, count(*) FILTER (x > 0) AS cells
    FROM facit_started GROUP BY ALL
  ),
  this AS (
    SELECT ${quarterOf("month")} AS quarter, region, sex, age, sum(x) AS n FROM facit_ongoing WHERE ${isFirst} GROUP BY ALL
  ),
  next AS (
    SELECT ${quarterOf(monthBefore)} AS quarter, region, sex, age, sum(x) AS n FROM facit_ongoing WHERE ${isFirst} GROUP BY ALL
  ),
  ends AS (
    SELECT quarter, region, sex, age, sum(x) AS n, count(*) FILTER (x > 0) AS cells FROM facit_ended GROUP BY ALL
  )
  SELECT coalesce(next.n, 0) - coalesce(began.n, 0) - this.n + coalesce(ends.n, 0) AS rest,
    3 * 24 * 4 - coalesce(began.cells, 0) AS empty_started, 24 * 8 - coalesce(ends.cells, 0) AS empty_ended
  FROM this LEFT JOIN next USING (quarter, region, sex, age) LEFT JOIN began USING (quarter, region, sex, age)
    LEFT JOIN ends USING (quarter, region, sex, age)
  WHERE quarter < (SELECT max(quarter) FROM this)`;
