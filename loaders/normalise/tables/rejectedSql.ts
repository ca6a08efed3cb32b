import {lineOf, partOf, place, rawRelation} from "./rawRelation.ts";
import {literal} from "./sqlDialect.ts";
import type {TableSqlOptions} from "./tableSql.ts";

/**
 * The quarantine: a row for each certificate, message and revocation that breaks a rule, and for each row whose
 * certificate or message does not occur. A certificate that falls for a diagnosis or period stands with the place of that;
 * what hangs on a certificate that falls goes with it and is not counted again.
 */
export function rejectedSql({files}: Pick<TableSqlOptions, "files">): string {
  const names = files.map((file, part) => `(${part}, ${literal(file)})`).join(", ");
  const told = (rule: string, from: string) => `SELECT place, '${rule}' AS rule FROM ${from}`;
  return `
    WITH fallen AS (
      SELECT
        CASE j.broken_in WHEN 1 THEN coalesce(d.place, j.place) WHEN 2 THEN coalesce(p.place, j.place) ELSE j.place END AS place,
        j.broken AS rule
      FROM table_judged j
      LEFT JOIN (
        SELECT certificate, min(place) AS place FROM table_diagnosis WHERE is_broken = 1 GROUP BY certificate
      ) d ON d.certificate = j.certificate
      LEFT JOIN (
        SELECT certificate, 10 * ordinal + rule AS fault, min(place) AS place FROM table_period WHERE rule > 0
        GROUP BY certificate, 10 * ordinal + rule
      ) p ON p.certificate = j.certificate AND p.fault = j.period_fault
      WHERE j.broken IS NOT NULL AND j.broken <> 'other-form'
      UNION ALL
      SELECT place, broken AS rule FROM table_message WHERE broken IS NOT NULL
      UNION ALL
      ${told("table.orphan", "table_orphan")}
      UNION ALL
      ${told("table.orphan", "table_question WHERE is_orphan = 1")}
      UNION ALL
      SELECT ${place("r")} AS place, 'revocation.certificate' AS rule FROM ${rawRelation("revocation")} r
      WHERE r.certificate IS NULL
    )
    SELECT p.file, ${lineOf("f.place")} AS line, CAST(NULL AS INTEGER) AS col, f.rule
    FROM fallen f JOIN (VALUES ${names || "(0, '')"}) p(part, file) ON p.part = ${partOf("f.place")}`;
}
