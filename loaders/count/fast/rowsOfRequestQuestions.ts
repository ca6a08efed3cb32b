import {questionBit, questionGroups} from "../../model/completionQuestions.ts";
import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {atRows} from "./atRows.ts";
import type {Lookups} from "./lookups.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";

/** The relation `request_question`; the facts of a certificate are read from its row of the relation `certificate`. */
export function rowsOfRequestQuestions(
  {certificates}: Linked,
  lookups: Lookups,
  certificate: RelationRows,
  scratch: Scratch,
): RelationRows {
  const {row, question} = groupsAskedAbout(certificates.questions, scratch);
  return relationRows<"request_question">(
    {
      person: atRows(certificates.person, row, scratch),
      days: {signed_day: atRows(certificates.signed_day, row, scratch)},
      columns: {
        region: () => atRows(certificate.column("region"), row, scratch),
        version: () => atRows(certificate.column("version"), row, scratch),
        question: () => question,
      },
    },
    lookups,
    scratch,
  );
}

/** A row a certificate and group asked about: the certificate's row and the group's position. */
function groupsAskedAbout(questions: Int32Array, scratch: Scratch) {
  const bits = questionGroups.map(({code}) => questionBit(code));
  let rows = 0;
  for (const asked of questions) for (let left = asked; left !== 0; left &= left - 1) rows++;
  const [row, question] = [scratch.take(rows), scratch.take(rows)];
  let at = 0;
  for (let certificate = 0; certificate < questions.length; certificate++) {
    const asked = questions[certificate] ?? 0;
    if (asked === 0) continue;
    for (const [position, bit] of bits.entries()) {
      if ((asked & bit) === 0) continue;
      row[at] = certificate;
      question[at++] = position;
    }
  }
  return {row, question};
}
