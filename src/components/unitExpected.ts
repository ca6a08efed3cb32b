import type {UnitTable} from "../contract/unitTable.js";
import type {Count} from "../measures/count.js";
import {
  expectedEvents,
  standardisedRatio,
  type ObservedToExpected,
  type ReferenceStratum,
} from "../measures/standardisedRatio.js";

/**
 * As many completed certificates of each unit in a year as there would be if every group of its patients (sex, age, diagnosis group)
 * had the nation's share. Null for a unit whose patients are not told. `at` is the position of the year.
 *
 * The patients are told by a table of its own, whose cells are all rounded: it gives the parts, and the unit's certificates the whole. A
 * group that the nation's table lacks has the share of its sex and age, and else of all: what is withheld is so in one table only.
 */
export function expectedOfUnits(table: UnitTable, at: number): (number | null)[] {
  const references = referencesOf(table, at);
  const parts: MixPart[][] = table.units.map(() => []);
  const years = table.years.length;
  for (const part of partsOf(table, (cell) => cell % years === at))
    parts[Math.floor(part.cell / years)]?.push(part);
  return parts.map((own, unit) =>
    expectedEvents(strataOf(own, table.certificates[unit * years + at] ?? 0, references)),
  );
}

/** The completed certificates of one unit in a year against those expected (`expectedOfUnits`), with the interval of the ratio. */
export function unitRatio(
  table: UnitTable,
  {at, unit, base}: {at: number; unit: number; base: number},
): ObservedToExpected | null {
  const cell = unit * table.years.length + at;
  const observed: Count = {n: table.completed[cell] ?? 0, atBase: table.completedAtBase[cell] ?? 0};
  const own = partsOf(table, (one) => one === cell);
  return standardisedRatio(
    observed,
    strataOf(own, table.certificates[cell] ?? 0, referencesOf(table, at)),
    base,
  );
}

/** One group of patients of a unit in a year, in certificates; `cell` is the position of the unit and the year, as in the table. */
interface MixPart {
  readonly cell: number;
  readonly stratum: number;
  readonly multiple: number;
}

function partsOf(
  {mix: {cells, strata, multiples}}: UnitTable,
  isWanted: (cell: number) => boolean,
): MixPart[] {
  const parts: MixPart[] = [];
  for (const [row, cell] of cells.entries())
    if (isWanted(cell)) parts.push({cell, stratum: strata[row] ?? 0, multiple: multiples[row] ?? 0});
  return parts;
}

/** A unit's certificates by groups of its patients, beside the nation's; none where its patients are not told. */
function strataOf(
  own: readonly MixPart[],
  certificates: number,
  references: readonly ReferenceStratum["reference"][],
): ReferenceStratum[] {
  const whole = own.reduce((sum, {multiple}) => sum + multiple, 0);
  if (whole === 0 || certificates === 0) return [];
  return own.flatMap(({stratum, multiple}): ReferenceStratum[] => {
    const reference = references[stratum];
    return reference === undefined ? [] : [{size: (certificates * multiple) / whole, reference}];
  });
}

/** The nation's certificates of each stratum in a year, and how many of them were asked to be completed. */
function referencesOf({nation, strata}: UnitTable, at: number): ReferenceStratum["reference"][] {
  const first = at * strata.length;
  const of = (list: readonly number[], alike: readonly boolean[]): number =>
    strata.reduce((sum, _, i) => sum + (alike[i] === true ? (list[first + i] ?? 0) : 0), 0);
  return strata.map(({sex, age}, stratum) => {
    const wider = [
      strata.map((_, i) => i === stratum),
      strata.map((other) => other.sex === sex && other.age === age),
      strata.map(() => true),
    ];
    const [alike = []] = wider.filter((group) => of(nation.certificates, group) > 0);
    return {
      size: of(nation.certificates, alike),
      events: {n: of(nation.completed, alike), atBase: of(nation.completedAtBase, alike)},
    };
  });
}
