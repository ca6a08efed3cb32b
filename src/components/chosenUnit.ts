import type {Manifest} from "../contract/release.js";
import {exampleRegion} from "../contract/unitParameters.js";
import type {UnitTable} from "../contract/unitTable.js";
import type {View} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import type {UnitOfTable} from "./unitFigures.js";
import {isFollowed} from "./unitSjukfall.js";
import {unitsOfType} from "./unitWords.js";

/**
 * The unit that a view asks for: by its code, or as an example of a region, which is the first in order of names that has figures of its own in
 * every year; where none has, the first. Undefined where none is asked for, or the region has no unit of the type.
 */
export function chosenUnit(
  table: UnitTable,
  manifest: Pick<Manifest, "places">,
  {unit}: Pick<View, "unit">,
): UnitOfTable | undefined {
  const region = exampleRegion(manifest, unit);
  if (region === undefined) return table.units.find(({code}) => code === unit);
  const units = unitsIn(table, region.code);
  return units.find((one) => hasAllYears(table, one)) ?? units[0];
}

/** What a reader is told of a unit that the view asks for as an example: why it is this one. Undefined where the view names its unit. */
export function exampleNote(
  table: UnitTable,
  manifest: Pick<Manifest, "places">,
  {unit}: Pick<View, "unit">,
): string | undefined {
  const region = exampleRegion(manifest, unit);
  if (region === undefined) return undefined;
  const isWhole = unitsIn(table, region.code).some((one) => hasAllYears(table, one));
  return `Enheten är ett exempel. Den är inte vald för sina tal: den är den första i namnordning bland ${unitsOfType(table.type.id)} i ${region.title}${isWhole ? " som har egna tal alla år" : ""}.`;
}

/** What stands in place of a diagram of an example where the region has no unit of the type; undefined where the view names a unit. */
export function noExample(
  {type}: Pick<UnitTable, "type">,
  manifest: Pick<Manifest, "places">,
  {unit}: Pick<View, "unit">,
): (DiagramModel<never> & {readonly chart: null}) | undefined {
  const region = exampleRegion(manifest, unit);
  if (region === undefined) return undefined;
  const nothing = `Utgåvan har inga ${unitsOfType(type.id)} med egna tal i ${region.title}`;
  return {
    ...{id: "enhet", title: nothing, nothing, alternative: nothing, selection: region.title},
    ...{series: [], chart: null, notes: []},
    table: {caption: nothing, columns: [{name: "enhet", title: "Enhet", kind: "text"}], rows: []},
  };
}

/** The units of a region, in order of their names: so the table has them. */
function unitsIn({units, regions}: UnitTable, code: string | null): UnitOfTable[] {
  return units.filter(({region}) => regions[region]?.code === code);
}

/** Whether a unit has certificates of its own every year, and sjukfall every year whose sjukfall have been followed. */
function hasAllYears(table: UnitTable, unit: UnitOfTable): boolean {
  const first = table.units.indexOf(unit) * table.years.length;
  return table.years.every(
    (year, at) =>
      (table.certificates[first + at] ?? 0) > 0 &&
      (!isFollowed(table, year) || (table.sjukfall.followed[first + at] ?? 0) > 0),
  );
}
