import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {atRows} from "./atRows.ts";
import type {Lookups} from "./lookups.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";
import {setBits} from "./setBits.ts";

/** The relation `named_measure`; the facts of a certificate are read from its row of the relation `certificate`. */
export function rowsOfNamedMeasures(
  {certificates}: Linked,
  lookups: Lookups,
  certificate: RelationRows,
  scratch: Scratch,
): RelationRows {
  const {row, bit} = setBits(certificates.measures, scratch);
  return relationRows<"named_measure">(
    {
      person: atRows(certificates.person, row, scratch),
      days: {signed_day: atRows(certificates.signed_day, row, scratch)},
      columns: {
        region: () => atRows(certificate.column("region"), row, scratch),
        version: () => atRows(certificate.column("version"), row, scratch),
        measure: () => bit,
      },
    },
    lookups,
    scratch,
  );
}
