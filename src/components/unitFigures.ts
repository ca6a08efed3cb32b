import type {UnitTable} from "../contract/unitTable.js";
import type {Count} from "../measures/count.js";
import {
  funnelZone,
  ratioLimits,
  shareLimits,
  type FunnelLimits,
  type FunnelZone,
} from "../measures/funnelLimits.js";
import {limitsWithSpread} from "../measures/limitsWithSpread.js";
import {
  overdispersion,
  ratioError,
  shareError,
  type Deviation,
  type Overdispersion,
} from "../measures/overdispersion.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {shareRoundingInterval} from "../measures/shareRoundingInterval.js";
import type {Interval} from "../measures/wilsonInterval.js";
import {expectedOfUnits} from "./unitExpected.js";

export type UnitOfTable = UnitTable["units"][number];

/** What is counted of a unit in a year: certificates and those that are completed, or the sjukfall that began and those that were long. */
export interface UnitYear {
  readonly unit: UnitOfTable;
  /** All that are counted. */
  readonly whole: Count;
  /** The completed, or the long, among them. */
  readonly part: Count;
  /** Completed that the nation's shares of such patients would give, and that all of the type together have; null where not known. */
  readonly expected: number | null;
  /** How far rounding can have moved the share, where that is known for certain. */
  readonly rounding?: Interval;
}

/** A unit in the funnel: where it lies, how large it is on the funnel's own scale, and in which zone it is. */
export interface UnitFigure {
  readonly year: UnitYear;
  readonly size: number;
  readonly value: number;
  readonly rounding: Interval;
  readonly limits: FunnelLimits;
  readonly zone: FunnelZone;
}

/** The units of a type in a year, and what they are held against. */
export interface UnitFunnelFigures {
  readonly figures: readonly UnitFigure[];
  /** The share of all of the type together, or 1. */
  readonly target: number;
  /** Null for fewer than two units. */
  readonly spread: Overdispersion | null;
  readonly limitsAt: (size: number) => FunnelLimits;
}

/** Every unit that has a row of its own in the year, in the table's order: its certificates, and those that are completed. */
export function unitCounts(
  table: UnitTable,
  year: string,
): (Pick<UnitYear, "unit" | "whole" | "part"> & {readonly at: number})[] {
  const yearAt = table.years.indexOf(year);
  return table.units.flatMap((unit, at) => {
    const cell = at * table.years.length + yearAt;
    const whole = countAt(table.certificates, table.certificatesAtBase, cell);
    if (yearAt === -1 || whole.n === 0) return [];
    return [{unit, at, whole, part: countAt(table.completed, table.completedAtBase, cell)}];
  });
}

/** The same, beside what is expected of each. */
export function unitYears(table: UnitTable, year: string): UnitYear[] {
  const nations = expectedOfUnits(table, table.years.indexOf(year));
  const years = unitCounts(table, year).map(({at, ...own}) => ({...own, expected: nations[at] ?? null}));
  // All of the type together have as many as are expected of them: what the type as a whole does is not the unit's.
  const known = years.filter((one) => one.expected !== null);
  const all = known.reduce((sum, {part}) => sum + part.n, 0);
  const wanted = known.reduce((sum, one) => sum + (one.expected ?? 0), 0);
  return years.map((one) => ({
    ...one,
    expected: one.expected === null || wanted === 0 ? null : (one.expected * all) / wanted,
  }));
}

function countAt(n: readonly number[], atBase: readonly number[], cell: number): Count {
  return {n: n[cell] ?? 0, atBase: atBase[cell] ?? 0};
}

/**
 * The funnel of a year: of the shares, or of observed to expected. Where units differ more than chance explains the limits have room for
 * that (`limitsWithSpread`); the exact ones stand where they do not. A unit's zone is the one that it is in whatever rounding did.
 */
export function unitFunnelFigures(
  years: readonly UnitYear[],
  figure: "andel" | "kvot",
  base: number,
): UnitFunnelFigures | null {
  const share = figure === "andel";
  const counted = years.filter(({expected}) => share || (expected !== null && expected > 0));
  const total = (of: (year: UnitYear) => Count): number => counted.reduce((sum, one) => sum + of(one).n, 0);
  const target = share ? total((one) => one.part) / total((one) => one.whole) : 1;
  if (!(target > 0 && (!share || target < 1))) return null;
  const placed = counted.map((year) => {
    const size = share ? year.whole.n : (year.expected ?? 0);
    return {year, size, value: year.part.n / size};
  });
  const errorAt = (size: number): number => (share ? shareError(target, size) : ratioError(size));
  const deviations: Deviation[] = placed.map(({size, value}) => ({value, standardError: errorAt(size)}));
  const spread = overdispersion(deviations, target);
  const tau = spread?.tau ?? 0;
  const limitsAt = (size: number): FunnelLimits => {
    const exact = share ? shareLimits(target, Math.max(1, Math.round(size))) : ratioLimits(size);
    return limitsWithSpread(exact, target, errorAt(size), tau, share ? 1 : Infinity);
  };
  const figures = placed.map(({year, size, value}): UnitFigure => {
    const rounding = share
      ? (year.rounding ?? shareRoundingInterval(year.part, year.whole, base))
      : scaled(roundingInterval(year.part, base), 1 / size);
    const limits = limitsAt(size);
    return {year, size, value, rounding, limits, zone: funnelZone(rounding, limits)};
  });
  return {figures, target, spread, limitsAt};
}

/** Why there is nothing to place in a funnel: too few certificates, nothing (or everything) completed, or nothing to expect. */
export type NoFunnel = "no units" | "nothing completed" | "all completed" | "no ratio";

/** Why none of `own`, which are some of the units of a type in a year, has a place in the funnel; null where they have. */
export function whyNoFunnel(
  years: readonly UnitYear[],
  own: readonly UnitYear[],
  figure: "andel" | "kvot",
): NoFunnel | null {
  if (own.length === 0) return "no units";
  if (years.every(({part}) => part.n === 0)) return "nothing completed";
  if (figure === "kvot")
    return own.some(({expected}) => expected !== null && expected > 0) ? null : "no ratio";
  return years.every(({part, whole}) => part.n >= whole.n) ? "all completed" : null;
}

function scaled([low, high]: Interval, by: number): Interval {
  return [low * by, high * by];
}
