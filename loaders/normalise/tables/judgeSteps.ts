import {flagBits} from "../../model/flags.ts";
import {codeFault, diagnosisRules} from "./diagnosisSteps.ts";
import {periodRules} from "./periodSteps.ts";
import {place, rawRelation} from "./rawRelation.ts";
import {isNoPrognosis, supportColumns} from "./returnSupport.ts";
import type {Step, TableSqlOptions} from "./tableSql.ts";

/** Relations to another certificate that are kept. */
const relationKinds = "('ERSATT', 'KOMPLT', 'FRLANG', 'KOPIA')";

/**
 * `table_relation`: relations of every certificate that occurs; of one that is unknown or leads nowhere the kind is null.
 * `table_judged`: the certificates with what diagnosis and periods break too, and with their flags. `table_kept`: those
 * that break nothing, the first copy of each (the first as they stand, else by what they say), with the first day of
 * sending that any copy tells; `copy` counts from 1 and further copies are there with 2 and more.
 */
export function judgeSteps({dialect, key}: TableSqlOptions): Step[] {
  const bit = (condition: string, flag: Parameters<typeof flagBits>[0]) =>
    `CASE WHEN ${condition} THEN ${flagBits(flag)} ELSE 0 END`;
  const ruleOf = (fault: string, rules: readonly string[], first: number) =>
    `CASE ${fault} % 10 ${rules.map((rule, at) => `WHEN ${at + first} THEN '${rule}'`).join(" ")} END`;
  const support = supportColumns.join(", ");
  const kind = "upper(r.kind)";
  return [
    {
      name: "table_relation",
      sql: `
        SELECT DISTINCT i.certificate,
          CASE WHEN ${kind} IN ${relationKinds} AND r.other IS NOT NULL THEN ${kind} END AS kind,
          CASE WHEN ${kind} IN ${relationKinds}
            THEN coalesce(o.certificate, ${dialect.hmac("'certificate|' || r.other", key)}) END AS other
        FROM ${rawRelation("relation")} r
        JOIN table_id i ON i.id = r.certificate
        LEFT JOIN table_id o ON o.id = r.other`,
    },
    {
      name: "table_judged",
      sql: `
        WITH joined ${dialect.asOnce} (
          SELECT c.*, d.main, p.periods, p.fault AS period_fault,
            coalesce(c.diagnosis, d.main) AS main_diagnosis,
            CASE
              WHEN d.fault < 10 THEN d.fault
              WHEN c.diagnosis <> d.main THEN 1
              WHEN ${codeFault(dialect, "coalesce(c.diagnosis, d.main)")} > 0
                THEN ${codeFault(dialect, "coalesce(c.diagnosis, d.main)")}
              ELSE d.fault
            END AS diagnosis_fault,
            ${bit("c.is_checked = 0", ["person.check-digit"])} + ${bit("c.has_shape = 0", ["unit.shape"])}
              + ${bit("c.infection_ban IS NULL", ["question.infection-ban"])}
              + ${bit("p.repeats_degree = 1", ["period.repeated-degree"])}
              + ${bit("p.shares_day = 1", ["period.shared-day"])}
              + ${bit("r.certificate IS NOT NULL", ["relation.kind"])}
              + ${bit(isNoPrognosis("c.prognosis", "c.version"), ["question.prognosis"])} + c.support_flags AS flags
          FROM table_certificate c
          LEFT JOIN table_diagnosis_fault d ON d.certificate = c.certificate
          LEFT JOIN table_period_fault p ON p.certificate = c.certificate
          LEFT JOIN (SELECT DISTINCT certificate FROM table_relation WHERE kind IS NULL) r ON r.certificate = c.certificate
        )
        SELECT place, certificate, unit, provider, signed_day, sent_day, version, digits, born_day, sex,
          main_diagnosis AS diagnosis, coalesce(infection_ban, 0) AS infection_ban, answers, ${support}, flags,
          diagnosis_fault, period_fault,
          CASE
            WHEN broken IS NOT NULL THEN broken
            WHEN diagnosis_fault IS NOT NULL THEN ${ruleOf("diagnosis_fault", diagnosisRules, 0)}
            WHEN periods IS NULL OR periods > 4 THEN 'period.count'
            WHEN period_fault IS NOT NULL THEN ${ruleOf("period_fault", periodRules, 1)}
          END AS broken,
          CASE WHEN broken IS NULL AND diagnosis_fault IS NOT NULL THEN 1
            WHEN broken IS NULL AND periods <= 4 AND period_fault IS NOT NULL THEN 2 ELSE 0 END AS broken_in
        FROM joined`,
    },
    {
      name: "table_kept",
      sql: `
        SELECT place, certificate, unit, provider, signed_day, version, digits, born_day, sex, diagnosis, infection_ban,
          answers, ${support}, flags,
          coalesce(sent_day, min(sent_day) OVER (PARTITION BY certificate)) AS sent_day,
          row_number() OVER (
            PARTITION BY certificate
            ORDER BY place, signed_day, sent_day NULLS LAST, unit, provider, digits, version, diagnosis, infection_ban, answers NULLS LAST, ${supportColumns.map((column) => `${column} NULLS LAST`).join(", ")}
          ) AS copy
        FROM table_judged WHERE broken IS NULL`,
    },
    {
      name: "table_orphan",
      sql: (["period", "diagnosis", "measure", "relation"] as const)
        .map(
          (name) => `
        SELECT ${place("t")} AS place FROM ${rawRelation(name)} t
        LEFT JOIN table_id i ON i.id = t.certificate WHERE i.id IS NULL`,
        )
        .join(" UNION ALL "),
    },
  ];
}
