import {known} from "./known.ts";
import type {Linked} from "./linkViews.ts";
import {sameCells} from "./sameCells.ts";
import {equationsOf, type System} from "./system.ts";
import type {Range} from "./target.ts";
import type {ExactCells} from "./truth.ts";
import type {View} from "./view.ts";

/** What insiders get to know of the small cells of one family: cells of 1 to b − 1 persons, with the truth at hand. */
export interface PersonInsiders {
  readonly cells: number;
  /** Cells where the person with most events, who knows them, learns exactly how many others there are. */
  readonly ownTellsOthers: number;
  /** … and that there are none. */
  readonly ownTellsAlone: number;
  /** Cells where somebody who knows every other event learns that this person has one. */
  readonly othersTellPresence: number;
}

/** What somebody who knows all the true counts of one unit gets to know of the cells of others. */
export interface UnitInsiders {
  /** Units with cells in the system, and equations that hold cells of one beside those of others, unit by unit. */
  readonly units: number;
  readonly equations: number;
  /**
   * The least room that such an equation leaves others' cells, in times the room that the widest of them needs: 1 is just
   * enough. Null where no equation holds a unit's cells.
   */
  readonly leastRoom: number | null;
  /** Targets of others that keep less than claim 5 leaves open. */
  readonly narrowed: readonly number[];
}

/**
 * Which numbers of others' events a published count leaves to somebody who has `own` of them: rule R says nothing of who
 * has which. Also what is left of one person's events to somebody who knows those of all others.
 *
 * @example left(0, 1, 5) // 0–3: with one event of one's own in a cell published as 0 there are at most three more
 */
export function left(published: number, own: number, base: number): Range {
  const {lower, upper} = known(published, base);
  return {lower: Math.max(0, lower - own), upper: upper - own};
}

/** Counts how often knowing one's own events, or all events but one person's, tells the rest of a small cell. */
export function personInsiders(published: View, exact: ExactCells): PersonInsiders {
  const {base} = published;
  const cells = sameCells(published, exact);
  const counts = new Float64Array(cells.count);
  for (const [i, cell] of cells.a.entries()) if (cell !== -1) counts[cell] = published.n[i] ?? 0;
  const found = {cells: 0, ownTellsOthers: 0, ownTellsAlone: 0, othersTellPresence: 0};
  for (const [i, cell] of cells.b.entries()) {
    const n = exact.n[i] ?? 0;
    if (n === 0 || (exact.persons[i] ?? 0) >= base) continue;
    found.cells++;
    const y = cell === -1 ? 0 : (counts[cell] ?? 0);
    const own = exact.most[i] ?? 0;
    const others = left(y, own, base);
    if (others.lower === others.upper) {
      found.ownTellsOthers++;
      if (others.upper === 0) found.ownTellsAlone++;
    }
    if (left(y, n - own, base).lower > 0) found.othersTellPresence++;
  }
  return found;
}

/**
 * Attacks the system as somebody would who knows every true count of one unit, in all tables and releases, for each unit in turn. An equation says
 * Σ ± others = c − u, where u is the sum of the unit's cells: a cell of others can be anything within its bounds when c − u
 * lies at least its width from both ends of what the others can add up to. `truth` gives the true counts of a view's rows;
 * without it, and for the unit's cells that are not published, u is the worst that what is published allows.
 */
export function unitInsiders(
  linked: Linked,
  bounds: Pick<System, "lower" | "upper">,
  truth: (view: View) => Float64Array | undefined,
): UnitInsiders {
  const {system, targets, unknowns, absences} = linked;
  const of = equationsOf(system);
  const sums = equationSums(system, bounds);
  const needs = new Float64Array(system.unknowns);
  const targetOf = new Int32Array(system.unknowns).fill(-1);
  for (const [t, {unknown: x, low, high}] of targets.entries()) {
    needs[x] = Math.max((bounds.upper[x] ?? 0) - low, high - (bounds.lower[x] ?? 0));
    targetOf[x] = t;
  }
  const widest = new Float64Array(system.equations);
  for (let e = 0; e < system.equations; e++)
    for (let k = system.start[e] ?? 0; k < (system.start[e + 1] ?? 0); k++)
      widest[e] = Math.max(widest[e] ?? 0, needs[system.unknown[k] ?? 0] ?? 0);

  const counts = new Map([...unknowns.keys()].map((view) => [view, truth(view)]));
  const absent = new Map<string, number[]>();
  for (const [x, {unit}] of absences) {
    if (unit === undefined) continue;
    const list = absent.get(unit) ?? [];
    absent.set(unit, list);
    list.push(x);
  }
  let [units, equations, leastRoom] = [0, 0, Infinity];
  const narrowed = new Set<number>();
  for (const [unit, rows] of rowsByUnit(unknowns)) {
    const mine = new Map<number, number | undefined>();
    for (const {view, row, unknown} of rows) mine.set(unknown, counts.get(view)?.[row]);
    for (const x of absent.get(unit) ?? []) mine.set(x, undefined);
    units++;
    const met = new Set<number>();
    for (const x of mine.keys())
      for (let k = of.start[x] ?? 0; k < (of.start[x + 1] ?? 0); k++) met.add(of.equation[k] ?? 0);
    for (const e of met) {
      const terms = system.unknown.subarray(system.start[e] ?? 0, system.start[e + 1] ?? 0);
      const isOthers = (x: number) => !mine.has(x) && targetOf[x] !== -1;
      // An equation of the unit's own cells alone tells of nobody else.
      if (!terms.some(isOthers)) continue;
      equations++;
      const room = roomOfOthers(e, mine);
      leastRoom = Math.min(leastRoom, room / (widest[e] ?? 0));
      if (room >= (widest[e] ?? 0)) continue;
      for (const x of terms) if (isOthers(x) && room < (needs[x] ?? 0)) narrowed.add(targetOf[x] ?? 0);
    }
  }
  /** How far the unit's sum stays from pinning the others of an equation. */
  function roomOfOthers(e: number, mine: ReadonlyMap<number, number | undefined>): number {
    let [least, greatest] = [sums.least[e] ?? 0, sums.greatest[e] ?? 0];
    let [low, high] = [0, 0];
    for (let k = system.start[e] ?? 0; k < (system.start[e + 1] ?? 0); k++) {
      const x = system.unknown[k] ?? 0;
      const sign = system.coefficient[k] ?? 0;
      const absent = absences.get(x);
      const isMine = mine.has(x);
      const all = absent && !isMine && absent.unit === undefined ? unitsIn(absent.view) : 0;
      if (!isMine && all === 0) continue;
      const [from, to] = [bounds.lower[x] ?? 0, bounds.upper[x] ?? 0];
      // Of the cells that are not published at most so many are the unit's.
      const share =
        absent && all > 0 ? Math.min(to, Math.ceil(absent.cells / all) * (absent.view.base - 1)) : to;
      const exact = mine.get(x);
      const range = isMine ? {lower: exact ?? from, upper: exact ?? to} : {lower: 0, upper: share};
      const others = isMine ? {lower: from, upper: to} : {lower: 0, upper: share};
      low += sign > 0 ? range.lower : -range.upper;
      high += sign > 0 ? range.upper : -range.lower;
      least -= sign > 0 ? others.lower : -others.upper;
      greatest -= sign > 0 ? others.upper : -others.lower;
    }
    const c = system.constant[e] ?? 0;
    return Math.max(0, Math.min(c - high - least, greatest - c + low));
  }
  return {
    units,
    equations,
    leastRoom: Number.isFinite(leastRoom) ? leastRoom : null,
    narrowed: [...narrowed],
  };
}

/** How many units a view tells of. */
function unitsIn(view: View): number {
  return view.dimensions.find(({id}) => id === "care_unit")?.codes.length ?? 0;
}

/** The unknown cells of each unit, in every view that tells of units: who knows all about a unit knows it in all of them. */
function rowsByUnit(
  unknowns: Linked["unknowns"],
): Map<string, {readonly view: View; readonly row: number; readonly unknown: number}[]> {
  const rows = new Map<string, {view: View; row: number; unknown: number}[]>();
  for (const [view, own] of unknowns) {
    const at = view.dimensions.findIndex(({id}) => id === "care_unit");
    if (view.of || at === -1) continue;
    for (const [row, code] of (view.codes[at] ?? new Int32Array()).entries()) {
      const unknown = own[row] ?? -1;
      const unit = view.dimensions[at]?.codes[code]?.code;
      if (unknown === -1 || unit === undefined) continue;
      const list = rows.get(unit) ?? [];
      rows.set(unit, list);
      list.push({view, row, unknown});
    }
  }
  return rows;
}

/** The least and greatest sum of the terms of each equation. */
function equationSums(system: System, {lower, upper}: Pick<System, "lower" | "upper">) {
  const least = new Float64Array(system.equations);
  const greatest = new Float64Array(system.equations);
  for (let e = 0; e < system.equations; e++)
    for (let k = system.start[e] ?? 0; k < (system.start[e + 1] ?? 0); k++) {
      const x = system.unknown[k] ?? 0;
      const a = system.coefficient[k] ?? 0;
      const [one, other] = [a * (lower[x] ?? 0), a * (upper[x] ?? 0)];
      least[e] = (least[e] ?? 0) + Math.min(one, other);
      greatest[e] = (greatest[e] ?? 0) + Math.max(one, other);
    }
  return {least, greatest};
}
