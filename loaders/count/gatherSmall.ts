import type {Dimension} from "../model/dimension.ts";
import {unknownRegion} from "../model/places.ts";
import {isPersonalUnit} from "../model/personalUnit.ts";
import {unitTypes} from "../model/unitTypes.ts";
import {type CareUnit, careUnitDimension, otherUnits, type UnitGroup} from "./unitDimensions.ts";

type Columns = Readonly<Record<string, Float64Array>>;
type Dimensions = Readonly<Record<string, Dimension>>;

/** Units that are counted together in a period: how many persons they have at least. */
interface Group {
  readonly type: string | undefined;
  readonly members: number[];
  most: number;
  sixtieths: number;
}

/**
 * Gathers small units in the cells of a family with the dimensions `region` and `care_unit`, each period on its own, so that
 * a new period never changes an earlier one. A unit with certificates of fewer than `smallest` persons in the period, one of
 * no known region and one whose id may hold a personnummer are counted among the other units of their type in the
 * region. A group that is itself smaller than that, and units of no known type, are the other units of the region; where those
 * are still too few, the smallest groups of the region are counted with them until they are enough or none is left.
 *
 * There it ends: a cell keeps its region, so that regions add up, and what is left of a region is known to whoever takes its units
 * from the whole. Such a rest may be below `smallest`: its cells are protected as small counts are.
 *
 * `sizes` is what `sizesSelect` gives. One person can have been at several units, so persons are not added up. A group has
 * at least as many as the largest of its units, and as the sum of each person's share: one who is at three places in the
 * period is a third of a person at each. Of a gathered cell `persons` is that of the largest cell in it, which is never too
 * many, and `most` the least of two bounds that are never too few: the sum, and all events but one of each other person. It
 * may be rounded where it need not be.
 */
export function gatherSmall(
  columns: Columns,
  {
    names,
    sizes,
    smallest,
    dimensions,
  }: {
    /** The family's dimensions, the period first, in the order in which cells are sorted. */
    names: readonly string[];
    sizes: Columns;
    smallest: number;
    dimensions: Dimensions;
  },
): {columns: Columns; dimensions: Dimensions} {
  const units: readonly CareUnit[] = dimensions["care_unit"]?.codes ?? [];
  const regions = dimensions["region"]?.codes ?? [];
  const period = names[0] ?? "";
  const placeName = (...place: readonly (number | string)[]) => place.join(" ");
  const isKept = keptUnits(units, sizes, period, smallest);
  const groups = groupsOf(units, sizes, {period, smallest, isKept});
  const groupAt = new Map<string, string | undefined>();
  for (const [place, list] of groups)
    for (const {type, members} of list) for (const unit of members) groupAt.set(placeName(place, unit), type);
  const [own, together] = [new Set<number>(), new Map<string, UnitGroup>()];
  const rows = columns["n"]?.length ?? 0;
  const value = (name: string, row: number) => columns[name]?.[row] ?? -1;
  const codes = Array.from({length: rows}, (_, row): number | string => {
    const [at, unit, region] = [value(period, row), value("care_unit", row), value("region", row)];
    if (isKept(at, unit)) {
      own.add(unit);
      return unit;
    }
    const group = {
      region: regions[region]?.code ?? unknownRegion,
      type: groupAt.get(placeName(at, region, unit)),
    };
    const code = otherUnits(group.region, group.type);
    together.set(code, group);
    return code;
  });
  const kept = [...own].sort((a, b) => a - b);
  // The type is for the grouping alone: a published code has none.
  const named = kept.flatMap((at) => {
    const unit = units[at];
    return unit === undefined
      ? []
      : [{code: unit.code, title: unit.title, parent: unit.parent ?? unknownRegion}];
  });
  const dimension = careUnitDimension(named, [...together.values()], dimensions["care_unit"]?.parents);
  const places = new Map<number | string, number>(kept.map((unit, at) => [unit, at]));
  for (const [at, {code}] of dimension.codes.entries()) if (at >= kept.length) places.set(code, at);
  return {
    columns: addUp(columns, names, (row) => places.get(codes[row] ?? "") ?? -1),
    dimensions: {...dimensions, care_unit: dimension},
  };
}

/** Whether a unit, by its position, has rows of its own in a period. */
function keptUnits(
  units: readonly CareUnit[],
  sizes: Columns,
  period: string,
  smallest: number,
): (at: number, unit: number) => boolean {
  const large = new Set<string>();
  for (const [row, unit] of (sizes["care_unit"] ?? []).entries()) {
    const {code = "", parent = unknownRegion} = units[unit] ?? {};
    if (sizes["region"]?.[row] !== wholeUnit || (sizes["persons"]?.[row] ?? 0) < smallest) continue;
    if (code === otherUnits(parent) || parent === unknownRegion || isPersonalUnit(code)) continue;
    large.add(`${sizes[period]?.[row] ?? -1} ${unit}`);
  }
  return (at, unit) => large.has(`${at} ${unit}`);
}

/** Stands in the place of the region where a size is that of a unit in all regions, see `sizesSelect`. */
export const wholeUnit = -1;

/** The groups of each period and region, "period region": small units by type, and what is left. */
function groupsOf(
  units: readonly CareUnit[],
  sizes: Columns,
  {
    period,
    smallest,
    isKept,
  }: {period: string; smallest: number; isKept: (at: number, unit: number) => boolean},
): Map<string, Group[]> {
  const order = unitTypes().types.map(({id}) => id);
  const places = new Map<string, Map<string | undefined, Group>>();
  for (const [row, unit] of (sizes["care_unit"] ?? []).entries()) {
    const [at, region] = [sizes[period]?.[row] ?? -1, sizes["region"]?.[row] ?? wholeUnit];
    if (region === wholeUnit || isKept(at, unit)) continue;
    const place = `${at} ${region}`;
    const own = units[unit]?.type;
    const type = own !== undefined && order.includes(own) ? own : undefined;
    const groups = places.get(place) ?? new Map<string | undefined, Group>();
    places.set(place, groups);
    const group = groups.get(type) ?? {type, members: [], most: 0, sixtieths: 0};
    groups.set(type, group);
    const persons = sizes["persons"]?.[row] ?? 0;
    group.members.push(unit);
    group.most = Math.max(group.most, persons);
    group.sixtieths += (sizes["n"]?.[row] ?? 0) - persons;
  }
  const persons = ({most, sixtieths}: Group) => Math.max(most, Math.floor(sixtieths / 60));
  const result = new Map<string, Group[]>();
  for (const [place, groups] of places) {
    const typed = order.flatMap((type) => groups.get(type) ?? []);
    const rest = groups.get(undefined) ?? {type: undefined, members: [], most: 0, sixtieths: 0};
    const join = (group: Group) => {
      rest.members.push(...group.members);
      rest.most = Math.max(rest.most, group.most);
      rest.sixtieths += group.sixtieths;
    };
    for (const group of typed) if (persons(group) < smallest) join(group);
    const standing = typed
      .filter((group) => persons(group) >= smallest)
      .sort((a, b) => persons(a) - persons(b));
    while (rest.members.length > 0 && persons(rest) < smallest) {
      const next = standing.shift();
      if (!next) break;
      join(next);
    }
    result.set(place, [...standing, rest]);
  }
  return result;
}

/** The cells with each row's place among the units, those that fall together as one, sorted. */
function addUp(columns: Columns, names: readonly string[], place: (row: number) => number): Columns {
  const sums = new Map<string, {key: number[]; n: number; persons: number; most: number}>();
  const rows = columns["n"]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const value = (name: string) => columns[name]?.[row] ?? -1;
    const key = names.map((name) => (name === "care_unit" ? place(row) : value(name)));
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
    ...Object.fromEntries(names.map((name, d) => [name, column(({key}) => key[d] ?? -1)])),
    n: column(({n}) => n),
    persons: column(({persons}) => persons),
    most: column(({n, persons, most}) => Math.min(most, n - persons + 1)),
  };
}
