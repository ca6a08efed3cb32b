import type {Linked} from "../../model/linked.ts";
import type {RelationId} from "../../model/relations.ts";
import type {Scratch} from "../../model/scratch.ts";
import type {Lookups} from "./lookups.ts";
import type {RelationRows} from "./relationRows.ts";
import {rowsOfCertificates} from "./rowsOfCertificates.ts";
import {rowsOfNamedMeasures} from "./rowsOfNamedMeasures.ts";
import {rowsOfCountings} from "./rowsOfCountings.ts";
import {rowsOfOngoing} from "./rowsOfOngoing.ts";
import {rowsOfRequestQuestions} from "./rowsOfRequestQuestions.ts";
import {rowsOfSjukfall} from "./rowsOfSjukfall.ts";

/** The rows of every relation in a bucket. Each is made when it is first asked for. */
export function relationsOf(
  linked: Linked,
  lookups: Lookups,
  scratch: Scratch,
): (id: RelationId) => RelationRows {
  const made = new Map<RelationId, RelationRows>();
  const makers: Readonly<Record<RelationId, () => RelationRows>> = {
    sjukfall: () => rowsOfSjukfall(linked, lookups, scratch),
    certificate: () => rowsOfCertificates(linked, lookups, scratch),
    request_question: () => rowsOfRequestQuestions(linked, lookups, rowsOf("certificate"), scratch),
    named_measure: () => rowsOfNamedMeasures(linked, lookups, rowsOf("certificate"), scratch),
    counting: () => rowsOfCountings(linked, lookups, scratch),
    ongoing: () => rowsOfOngoing(linked, lookups, rowsOf("sjukfall"), scratch),
  };
  function rowsOf(id: RelationId): RelationRows {
    const rows = made.get(id) ?? makers[id]();
    made.set(id, rows);
    return rows;
  }
  return rowsOf;
}
