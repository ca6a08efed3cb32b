import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {agePositions} from "./agePositions.ts";
import type {Lookups} from "./lookups.ts";
import {positionsOf} from "./positionTable.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";

/** The relation `certificate`. */
export function rowsOfCertificates({certificates}: Linked, lookups: Lookups, scratch: Scratch): RelationRows {
  const {signed_day, person, unit_place} = certificates;
  return relationRows<"certificate">(
    {
      person,
      days: {signed_day},
      columns: {
        region: () => positionsOf(unit_place, lookups.region, scratch),
        registry_status: () => positionsOf(unit_place, lookups.registry_status, scratch),
        care_unit: () => positionsOf(unit_place, lookups.care_unit, scratch),
        sex: () => positionsOf(certificates.sex, lookups.sex, scratch),
        age: () => agePositions(signed_day, certificates.born, lookups, scratch),
        diagnosis: () => positionsOf(certificates.diagnosis, lookups.diagnosis, scratch),
        degree: () => positionsOf(certificates.degree, lookups.degree, scratch),
        completed: () => certificates.completed,
        version: () => positionsOf(certificates.version, lookups.version, scratch),
        waited: () => positionsOf(certificates.asked_after, lookups.waited, scratch),
        treatment: () => positionsOf(certificates.support, lookups.treatment, scratch),
        prognosis: () => positionsOf(certificates.support, lookups.prognosis, scratch),
        contact_wish: () => positionsOf(certificates.support, lookups.contact_wish, scratch),
        number: () => positionsOf(certificates.number, lookups.number, scratch),
        times_asked: () => positionsOf(certificates.requests, lookups.times_asked, scratch),
        answered: () => answered(certificates, lookups, scratch),
      },
    },
    lookups,
    scratch,
  );
}

/** The position of when the first request was answered; the first of all where there was none. */
function answered(
  {completed, answered_after}: Linked["certificates"],
  lookups: Lookups,
  scratch: Scratch,
): Int32Array {
  const positions = positionsOf(answered_after, lookups.answered, scratch);
  for (let row = 0; row < positions.length; row++) if (completed[row] === 0) positions[row] = 0;
  return positions;
}
