import {diagnosisCode} from "./readings.ts";
import {place, rawRelation} from "./rawRelation.ts";
import type {SqlDialect} from "./sqlDialect.ts";
import type {Step, TableSqlOptions} from "./tableSql.ts";

/**
 * A letter and two digits, then letters, digits or hyphens: at least one of these after F and after Z73. The same as
 * in certificate/diagnoses.ts.
 */
const shape =
  "^([A-EG-Y][0-9]{2}[A-Z0-9-]*|Z[0-689][0-9][A-Z0-9-]*|Z7[0-24-9][A-Z0-9-]*|Z73[A-Z0-9-]+|F[0-9]{2}[A-Z0-9-]+)$";

/** SQL of the rule that a code breaks, by its place in {@link diagnosisRules}; 0 for none. */
export function codeFault(dialect: SqlDialect, code: string): string {
  return (
    `CASE WHEN ${code} IS NULL THEN 1 WHEN NOT (${dialect.matches(code, shape)}) THEN 2 ` +
    `WHEN length(${code}) > 5 THEN 3 ELSE 0 END`
  );
}

/** Rules of question 6 in the order of checking. */
export const diagnosisRules = [
  "table.ordinal",
  "diagnosis.missing",
  "diagnosis.code",
  "diagnosis.length",
] as const;

/**
 * `table_diagnosis`: the codes of the table of diagnoses, each once a certificate and ordinal. `table_diagnosis_fault`:
 * a certificate's main code there, and which of its rows breaks a rule first: ten times the ordinal and the rule's
 * place in {@link diagnosisRules}. A code that is given twice with the same ordinal is one; two different ones are a fault.
 */
export function diagnosisSteps({dialect}: TableSqlOptions): Step[] {
  // A column of whole numbers with gaps is often written with a decimal.
  const ordinal = "replace(d.ordinal, '.0', '')";
  return [
    {
      name: "table_diagnosis",
      sql: `
        WITH written ${dialect.asOnce} (
          SELECT i.certificate, ${place("d")} AS place,
            CASE WHEN ${dialect.matches(ordinal, "^[0-9]{1,3}$")} THEN CAST(${ordinal} AS INTEGER) ELSE -1 END AS ordinal,
            ${diagnosisCode("d.code")} AS code
          FROM ${rawRelation("diagnosis")} d JOIN table_id i ON i.id = d.certificate
        ),
        one AS (
          SELECT certificate, ordinal, code, min(place) AS place
          FROM written GROUP BY certificate, ordinal, code
        )
        SELECT certificate, ordinal, code, place,
          CASE WHEN ordinal < 0 THEN 0
            WHEN count(*) OVER (PARTITION BY certificate, ordinal) > 1 THEN 1
            ELSE ${codeFault(dialect, "code")} END AS rule,
          CASE WHEN ordinal < 0 OR count(*) OVER (PARTITION BY certificate, ordinal) > 1
            OR ${codeFault(dialect, "code")} > 0 THEN 1 ELSE 0 END AS is_broken
        FROM one`,
    },
    {
      name: "table_diagnosis_fault",
      sql: `
        SELECT certificate,
          max(CASE WHEN ordinal = 0 THEN code END) AS main,
          min(CASE WHEN is_broken = 1 THEN CASE WHEN ordinal < 0 THEN 0 ELSE 10 * ordinal END + rule END) AS fault
        FROM table_diagnosis GROUP BY certificate`,
    },
  ];
}
