import type {Code} from "./dimension.ts";

/** Form questions that Försäkringskassan asks to have completed, together where they ask for the same. */
export interface QuestionGroup extends Code {
  /** Ids of the form's questions, as a request names them. */
  readonly questions: readonly string[];
}

/**
 * The groups of form questions of a request for completion, in the order of the form. Grouping: Intygsstatistik's, by the ids of
 * FK7804. `other` is a question that is in none, `none` a request that names no question.
 */
export const questionGroups: readonly QuestionGroup[] = [
  {code: "1", title: "Vad intyget baseras på", questions: ["1"]},
  {code: "6", title: "Diagnos", questions: ["6"]},
  {code: "17", title: "Aktivitetsbegränsning", questions: ["17"]},
  {code: "19", title: "Pågående behandlingar", questions: ["19"]},
  {code: "20", title: "Planerade behandlingar", questions: ["20"]},
  {code: "25", title: "Övriga upplysningar", questions: ["25"]},
  {code: "26", title: "Kontakt med Försäkringskassan", questions: ["26"]},
  {code: "27", title: "Smittbärarpenning", questions: ["27"]},
  {code: "28", title: "Sysselsättning", questions: ["28"]},
  {code: "29", title: "Nuvarande yrke", questions: ["29"]},
  {code: "32", title: "Bedömning av nedsättningen", questions: ["32", "37"]},
  {code: "33", title: "Arbetstidsförläggning", questions: ["33"]},
  {code: "34", title: "Arbetsresor", questions: ["34"]},
  {code: "35", title: "Funktionsnedsättning", questions: ["35"]},
  {code: "39", title: "Prognos", questions: ["39"]},
  {code: "40", title: "Arbetslivsinriktade åtgärder", questions: ["40", "44"]},
  {code: "other", title: "Annan fråga", questions: []},
  {code: "none", title: "Ingen fråga angiven", questions: []},
];

/** The number that stands for a group in the sum of those that a certificate's requests ask about: a bit each. */
export function questionBit(code: string): number {
  const at = questionGroups.findIndex((group) => group.code === code);
  if (at === -1) throw new RangeError(`no group of form questions ${code}`);
  return 2 ** at;
}
