import type {UnitTable} from "../contract/unitTable.js";
import {cellShare, restOf, type CellShare} from "../measures/cellShare.js";
import type {UnitOfTable, UnitYear} from "./unitFigures.js";

/** Days past which the sjukfall of a unit are told. */
export const unitLimits = [90, 180] as const;

/** The sjukfall that began with a certificate of a unit in a year. */
export interface UnitSjukfall {
  /** 0 where the unit has no row of its own. */
  readonly started: number;
  /** How many of them lasted longer, and what share; null where the sjukfall of the year have not been followed. */
  readonly longer: Readonly<Record<(typeof unitLimits)[number], CellShare & {readonly n: number}>> | null;
}

/** The sjukfall of a unit in a year, the unit being that of their first certificate. */
export function unitSjukfall(table: UnitTable, unit: UnitOfTable, year: string, base: number): UnitSjukfall {
  const {sjukfall} = table;
  const at = table.years.indexOf(year);
  const cell = table.units.indexOf(unit) * table.years.length + at;
  const count = (multiples: readonly number[]): number => (at === -1 ? 0 : (multiples[cell] ?? 0) * base);
  const followed = count(sjukfall.followed);
  const [over90, over180] = [count(sjukfall.longer90), count(sjukfall.longer180)];
  // Beyond 90 days are two cells, up to 90 one: its share has the smaller error.
  const short = cellShare(followed - over90, followed, base);
  const long = cellShare(over180, followed, base);
  return {
    started: count(sjukfall.started),
    longer: short && long && {90: {...restOf(short), n: over90}, 180: {...long, n: over180}},
  };
}

/** Whether the release tells how long the sjukfall lasted that began in a year: they must have been followed to their end. */
export function isFollowed({sjukfall, years}: UnitTable, year: string): boolean {
  const at = years.indexOf(year);
  return sjukfall.followed.some((multiple, cell) => multiple > 0 && cell % years.length === at);
}

/** Of the years that can be chosen the nearest to `year` whose sjukfall have been followed, the later of two; undefined where none has. */
export function nearestFollowed(
  table: UnitTable,
  year: string,
  choices: readonly string[],
): string | undefined {
  const away = (one: string): number => Math.abs(Number(one) - Number(year));
  return choices
    .filter((one) => isFollowed(table, one))
    .sort((a, b) => away(a) - away(b) || Number(b) - Number(a))[0];
}

/** The units of a type with sjukfall of their own in a year, as what is counted and what of it is longer than 90 days. */
export function longYears(table: UnitTable, year: string, base: number): UnitYear[] {
  const at = table.years.indexOf(year);
  return table.units.flatMap((unit, u): UnitYear[] => {
    const {longer} = unitSjukfall(table, unit, year, base);
    if (longer === null) return [];
    const all = (table.sjukfall.followed[u * table.years.length + at] ?? 0) * base;
    return [
      {
        unit,
        whole: {n: all, atBase: 0},
        part: {n: longer[90].n, atBase: 0},
        ...{expected: null, rounding: longer[90].rounding},
      },
    ];
  });
}
