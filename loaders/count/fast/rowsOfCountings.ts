import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {countingWays} from "../countingWays.ts";
import type {Lookups} from "./lookups.ts";
import {relationRows, type RelationRows} from "./relationRows.ts";

type Periods = Linked["periods"];

/** The relation `counting`: way by way, so that the rows of one person and way lie together. */
export function rowsOfCountings({periods}: Linked, lookups: Lookups, scratch: Scratch): RelationRows {
  const touched = touchedBy(periods, lookups, scratch);
  const most = mostRows(touched);
  const [person, year, way] = [scratch.take(most), scratch.take(most), scratch.take(most)];
  const chains = {
    person: chainOf(periods, false, scratch),
    "within-provider": chainOf(periods, true, scratch),
  };
  let rows = 0;
  for (const [position, {counts, scope, gap}] of countingWays.entries()) {
    const {order, uncovered} = chains[scope];
    if (counts === "started" || counts === "persons") {
      const once = counts === "persons";
      // The last year that the person has been counted in.
      let told = -1;
      for (let place = 0; place < order.length; place++) {
        const days = uncovered[place] ?? 0;
        if (days <= gap) continue;
        const period = order[place] ?? 0;
        if (days === newPerson) told = -1;
        const own = touched.start[period] ?? -1;
        if (own <= told) continue;
        if (once) told = own;
        person[rows] = periods.person[period] ?? 0;
        year[rows] = own;
        way[rows++] = position;
      }
      continue;
    }
    const byYear = counts === "year";
    const [from, to] = byYear ? [touched.year, touched.lastYear] : [touched.month, touched.lastMonth];
    // The last year of the sjukfall, or month of the person, that has been counted.
    let told = -1;
    for (let place = 0; place < order.length; place++) {
      const days = uncovered[place] ?? 0;
      if (byYear ? days > gap : days === newPerson) told = -1;
      const period = order[place] ?? 0;
      const last = to[period] ?? -1;
      for (let one = Math.max(told + 1, from[period] ?? 0); one <= last; one++) {
        person[rows] = periods.person[period] ?? 0;
        year[rows] = byYear ? one : (lookups.year_of_month[one] ?? 0);
        way[rows++] = position;
      }
      if (last > told) told = last;
    }
  }
  return relationRows<"counting">(
    {
      person: person.subarray(0, rows),
      days: {},
      columns: {year: () => year.subarray(0, rows), counting_way: () => way.subarray(0, rows)},
    },
    lookups,
    scratch,
  );
}

/** Of each period the year it begins in, −1 outside the release; and the first and last year, and month by its 25th, that it touches. */
interface Touched {
  readonly start: Int32Array;
  readonly year: Int32Array;
  readonly lastYear: Int32Array;
  readonly month: Int32Array;
  readonly lastMonth: Int32Array;
}

/** A period that touches none has a first of 0 and a last of −1. */
function touchedBy(
  {from_day, to_day}: Periods,
  {year: years, snapshot_from, snapshot_to}: Lookups,
  scratch: Scratch,
): Touched {
  const column = () => scratch.take(from_day.length);
  const [start, year, lastYear, month, lastMonth] = [column(), column(), column(), column(), column()];
  const {first, positions} = years;
  const last = positions.length - 1;
  for (let period = 0; period < start.length; period++) {
    const from = (from_day[period] ?? 0) - first;
    const to = (to_day[period] ?? 0) - first;
    const touches = to >= 0 && from <= last;
    const [begin, end] = [Math.max(0, from), Math.min(last, to)];
    start[period] = from >= 0 && from <= last ? (positions[from] ?? -1) : -1;
    year[period] = touches ? (positions[begin] ?? 0) : 0;
    lastYear[period] = touches ? (positions[end] ?? -1) : -1;
    month[period] = touches ? (snapshot_from[begin] ?? 0) : 0;
    lastMonth[period] = touches ? (snapshot_to[end] ?? -1) : -1;
  }
  return {start, year, lastYear, month, lastMonth};
}

/** Rows that there can be: each way counts each period once in what it touches. */
function mostRows({year, lastYear, month, lastMonth}: Touched): number {
  const ways = (counted: string) => countingWays.filter(({counts}) => counts === counted).length;
  let [years, months] = [0, 0];
  for (let period = 0; period < year.length; period++) {
    years += (lastYear[period] ?? -1) - (year[period] ?? 0) + 1;
    months += Math.max(0, (lastMonth[period] ?? -1) - (month[period] ?? 0) + 1);
  }
  return (ways("started") + ways("persons")) * year.length + ways("year") * years + ways("day") * months;
}

/** More uncovered days than any gap: before a person's first period, and before the first of another care provider. */
const [newPerson, newProvider] = [2 ** 31 - 1, 2 ** 31 - 2];

/** The periods in order, and of each place in it the uncovered days since all that came before in what may be one sjukfall. */
interface Chain {
  readonly order: Int32Array;
  readonly uncovered: Int32Array;
}

/** The periods by person (and care provider), first day and last day. */
function chainOf({person, provider, from_day, to_day}: Periods, separate: boolean, scratch: Scratch): Chain {
  const [order, uncovered] = [scratch.take(person.length), scratch.take(person.length)];
  const isBefore = (a: number, b: number) => {
    const apart = separate ? (provider[a] ?? 0) - (provider[b] ?? 0) : 0;
    return (apart || (from_day[a] ?? 0) - (from_day[b] ?? 0) || (to_day[a] ?? 0) - (to_day[b] ?? 0)) < 0;
  };
  for (let row = 0; row < order.length; row++) {
    // The periods of a person are few, and mostly in order as they come.
    let place = row;
    for (; place > 0; place--) {
      const before = order[place - 1] ?? 0;
      if (person[before] !== person[row] || !isBefore(row, before)) break;
      order[place] = before;
    }
    order[place] = row;
  }
  let [own, by, reach] = [-1, -1, 0];
  for (let place = 0; place < order.length; place++) {
    const period = order[place] ?? 0;
    const to = to_day[period] ?? 0;
    const isNew = person[period] !== own;
    const isApart = isNew || (separate && provider[period] !== by);
    uncovered[place] = isNew ? newPerson : isApart ? newProvider : (from_day[period] ?? 0) - reach - 1;
    // A sjukfall that begins after all days before it reaches further than they do, whatever the gap.
    reach = isApart ? to : Math.max(reach, to);
    own = person[period] ?? -1;
    by = provider[period] ?? -1;
  }
  return {order, uncovered};
}
