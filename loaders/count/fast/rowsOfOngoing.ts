import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {atRows} from "./atRows.ts";
import type {Lookups} from "./lookups.ts";
import {positionsOf} from "./positionTable.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";

/** The relation `ongoing`; what a sjukfall began with is read from its row of the relation `sjukfall`. */
export function rowsOfOngoing(
  linked: Linked,
  lookups: Lookups,
  sjukfall: RelationRows,
  scratch: Scratch,
): RelationRows {
  const {month, spell, period} = monthsOfSjukfall(linked, lookups, scratch);
  const ofSjukfall = (name: string) => atRows(sjukfall.column(name), spell, scratch);
  return relationRows<"ongoing">(
    {
      person: atRows(sjukfall.person, spell, scratch),
      days: {},
      columns: {
        month: () => month,
        region: () => ofSjukfall("region"),
        sex: () => ofSjukfall("sex"),
        age: () => ofSjukfall("age"),
        diagnosis: () =>
          atRows(positionsOf(linked.periods.diagnosis, lookups.diagnosis, scratch), period, scratch),
        degree: () => atRows(positionsOf(linked.periods.degree, lookups.degree, scratch), period, scratch),
      },
    },
    lookups,
    scratch,
  );
}

/** The months of the release in which each sjukfall has a covered day, and the last of its periods that touches each. */
function monthsOfSjukfall({periods, sjukfall}: Linked, {month: calendar}: Lookups, scratch: Scratch) {
  const [firstDay, lastDay] = [calendar.first, calendar.first + calendar.positions.length - 1];
  const monthOf = (day: number) =>
    calendar.positions[Math.min(Math.max(day, firstDay), lastDay) - firstDay] ?? 0;
  const {start_day, end_day, first_period} = sjukfall;
  let most = 0;
  for (let s = 0; s < start_day.length; s++) {
    const [start = 0, end = 0] = [start_day[s], end_day[s]];
    if (end >= firstDay && start <= lastDay) most += monthOf(end) - monthOf(start) + 1;
  }
  const [month, spell, period] = [scratch.take(most), scratch.take(most), scratch.take(most)];
  const last = scratch.take(monthOf(lastDay) + 1);
  let row = 0;
  for (let s = 0; s < start_day.length; s++) {
    const [start = 0, end = 0] = [start_day[s], end_day[s]];
    if (end < firstDay || start > lastDay) continue;
    const [from, to] = [monthOf(start), monthOf(end)];
    last.fill(-1, from, to + 1);
    const after = first_period[s + 1] ?? periods.spell.length;
    for (let p = first_period[s] ?? 0; p < after; p++) {
      const [first = 0, until = 0] = [periods.from_day[p], periods.to_day[p]];
      if (until < firstDay || first > lastDay) continue;
      last.fill(p, monthOf(first), monthOf(until) + 1);
    }
    for (let m = from; m <= to; m++) {
      const touching = last[m] ?? -1;
      if (touching === -1) continue;
      month[row] = m;
      spell[row] = s;
      period[row++] = touching;
    }
  }
  return {month: month.subarray(0, row), spell: spell.subarray(0, row), period: period.subarray(0, row)};
}
