import {missing} from "../../engine/engine.ts";
import type {Linked} from "../../model/linked.ts";
import {namedBits} from "../../model/measureKinds.ts";
import type {Scratch} from "../../model/scratch.ts";
import {agePositions} from "./agePositions.ts";
import {type DegreeCourses, degreeCourses} from "./degreeCourses.ts";
import {diagnosisChange} from "./diagnosisChange.ts";
import {diagnosisChangeDays} from "./diagnosisChangeDays.ts";
import type {Lookups} from "./lookups.ts";
import {positionsOf} from "./positionTable.ts";
import {categoryPositions, recommendation} from "./recommendation.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";

/** The relation `sjukfall`. */
export function rowsOfSjukfall(linked: Linked, lookups: Lookups, scratch: Scratch): RelationRows {
  const {sjukfall} = linked;
  let made: DegreeCourses | undefined;
  const course = () => (made ??= degreeCourses(linked, scratch));
  let lasted: Int32Array | undefined;
  const elapsed = () => (lasted ??= daysFrom(start_day, end_day, scratch));
  const {start_day, end_day, person} = sjukfall;
  return relationRows<"sjukfall">(
    {
      person,
      days: {start_day, end_day},
      columns: {
        region: () => positionsOf(sjukfall.unit_place, lookups.region, scratch),
        care_unit: () => positionsOf(sjukfall.unit_place, lookups.care_unit, scratch),
        sex: () => positionsOf(sjukfall.sex, lookups.sex, scratch),
        age: () => agePositions(start_day, sjukfall.born, lookups, scratch),
        diagnosis_first: () => positionsOf(sjukfall.diagnosis_first, lookups.diagnosis, scratch),
        diagnosis_last: () => positionsOf(sjukfall.diagnosis_last, lookups.diagnosis, scratch),
        degree_first: () => positionsOf(sjukfall.degree_first, lookups.degree, scratch),
        degree_last: () => positionsOf(sjukfall.degree_last, lookups.degree, scratch),
        length: () => positionsOf(sjukfall.covered, lookups.length, scratch),
        is_open: () => sjukfall.is_open,
        followed: () => sjukfall.followed,
        duration: () => positionsOf(elapsed(), lookups.duration, scratch),
        duration_limit: () => positionsOf(elapsed(), lookups.duration_limit, scratch),
        span: () => positionsOf(sjukfall.covered, lookups.span, scratch),
        diagnosis_change: () => diagnosisChange(sjukfall, scratch),
        first_change: () => positionsOf(diagnosisChangeDays(linked, scratch), lookups.first_change, scratch),
        degree_path: () => course().path,
        first_meeting: () =>
          positionsOf(daysInto(start_day, sjukfall.meeting_day, scratch), lookups.coordination, scratch),
        first_contact: () =>
          positionsOf(daysInto(start_day, sjukfall.contact_day, scratch), lookups.coordination, scratch),
        forms: () => positionsOf(sjukfall.forms, lookups.forms, scratch),
        measures_named: () => measuresOf(sjukfall.measures, scratch),
        first_reduction: () => positionsOf(course().lowered, lookups.first_reduction, scratch),
        block_first: () => positionsOf(sjukfall.diagnosis_first, lookups.block, scratch),
        block_last: () => positionsOf(sjukfall.diagnosis_last, lookups.block, scratch),
        category_first: () => categoryPositions(sjukfall.diagnosis_first, lookups, scratch),
        recommendation: () => recommendation(sjukfall.diagnosis_first, elapsed(), lookups, scratch),
        first_in_block: () => inBlocks([sjukfall.diagnosis_first], lookups, scratch),
        both_in_block: () => inBlocks([sjukfall.diagnosis_first, sjukfall.diagnosis_last], lookups, scratch),
      },
    },
    lookups,
    scratch,
  );
}

/** 1 where each of the diagnoses lies in a block. */
function inBlocks(diagnoses: readonly Int32Array[], {block}: Lookups, scratch: Scratch): Int32Array {
  const known = scratch.take(diagnoses[0]?.length ?? 0).fill(1);
  for (const diagnosis of diagnoses) {
    const positions = positionsOf(diagnosis, block, scratch);
    for (let row = 0; row < known.length; row++) if ((positions[row] ?? -1) < 0) known[row] = 0;
  }
  return known;
}

/** Days from the first to the last, both counted. */
function daysFrom(first: Int32Array, last: Int32Array, scratch: Scratch): Int32Array {
  const days = scratch.take(first.length);
  for (let row = 0; row < days.length; row++) days[row] = (last[row] ?? 0) - (first[row] ?? 0) + 1;
  return days;
}

/** The day of the sjukfall that a day is, its first being 1; what comes before it is on its first. Missing where the day is. */
function daysInto(first: Int32Array, day: Int32Array, scratch: Scratch): Int32Array {
  const days = scratch.take(first.length);
  for (let row = 0; row < days.length; row++) {
    const own = day[row] ?? missing;
    days[row] = own === missing ? missing : Math.max(1, own - (first[row] ?? 0) + 1);
  }
  return days;
}

/** The position of what the measures that are named come to. */
function measuresOf(measures: Int32Array, scratch: Scratch): Int32Array {
  const found = scratch.take(measures.length);
  for (let row = 0; row < found.length; row++) {
    const at = namedBits.findIndex((bits) => ((measures[row] ?? 0) & bits) !== 0);
    found[row] = at === -1 ? namedBits.length : at;
  }
  return found;
}
