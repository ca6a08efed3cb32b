import type {UnitTable} from "../contract/unitTable.js";
import type {Count} from "../measures/count.js";
import {
  standardisedRatio,
  type ObservedToExpected,
  type ReferenceStratum,
} from "../measures/standardisedRatio.js";

/**
 * Completed certificates of each unit in a year against as many as would be if every group of its patients (sex, age, diagnosis group)
 * had the nation's share. Null for a unit whose patients are not told. `at` is the position of the year.
 *
 * The patients are told by a table of its own, whose cells are all rounded: it gives the parts, and the unit's certificates the whole. A
 * group that the nation's table lacks has the share of its sex and age, and else of all: what is withheld is so in one table only.
 */
export function unitRatios(table: UnitTable, at: number, base: number): (ObservedToExpected | null)[] {
  const references = referencesOf(table, at);
  const years = table.years.length;
  const parts = table.units.map((): {stratum: number; multiple: number}[] => []);
  const {cells, strata, multiples} = table.mix;
  for (const [row, cell] of cells.entries())
    if (cell % years === at)
      parts[Math.floor(cell / years)]?.push({stratum: strata[row] ?? 0, multiple: multiples[row] ?? 0});
  return parts.map((own, unit) => {
    const cell = unit * years + at;
    const whole = own.reduce((sum, {multiple}) => sum + multiple, 0);
    const certificates = table.certificates[cell] ?? 0;
    if (whole === 0 || certificates === 0) return null;
    const observed: Count = {n: table.completed[cell] ?? 0, atBase: table.completedAtBase[cell] ?? 0};
    const sized = own.flatMap(({stratum, multiple}): ReferenceStratum[] => {
      const reference = references[stratum];
      return reference === undefined ? [] : [{size: (certificates * multiple) / whole, reference}];
    });
    return standardisedRatio(observed, sized, base);
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
