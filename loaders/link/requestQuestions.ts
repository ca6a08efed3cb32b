import type {Lookup} from "../engine/lookup.ts";
import {questionBit, questionGroups} from "../model/completionQuestions.ts";

/** The table `request_question`: the bit of the group that each form question lies in. */
export function requestQuestions(): Lookup {
  const rows = questionGroups.flatMap(({code, questions}) =>
    questions.map((question) => [question, questionBit(code)] as const),
  );
  return {
    name: "request_question",
    columns: {
      question: {type: "VARCHAR", values: rows.map(([question]) => question)},
      bit: {type: "INTEGER", values: rows.map(([, bit]) => bit)},
    },
  };
}
