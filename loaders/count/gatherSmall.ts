import type {Dimension} from "../model/dimension.ts";
import {unknownRegion} from "../model/places.ts";
import {isPersonalUnit} from "../model/personalUnit.ts";
import {careUnitDimension, otherUnits} from "./unitDimensions.ts";

type Columns = Readonly<Record<string, Float64Array>>;
type Dimensions = Readonly<Record<string, Dimension>>;

/**
 * Gathers small units in the cells of a family with the dimensions `region` and `care_unit`: a unit with certificates of
 * fewer than `smallest` persons in the whole release, one of no known region and one whose id may hold a personnummer are
 * counted among the other units of the region. `sizes` has the persons of each unit: columns `care_unit` and `persons`.
 *
 * Persons of gathered cells are not added up, since one person can have been at several units: a cell has as many as the
 * largest of those it is made of, which is never too many. The events of the person who has most are added up, which is
 * never too few. It may be rounded where it need not be.
 */
export function gatherSmall(
  columns: Columns,
  {
    names,
    sizes,
    smallest,
    dimensions,
  }: {
    /** The family's dimensions, in the order in which cells are sorted. */
    names: readonly string[];
    sizes: Columns;
    smallest: number;
    dimensions: Dimensions;
  },
): {columns: Columns; dimensions: Dimensions} {
  const all = dimensions["care_unit"]?.codes ?? [];
  const persons = new Map<number, number>();
  for (const [row, unit] of (sizes["care_unit"] ?? []).entries())
    persons.set(unit, sizes["persons"]?.[row] ?? 0);
  const kept = all.flatMap(({code, parent = unknownRegion}, position) =>
    code === otherUnits(parent) ||
    parent === unknownRegion ||
    isPersonalUnit(code) ||
    (persons.get(position) ?? 0) < smallest
      ? []
      : [position],
  );
  const places = new Map(kept.map((position, at) => [position, at]));
  const dimension = careUnitDimension(kept.flatMap((position) => all[position] ?? []));
  const sums = new Map<string, {key: number[]; n: number; persons: number; most: number}>();
  const rows = columns["n"]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const value = (name: string) => columns[name]?.[row] ?? -1;
    // The other units stand behind the kept ones, in the order of the regions.
    const key = names.map((name) =>
      name === "care_unit" ? (places.get(value(name)) ?? kept.length + value("region")) : value(name),
    );
    const id = key.join(" ");
    const sum = sums.get(id) ?? {key, n: 0, persons: 0, most: 0};
    sum.n += value("n");
    sum.persons = Math.max(sum.persons, value("persons"));
    sum.most += value("most");
    sums.set(id, sum);
  }
  const cells = [...sums.values()].sort((a, b) => {
    const at = a.key.findIndex((position, d) => position !== b.key[d]);
    return (a.key[at] ?? 0) - (b.key[at] ?? 0);
  });
  const column = (of: (cell: (typeof cells)[number]) => number) => Float64Array.from(cells, of);
  return {
    columns: {
      ...Object.fromEntries(names.map((name, d) => [name, column(({key}) => key[d] ?? -1)])),
      n: column(({n}) => n),
      persons: column((cell) => cell.persons),
      most: column((cell) => cell.most),
    },
    dimensions: {...dimensions, care_unit: dimension},
  };
}
