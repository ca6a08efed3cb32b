import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {atRows} from "./atRows.ts";
import type {Lookups} from "./lookups.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";
import {setBits} from "./setBits.ts";

/** The relation `request_question`; the facts of a certificate are read from its row of the relation `certificate`. */
export function rowsOfRequestQuestions(
  {certificates}: Linked,
  lookups: Lookups,
  certificate: RelationRows,
  scratch: Scratch,
): RelationRows {
  const {row, bit} = setBits(certificates.questions, scratch);
  return relationRows<"request_question">(
    {
      person: atRows(certificates.person, row, scratch),
      days: {signed_day: atRows(certificates.signed_day, row, scratch)},
      columns: {
        region: () => atRows(certificate.column("region"), row, scratch),
        version: () => atRows(certificate.column("version"), row, scratch),
        question: () => bit,
      },
    },
    lookups,
    scratch,
  );
}
