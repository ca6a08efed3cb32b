import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {agePositions} from "./agePositions.ts";
import {type DegreeCourses, degreeCourses} from "./degreeCourses.ts";
import {diagnosisChange} from "./diagnosisChange.ts";
import type {Lookups} from "./lookups.ts";
import {positionsOf} from "./positionTable.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";

/** The relation `sjukfall`. */
export function rowsOfSjukfall(linked: Linked, lookups: Lookups, scratch: Scratch): RelationRows {
  const {sjukfall} = linked;
  let made: DegreeCourses | undefined;
  const course = () => (made ??= degreeCourses(linked, scratch));
  const {start_day, end_day, person} = sjukfall;
  return relationRows<"sjukfall">(
    {
      person,
      days: {start_day, end_day},
      columns: {
        region: () => positionsOf(sjukfall.unit_place, lookups.region, scratch),
        sex: () => positionsOf(sjukfall.sex, lookups.sex, scratch),
        age: () => agePositions(start_day, sjukfall.born, lookups, scratch),
        diagnosis_first: () => positionsOf(sjukfall.diagnosis_first, lookups.diagnosis, scratch),
        diagnosis_last: () => positionsOf(sjukfall.diagnosis_last, lookups.diagnosis, scratch),
        degree_first: () => positionsOf(sjukfall.degree_first, lookups.degree, scratch),
        degree_last: () => positionsOf(sjukfall.degree_last, lookups.degree, scratch),
        length: () => positionsOf(sjukfall.covered, lookups.length, scratch),
        is_open: () => sjukfall.is_open,
        followed: () => sjukfall.followed,
        duration: () => positionsOf(daysFrom(start_day, end_day, scratch), lookups.duration, scratch),
        span: () => positionsOf(sjukfall.covered, lookups.span, scratch),
        diagnosis_change: () => diagnosisChange(sjukfall, scratch),
        degree_path: () => course().path,
        first_reduction: () => positionsOf(course().lowered, lookups.first_reduction, scratch),
      },
    },
    lookups,
    scratch,
  );
}

/** Days from the first to the last, both counted. */
function daysFrom(first: Int32Array, last: Int32Array, scratch: Scratch): Int32Array {
  const days = scratch.take(first.length);
  for (let row = 0; row < days.length; row++) days[row] = (last[row] ?? 0) - (first[row] ?? 0) + 1;
  return days;
}
