import type {Day} from "../../model/day.ts";
import {
  addedFacts,
  factNames,
  holdsOn,
  type KeptUnit,
  sameFacts,
  tellers,
  toldByRegistry,
} from "./keptUnit.ts";

/** The län that a snapshot is complete for: a unit there that it does not name is not in the registry that day. */
export type Coverage = "all" | "none" | readonly string[];

/** What was known of units on one day. A unit can have several rows: its history as the source itself tells it. */
export interface Snapshot {
  readonly date: Day;
  readonly covers: Coverage;
  readonly rows: readonly KeptUnit[];
}

/**
 * The dated rows that a series of snapshots tells, whatever order they come in: one for each unit and span of days in
 * which nothing changed, by unit and first day.
 *
 * - What a snapshot says holds from its date on. What earlier ones said of earlier days stays: the span of a unit whose
 *   facts are other ones ends the day before.
 * - A unit that a snapshot names for the first time holds from its own first day; where it tells none, from the date, if
 *   an earlier snapshot was complete for its län without it, and otherwise from always.
 * - A unit that HSA told of, and that a snapshot complete for its län does not name, ended the day before. Where a snapshot
 *   tells the day of the end, and that day lies after the snapshot before, that day holds.
 * - An answer changes what it tells and leaves the rest; a region's list does so too, but of name, vårdenhet, vårdgivare
 *   and län it only fills in what is missing. HSA's list tells these four, and leaves what only others tell.
 *
 * So nothing that one snapshot says of the days up to its date changes when later ones are added.
 */
export function history(snapshots: readonly Snapshot[]): KeptUnit[] {
  const inOrder = [...snapshots].sort((a, b) => a.date - b.date);
  const known = new Map<string, readonly KeptUnit[]>();
  let before: readonly Snapshot[] = [];
  for (const snapshot of inOrder) {
    for (const [unit, rows] of byUnit(snapshot.rows)) {
      const earlier = known.get(unit);
      known.set(
        unit,
        earlier ? continued(earlier, rows, snapshot, before.at(-1)) : begun(rows, snapshot, before),
      );
    }
    const named = new Set(snapshot.rows.map(({unit}) => unit));
    for (const [unit, rows] of known)
      if (!named.has(unit) && isMissing(rows, snapshot))
        known.set(unit, until(rows, (snapshot.date - 1) as Day));
    before = [...before, snapshot];
  }
  return [...known.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, rows]) => joined([...rows].sort(byFirstDay)));
}

function byUnit(rows: readonly KeptUnit[]): Map<string, KeptUnit[]> {
  const found = new Map<string, KeptUnit[]>();
  for (const row of rows) {
    const same = found.get(row.unit);
    if (same) same.push(row);
    else found.set(row.unit, [row]);
  }
  for (const same of found.values()) same.sort(byFirstDay);
  return found;
}

function byFirstDay(a: KeptUnit, b: KeptUnit): number {
  return (a.from ?? -Infinity) - (b.from ?? -Infinity) || (a.to ?? Infinity) - (b.to ?? Infinity);
}

/** A unit that no snapshot named before. */
function begun(rows: readonly KeptUnit[], {date}: Snapshot, before: readonly Snapshot[]): KeptUnit[] {
  return withDays(
    rows.map((row) => {
      const wasAbsent = row.from === undefined && before.some(({covers}) => isCovered(row.region, covers));
      return wasAbsent ? {...row, from: date} : row;
    }),
  );
}

/** The rows that hold on a day at all: a registry can end a unit before it starts. */
function withDays(rows: readonly KeptUnit[]): KeptUnit[] {
  return rows.filter((row) => row.from === undefined || row.to === undefined || row.from <= row.to);
}

/** A unit that was known: what was said of the days before, then what the snapshot says. */
function continued(
  earlier: readonly KeptUnit[],
  rows: readonly KeptUnit[],
  {date}: Snapshot,
  previous: Snapshot | undefined,
): KeptUnit[] {
  const last = earlier.at(-1);
  const completed = rows.map((row) => (last ? complete(row, last, date) : row));
  // A change whose own day lies between the snapshots is known better than by the snapshot's date.
  const sincePrevious = (day: Day | undefined): day is Day =>
    day !== undefined && previous !== undefined && day > previous.date && day < date;
  const restarts = completed.map(({from}) => from).filter(sincePrevious);
  const isOver = completed.every(({to}) => to !== undefined && to < date);
  const ends = isOver ? completed.map(({to}) => to ?? date) : [];
  const end = ends.length === 0 ? undefined : (Math.max(...ends) as Day);
  const hasGap = last?.to !== undefined && restarts.some((start) => start > (last.to ?? start));
  const cut = hasGap ? (Math.min(...restarts) as Day) : date;
  if (end !== undefined) {
    const known = previous === undefined ? end : (Math.max(end, previous.date) as Day);
    return until(earlier, Math.min(known, date - 1) as Day);
  }
  return withDays([...until(earlier, (cut - 1) as Day), ...from(completed, cut)]);
}

/** A row with what its source does not tell taken from what was known last. */
function complete(row: KeptUnit, last: KeptUnit, date: Day): KeptUnit {
  const silent: readonly (typeof factNames)[number][] = row.toldBy === "registry" ? addedFacts : factNames;
  const kept = Object.fromEntries(silent.map((fact) => [fact, row[fact] ?? last[fact]]));
  // A region's list may call a unit what it likes: of what HSA tells it only fills in what is missing.
  const ofHsa = row.toldBy === "list" ? toldByRegistry : [];
  const standing = Object.fromEntries(ofHsa.map((fact) => [fact, last[fact] ?? row[fact]]));
  const isOpen = last.to === undefined || last.to >= date;
  const to = row.toldBy !== "registry" && isOpen ? (row.to ?? last.to) : row.to;
  const toldBy = tellers.find((teller) => teller === last.toldBy || teller === row.toldBy) ?? row.toldBy;
  return {...row, ...kept, ...standing, to, toldBy};
}

function isMissing(rows: readonly KeptUnit[], {date, covers}: Snapshot): boolean {
  const last = rows.at(-1);
  return (
    last?.toldBy === "registry" &&
    (last.to === undefined || last.to >= date) &&
    isCovered(last.region, covers)
  );
}

/** True when a snapshot is complete for a län; what lies in no län belongs to a snapshot of everything only. */
function isCovered(region: string | undefined, covers: Coverage): boolean {
  if (covers === "all" || covers === "none") return covers === "all";
  return region !== undefined && covers.includes(region);
}

/** The part of rows up to a day, that day included. */
function until(rows: readonly KeptUnit[], day: Day): KeptUnit[] {
  return rows
    .filter((row) => row.from === undefined || row.from <= day)
    .map((row) => (row.to !== undefined && row.to <= day ? row : {...row, to: day}));
}

/** The part of rows from a day on, that day included. */
function from(rows: readonly KeptUnit[], day: Day): KeptUnit[] {
  return rows
    .filter(({to}) => to === undefined || to >= day)
    .map((row) => (row.from !== undefined && row.from >= day ? row : {...row, from: day}));
}

/** Rows of one unit, in order, with neighbours that say the same made one. */
function joined(rows: readonly KeptUnit[]): KeptUnit[] {
  const result: KeptUnit[] = [];
  for (const row of rows) {
    const last = result.at(-1);
    const touches = last?.to !== undefined && row.from !== undefined && last.to + 1 === row.from;
    if (last && touches && sameFacts(last, row)) result[result.length - 1] = {...last, to: row.to};
    else result.push(row);
  }
  return result;
}

/** What held on a day: of each unit its row then, the one that began last where several overlap. */
export function stateOn(rows: readonly KeptUnit[], day: Day): Map<string, KeptUnit> {
  const state = new Map<string, KeptUnit>();
  for (const row of rows) {
    if (!holdsOn(row, day)) continue;
    const other = state.get(row.unit);
    if (!other || (row.from ?? -Infinity) >= (other.from ?? -Infinity)) state.set(row.unit, row);
  }
  return state;
}
