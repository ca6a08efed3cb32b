import {flagBits} from "../../model/flags.ts";
import {forms} from "../certificate/forms.ts";
import {truthOrNone} from "./readings.ts";
import {literal} from "./sqlDialect.ts";

/** The columns of `certificate` that tell of the way back to work, in the order of the staged table. */
export const supportColumns = [
  "treatment_ongoing",
  "treatment_planned",
  "prognosis",
  "measure_text",
  "contact_wish",
] as const;

/** What is answered by yes or no, and the flag of an answer that is neither. */
const truths = {
  treatment_ongoing: "question.treatment",
  treatment_planned: "question.treatment",
  measure_text: "question.measures",
  contact_wish: "question.contact",
} as const;

const isTruth = (column: string): column is keyof typeof truths => column in truths;

/** SQL of the columns as they are read: yes and no as 1 and 0, and a code in capitals; null where the source does not tell. */
export function writtenSupport(): string {
  return supportColumns
    .map((column) => `${isTruth(column) ? truthOrNone(column) : `upper(${column})`} AS ${column}`)
    .join(", ");
}

/** SQL of the quality flags that the texts of those columns raise. */
export function supportFlags(): string {
  const wrong = Object.entries(truths).map(
    ([column, flag]) => [flag, `(${column} IS NOT NULL AND ${truthOrNone(column)} IS NULL)`] as const,
  );
  const flags = [...new Set(wrong.map(([flag]) => flag))].map((flag) => {
    const conditions = wrong.filter(([own]) => own === flag).map(([, condition]) => condition);
    return `CASE WHEN ${conditions.join(" OR ")} THEN ${flagBits([flag])} ELSE 0 END`;
  });
  return flags.join(" + ");
}

/** SQL that is true for a code that is no prognosis of its version of the form. */
export function isNoPrognosis(code: string, version: string): string {
  const known = ([1, 2] as const).map(
    (form) => `(${version} = ${form} AND ${code} IN (${[...forms[form].prognoses].map(literal).join(", ")}))`,
  );
  return `(${code} IS NOT NULL AND NOT (${known.join(" OR ")}))`;
}

/** SQL of the columns of the staged table, from those of {@link writtenSupport} and the version of the form. */
export function stagedSupport(): string {
  const own: Readonly<Partial<Record<(typeof supportColumns)[number], string>>> = {
    // Version 2 does not ask for planned treatment apart.
    treatment_planned: "CASE WHEN version = 1 THEN treatment_planned = 1 END",
    prognosis: `CASE WHEN NOT ${isNoPrognosis("prognosis", "version")} THEN prognosis END`,
  };
  return supportColumns.map((column) => `${own[column] ?? `${column} = 1`} AS ${column}`).join(", ");
}
