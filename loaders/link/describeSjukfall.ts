import {missing} from "../engine/engine.ts";
import type {Day} from "../model/day.ts";
import {levelShift} from "../model/diagnosisKey.ts";
import type {Columns, Linked} from "../model/linked.ts";
import type {Scratch} from "../model/scratch.ts";
import {followedTo} from "../model/followedTo.ts";

/** What a period and its certificate say, in the order of linking. */
export type SaidPeriods = Linked["periods"] &
  Columns<"sex" | "born" | "unit_place" | "version" | "measures" | "meeting_day" | "contact_day"> & {
    /** The first day of the same certificate's period before this one, missing for its first. */
    readonly earlier_from: Int32Array;
  };

/** Describes so many sjukfall from their periods. */
export function describeSjukfall(
  periods: SaidPeriods,
  {count, maxGap, extractDay, scratch}: {count: number; maxGap: number; extractDay: Day; scratch: Scratch},
): Linked["sjukfall"] {
  const column = () => scratch.take(count).fill(0);
  const [person, first_period, start_day, end_day, covered] = [
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  const [is_open, followed] = [column(), column()];
  const [sex, born, unit_place, certificates] = [column(), column(), column(), column(), column()];
  const [diagnosis_first, diagnosis_last] = [column(), column()];
  const [degree_first, degree_last, degree_changes] = [column(), column(), column()];
  const [category_changes, block_changes, chapter_changes, group_changes] = [
    ...[column(), column(), column(), column()],
  ] as const;
  const [meeting_day, contact_day, measures, forms] = [column(), column(), column(), column()];
  const lastFollowed = followedTo(extractDay, maxGap);
  let sjukfall = -1;
  let start = 0;
  let reach = 0;
  let degreeBefore = 0;
  // The diagnosis of the certificate that opened last: periods of two certificates can alternate.
  let opened = 0;
  for (let period = 0; period < periods.spell.length; period++) {
    const from = periods.from_day[period] ?? 0;
    const to = periods.to_day[period] ?? 0;
    const degree = periods.degree[period] ?? 0;
    const diagnosis = periods.diagnosis[period] ?? 0;
    if (periods.spell[period] !== sjukfall) {
      sjukfall++;
      start = from;
      reach = to;
      opened = diagnosis;
      person[sjukfall] = periods.person[period] ?? 0;
      first_period[sjukfall] = period;
      start_day[sjukfall] = from;
      followed[sjukfall] = from <= lastFollowed ? 1 : 0;
      covered[sjukfall] = to - from + 1;
      sex[sjukfall] = periods.sex[period] ?? 0;
      born[sjukfall] = periods.born[period] ?? 0;
      unit_place[sjukfall] = periods.unit_place[period] ?? 0;
      diagnosis_first[sjukfall] = diagnosis;
      degree_first[sjukfall] = degree;
      certificates[sjukfall] = 1;
      meeting_day[sjukfall] = missing;
      contact_day[sjukfall] = missing;
    } else {
      if (degree !== degreeBefore) add(degree_changes, sjukfall, 1);
      if (to > reach) {
        add(covered, sjukfall, to - Math.max(from - 1, reach));
        reach = to;
      }
      const earlier = periods.earlier_from[period] ?? missing;
      // A certificate whose periods lie far apart is opened in two sjukfall.
      if (earlier === missing || earlier < start) {
        add(certificates, sjukfall, 1);
        // What has no valid code is unknown, and nothing is known to have changed.
        if (diagnosis !== opened && diagnosis > 0 && opened > 0) {
          add(category_changes, sjukfall, 1);
          const differs = diagnosis ^ opened;
          if (differs >> levelShift.block !== 0) add(block_changes, sjukfall, 1);
          if (differs >> levelShift.chapter !== 0) add(chapter_changes, sjukfall, 1);
          if (differs >> levelShift.group !== 0) add(group_changes, sjukfall, 1);
        }
        opened = diagnosis;
      }
    }
    measures[sjukfall] = (measures[sjukfall] ?? 0) | (periods.measures[period] ?? 0);
    forms[sjukfall] = (forms[sjukfall] ?? 0) | (periods.version[period] ?? 0);
    earliest(meeting_day, sjukfall, periods.meeting_day[period] ?? missing);
    earliest(contact_day, sjukfall, periods.contact_day[period] ?? missing);
    end_day[sjukfall] = reach;
    is_open[sjukfall] = reach + maxGap >= extractDay ? 1 : 0;
    diagnosis_last[sjukfall] = diagnosis;
    degree_last[sjukfall] = degree;
    degreeBefore = degree;
  }
  return {
    ...{person, first_period, start_day, end_day, covered, is_open, followed, sex, born, unit_place},
    ...{diagnosis_first, diagnosis_last, degree_first, degree_last, certificates, degree_changes},
    ...{category_changes, block_changes, chapter_changes, group_changes},
    ...{meeting_day, contact_day, measures, forms},
  };
}

/** Keeps the earlier of two days; what is missing is later than any. */
function earliest(column: Int32Array, at: number, day: number): void {
  if (day === missing) return;
  const known = column[at] ?? missing;
  if (known === missing || day < known) column[at] = day;
}

function add(column: Int32Array, at: number, more: number): void {
  column[at] = (column[at] ?? 0) + more;
}
