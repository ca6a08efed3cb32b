import {place, rawRelation} from "./rawRelation.ts";
import {dayOfMoment} from "./readings.ts";
import type {Step, TableSqlOptions} from "./tableSql.ts";

/** Rules of question 32 in the order of checking one period; an overlap is looked for when the period itself is right. */
export const periodRules = [
  "period.degree",
  "period.dates",
  "period.order",
  "period.early",
  "period.late",
  "period.overlap",
] as const;

/**
 * `table_period`: the periods of every certificate that occurs, in the order of their days, each with the first rule it
 * breaks (from 1, its place in {@link periodRules}) or 0. Rows that say the same are one: a second copy of a certificate
 * brings its periods again. `table_period_fault`: how many a certificate has, which breaks a rule first, and its flags.
 *
 * In this order a period overlaps an earlier one exactly when it starts before the latest end so far, and shares one
 * day when it starts on it: the schematron's test, which lets one shared day pass (see certificate/periods.ts).
 */
export function periodSteps({dialect, days}: TableSqlOptions): Step[] {
  return [
    {
      name: "table_period",
      sql: `
        WITH written ${dialect.asOnce} (
          SELECT i.certificate, ${place("p")} AS place,
            p.from_day AS from_text,
            p.to_day AS to_text,
            upper(p.degree) AS degree
          FROM ${rawRelation("period")} p JOIN table_id i ON i.id = p.certificate
        ),
        typed ${dialect.asOnce} (
          SELECT certificate, place,
            ${dayOfMoment(dialect, "from_text")} AS from_day,
            ${dayOfMoment(dialect, "to_text")} AS to_day,
            CASE
              WHEN degree = 'EN_FJARDEDEL' THEN 25 WHEN degree = 'HALFTEN' THEN 50
              WHEN degree = 'TRE_FJARDEDEL' THEN 75 WHEN degree = 'HELT_NEDSATT' THEN 100
              WHEN ${dialect.matches("degree", "^(25|50|75|100)([.,]0+)? ?(%|PROCENT)?$")} THEN CAST(
                CASE WHEN substr(degree, 1, 3) = '100' THEN '100' ELSE substr(degree, 1, 2) END AS INTEGER)
            END AS degree
          FROM written
        ),
        one AS (
          SELECT certificate, from_day, to_day, degree, min(place) AS place
          FROM typed GROUP BY certificate, from_day, to_day, degree
        ),
        ordered AS (
          SELECT *,
            row_number() OVER days AS ordinal,
            max(to_day) OVER (days ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest_end
          FROM one
          WINDOW days AS (
            PARTITION BY certificate ORDER BY from_day NULLS LAST, to_day NULLS LAST, degree NULLS LAST, place
          )
        )
        SELECT certificate, CAST(ordinal - 1 AS INTEGER) AS ordinal, from_day, to_day, degree, place,
          CASE WHEN latest_end = from_day THEN 1 ELSE 0 END AS shares_day,
          CASE
            WHEN degree IS NULL THEN 1
            WHEN from_day IS NULL OR to_day IS NULL THEN 2
            WHEN from_day > to_day THEN 3
            WHEN from_day < ${days.first} THEN 4
            WHEN to_day > ${days.periodsEnd} THEN 5
            WHEN latest_end > from_day THEN 6
            ELSE 0
          END AS rule
        FROM ordered`,
    },
    {
      name: "table_period_fault",
      sql: `
        SELECT certificate, count(*) AS periods,
          min(CASE WHEN rule > 0 THEN 10 * ordinal + rule END) AS fault,
          max(shares_day) AS shares_day,
          CASE WHEN count(DISTINCT degree) < count(*) THEN 1 ELSE 0 END AS repeats_degree
        FROM table_period GROUP BY certificate`,
    },
  ];
}
