import {measureCodes} from "../certificate/forms.ts";
import {rawRelation} from "./rawRelation.ts";
import {dayOfMoment} from "./readings.ts";
import {stagedSupport} from "./returnSupport.ts";
import {literal} from "./sqlDialect.ts";
import type {TableSql, TableSqlOptions} from "./tableSql.ts";

/** The rows of each staged table but `rejected` and `unit`, from the steps before. */
export function stagedSelects({dialect, key, days}: TableSqlOptions): Omit<TableSql["staged"], "rejected"> {
  const pseudonym = (kind: "person" | "certificate" | "message", text: string) =>
    dialect.hmac(`'${kind}|' || ${text}`, key);
  const codes = [...measureCodes].map(literal).join(", ");
  const revoked = dayOfMoment(dialect, "r.revoked");
  return {
    certificate: `
      SELECT certificate, ${pseudonym("person", "digits")} AS person, unit, provider, signed_day, sent_day,
        CAST(version AS SMALLINT) AS version, sex, born_day, diagnosis, infection_ban = 1 AS infection_ban,
        CASE WHEN answers IS NOT NULL THEN ${pseudonym("message", "answers")} END AS answers, ${stagedSupport()}, flags
      FROM table_kept WHERE copy = 1`,
    period: `
      SELECT p.certificate, CAST(p.ordinal AS SMALLINT) AS ordinal, p.from_day, p.to_day, CAST(p.degree AS SMALLINT) AS degree
      FROM table_period p JOIN table_kept k ON k.certificate = p.certificate WHERE k.copy = 1`,
    diagnosis: `
      SELECT certificate, CAST(0 AS SMALLINT) AS ordinal, diagnosis AS code FROM table_kept WHERE copy = 1
      UNION ALL
      SELECT d.certificate, CAST(row_number() OVER (PARTITION BY d.certificate ORDER BY d.ordinal) AS SMALLINT) AS ordinal, d.code
      FROM table_diagnosis d JOIN table_kept k ON k.certificate = d.certificate WHERE k.copy = 1 AND d.ordinal > 0`,
    measure: `
      SELECT DISTINCT k.certificate, upper(r.code) AS code
      FROM ${rawRelation("measure")} r
      JOIN table_id i ON i.id = r.certificate
      JOIN table_kept k ON k.certificate = i.certificate
      WHERE k.copy = 1 AND k.version = 1 AND upper(r.code) IN (${codes})`,
    relation: `
      SELECT r.certificate, r.kind, r.other
      FROM table_relation r JOIN table_kept k ON k.certificate = r.certificate WHERE k.copy = 1 AND r.kind IS NOT NULL`,
    revocation: `
      SELECT coalesce(i.certificate, ${pseudonym("certificate", "r.certificate")}) AS certificate,
        CASE WHEN ${revoked} BETWEEN ${days.first} AND ${days.latest} THEN ${revoked} END AS revoked_day
      FROM ${rawRelation("revocation")} r LEFT JOIN table_id i ON i.id = r.certificate
      WHERE r.certificate IS NOT NULL`,
    message: `
      SELECT ${pseudonym("message", "id")} AS message, ${pseudonym("certificate", "certificate")} AS certificate, subject, towards,
        sent_day, CASE WHEN answers IS NOT NULL THEN ${pseudonym("message", "answers")} END AS answers,
        CASE WHEN reminds IS NOT NULL THEN ${pseudonym("message", "reminds")} END AS reminds, answer_by_day
      FROM table_message WHERE broken IS NULL`,
    message_question: `
      SELECT ${pseudonym("message", "message")} AS message, question FROM table_question WHERE is_orphan = 0`,
    excluded: `
      SELECT CAST(NULL AS BIGINT) AS certificate, 'other-form' AS reason FROM table_judged WHERE broken = 'other-form'
      UNION ALL
      SELECT CAST(NULL AS BIGINT) AS certificate, 'duplicate' AS reason FROM table_kept WHERE copy > 1`,
  };
}
