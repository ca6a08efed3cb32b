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
  const add = (period: number, ofYear: number, position: number) => {
    person[rows] = periods.person[period] ?? 0;
    year[rows] = ofYear;
    way[rows++] = position;
  };
  for (const [position, {counts, scope, gap}] of countingWays.entries()) {
    const order = chains[scope];
    // The last year, or month, that the sjukfall or the person has been counted in.
    let told = -1;
    walk(periods, {order, separate: scope === "within-provider", gap}, (period, begins, isNew) => {
      if (counts === "started") {
        const own = touched.start[period] ?? -1;
        if (begins && own >= 0) add(period, own, position);
        return;
      }
      if (counts === "persons") {
        if (isNew) told = -1;
        const own = touched.start[period] ?? -1;
        if (begins && own > told) add(period, (told = own), position);
        return;
      }
      if (counts === "year" ? begins : isNew) told = -1;
      const [from, to] =
        counts === "year" ? [touched.year, touched.lastYear] : [touched.month, touched.lastMonth];
      const last = to[period] ?? -1;
      for (let one = Math.max(told + 1, from[period] ?? 0); one <= last; one++)
        add(period, counts === "year" ? one : (lookups.year_of_month[one] ?? 0), position);
      told = Math.max(told, last);
    });
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

/** The places of the periods by person (and care provider), first day and last day. */
function chainOf(
  {person, provider, from_day, to_day}: Periods,
  separate: boolean,
  scratch: Scratch,
): Int32Array {
  const order = scratch.take(person.length);
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
  return order;
}

/** Visits the periods of a chain in order, and says of each whether it begins a sjukfall, and whether it is a person's first. */
function walk(
  {person, provider, from_day, to_day}: Periods,
  {order, separate, gap}: {order: Int32Array; separate: boolean; gap: number},
  visit: (period: number, begins: boolean, isNew: boolean) => void,
): void {
  let [own, by, reach] = [-1, -1, 0];
  for (const period of order) {
    const isNew = person[period] !== own;
    const begins =
      isNew || (separate && provider[period] !== by) || (from_day[period] ?? 0) > reach + gap + 1;
    const to = to_day[period] ?? 0;
    reach = begins ? to : Math.max(reach, to);
    own = person[period] ?? -1;
    by = provider[period] ?? -1;
    visit(period, begins, isNew);
  }
}
