import {UsageError} from "../errors.ts";
import type {Cells, Family, Recoded} from "../model/cells.ts";
import type {Code, Dimension} from "../model/dimension.ts";
import {levels} from "../model/levels.ts";
import {type OfficialCells, type OfficialDimension, totalCode} from "../model/officialTable.ts";
import type {Settings} from "../settings.ts";
import {quarterOf, yearOf} from "./months.ts";
import {related} from "./related.ts";

type Dimensions = Readonly<Record<string, Dimension>>;
type Declared = Settings["officialTables"][number];

/** Stands in for the dimensions of the grand total, which has none. */
const everyone: Dimension = {id: "everyone", title: "Alla", codes: [{code: totalCode, title: "Totalt"}]};

/** What is coarser than a dimension of a family: its id, and the code that a code lies in. */
function coarserThan(id: string): ReadonlyMap<string, (code: Code) => string | undefined> {
  const year = ({code}: Code) => yearOf(code);
  const calendar: Record<string, [string, (code: Code) => string | undefined][]> = {
    month: [
      ["quarter", ({code}) => quarterOf(code)],
      ["year", year],
    ],
    quarter: [["year", year]],
  };
  const own = levels.filter(({dimension}) => dimension === id).map((level) => [level.id, parentOf] as const);
  return new Map([...(calendar[id] ?? []), ...own]);
}

const parentOf = ({parent}: Code) => parent;

/**
 * The families that official tables are counted as: one a combination of levels, since the distinct persons of a sum cannot be
 * told from those of its parts. Stops at a declaration that does not fit its family.
 */
export function officialFamilies(
  declared: readonly Declared[],
  families: readonly Family[],
  dimensions: Dimensions,
): {readonly families: readonly Family[]; readonly dimensions: Dimensions} {
  for (const [at, table] of declared.entries()) {
    for (const other of declared.slice(0, at)) sameOrUnrelated(table, other, families);
  }
  const made = declared.flatMap((table) => {
    const family = checked(table, families);
    return combinations(table).map(({id, chosen}): Family => {
      const [period = ""] = family.dimensions;
      const total = {of: period, positions: dimensions[period]?.codes.map(() => 0) ?? []};
      const recoded = chosen
        .filter(({dimension, level}) => level !== dimension)
        .map(({dimension, level}) => [level, levelPositions(dimension, level, dimensions)] as const);
      const names = chosen.map(({level}) => level);
      return {
        ...{id, title: family.title, unit: family.unit, description: family.description},
        ...{events: family.events, rows: family.rows},
        dimensions: names.length === 0 ? [everyone.id] : names,
        recoded: names.length === 0 ? {[everyone.id]: total} : Object.fromEntries(recoded),
      };
    });
  });
  return {
    families: made,
    dimensions: made.length === 0 ? dimensions : {...dimensions, [everyone.id]: everyone},
  };
}

/** Puts the counted combinations of levels together to the cells of each official table, and gives the other families. */
export function officialCells(
  declared: readonly Declared[],
  counted: readonly Cells[],
  dimensions: Dimensions,
): {readonly official: readonly OfficialCells[]; readonly families: readonly Cells[]} {
  const parts = new Map(counted.map((cells) => [cells.family, cells]));
  const official = declared.map((table) => {
    const trees = Object.entries(table.dimensions).map(([id, own]) => treeOf(id, own, dimensions));
    const size = trees.reduce((product, {codes}) => product * codes.length, 1);
    const n = new Float64Array(size);
    const persons = new Float64Array(size);
    let like: Cells | undefined;
    for (const {id, chosen} of combinations(table)) {
      const cells = parts.get(id);
      if (!cells) throw new RangeError(`official table ${table.id}: ${id} was not counted`);
      like = cells;
      parts.delete(id);
      const nodes = trees.map((tree) => {
        const at = chosen.findIndex(({dimension}) => dimension === tree.id);
        const position = chosen[at]
          ? new Map(tree.nodes.get(chosen[at].level)?.map((node, code) => [code, node]))
          : undefined;
        return {column: position ? cells.codes[at] : undefined, position};
      });
      for (let i = 0; i < cells.n.length; i++) {
        let cell = 0;
        for (const [d, {column, position}] of nodes.entries())
          cell = cell * (trees[d]?.codes.length ?? 1) + (position?.get(column?.[i] ?? -1) ?? 0);
        n[cell] = cells.n[i] ?? 0;
        persons[cell] = cells.persons[i] ?? 0;
      }
    }
    const {unit = "", description = ""} = like ?? {};
    const {id, title, family} = table;
    return {
      ...{id, title, family, unit, description, n, persons, events: like?.events ?? ""},
      dimensions: trees.map(({name, title, codes}): OfficialDimension => ({id: name, title, codes})),
    };
  });
  return {official, families: [...parts.values()]};
}

interface Chosen {
  readonly dimension: string;
  readonly level: string;
}

/** Every choice of one level, or none, of each dimension. */
function combinations(table: Declared): {id: string; chosen: Chosen[]}[] {
  let all: Chosen[][] = [[]];
  for (const [dimension, own] of Object.entries(table.dimensions))
    all = all.flatMap((chosen) => [chosen, ...own.map((level) => [...chosen, {dimension, level}])]);
  return all.map((chosen) => ({
    id: `official/${table.id}/${chosen.map(({level}) => level).join("+")}`,
    chosen,
  }));
}

function checked(table: Declared, families: readonly Family[]): Family {
  const place = `settings: officialTables, ${table.id}`;
  const family = families.find(({id}) => id === table.family);
  if (!family) {
    throw new UsageError(
      `${place}: family ${table.family}: ingen sådan tabell; det finns ${families.map(({id}) => id).join(", ")}`,
    );
  }
  for (const [dimension, own] of Object.entries(table.dimensions)) {
    // Units are many and small, and their ids can be somebody's: they are published by rounding only.
    const possible = family.dimensions.filter((id) => id !== "care_unit");
    if (!possible.includes(dimension)) {
      throw new UsageError(
        `${place}: ${dimension}: ${table.family} kan delas upp på ${possible.join(", ")} i en officiell tabell`,
      );
    }
    const coarser = [...coarserThan(dimension).keys()].reverse();
    const order = [...coarser, dimension];
    const places = own.map((level) => order.indexOf(level));
    if (places.some((at, i) => at === -1 || at <= (places[i - 1] ?? -1))) {
      throw new UsageError(
        `${place}: ${dimension}: ange nivåer från den grövsta till den finaste bland ${order.join(", ")}`,
      );
    }
  }
  return family;
}

/**
 * Tables of the same events are protected as one system, which knows that cells with the same codes are one. A sum that one
 * shows and the other lets a reader make would escape it, so a dimension has the same levels in both. Of events that are a
 * part or a kind of the other's the system knows nothing, and exact counts of both would bound what either withholds.
 */
function sameOrUnrelated(table: Declared, other: Declared, families: readonly Family[]): void {
  const [one, before] = [table, other].map(({family}) => families.find(({id}) => id === family));
  if (!one || !before) return;
  if (one.events === before.events) sameLevels(table, other);
  else if (related(one, before)) {
    throw new UsageError(
      `settings: officialTables, ${table.id}: händelserna är en del av dem i ${other.id}, eller tvärtom. ` +
        "Bara den ena tabellen kan vara exakt: med båda går det att räkna ut det som är spärrat",
    );
  }
}

function sameLevels(table: Declared, other: Declared): void {
  const shown = (declared: Declared) =>
    new Map(Object.entries(declared.dimensions).map(([id, own]) => [publishedAs(id, {}).id, own.join(", ")]));
  const before = shown(other);
  for (const [dimension, own] of shown(table)) {
    const theirs = before.get(dimension);
    if (theirs === undefined || theirs === own) continue;
    throw new UsageError(
      `settings: officialTables, ${table.id}: ${dimension}: har nivåerna ${own}, men ${other.id} av samma händelser har ${theirs}`,
    );
  }
}

/** A dimension's coarser level, made of it. */
function levelPositions(id: string, level: string, dimensions: Dimensions): Recoded {
  const within = coarserThan(id).get(level);
  const codes = dimensions[level]?.codes ?? [];
  const positions = (dimensions[id]?.codes ?? []).map((code) => {
    const at = codes.findIndex((one) => one.code === within?.(code));
    if (at === -1) throw new RangeError(`dimension ${id}: ${code.code} lies in no ${level}`);
    return at;
  });
  return {of: id, positions};
}

/**
 * The codes of the total and of each level, each with the code of the level above; `nodes` are their positions by level. A code
 * that stands at two levels ("U", unknown) is told apart by the name of the finer one.
 */
function treeOf(id: string, own: readonly string[], dimensions: Dimensions) {
  const codes: Code[] = [{code: totalCode, title: "Totalt"}];
  const nodes = new Map<string, number[]>();
  const taken = new Set([totalCode]);
  let above = new Map<string, string>();
  for (const [at, level] of own.entries()) {
    const up = own[at - 1];
    const within = up === undefined ? undefined : coarserThan(level).get(up);
    const named = new Map<string, string>();
    const positions = (dimensions[level]?.codes ?? []).map((code) => {
      const name = taken.has(code.code) ? `${level}:${code.code}` : code.code;
      taken.add(name);
      named.set(code.code, name);
      const parent = above.get(within?.(code) ?? "") ?? totalCode;
      return codes.push({code: name, title: code.title, parent}) - 1;
    });
    nodes.set(level, positions);
    above = named;
  }
  const {id: name, title} = publishedAs(id, dimensions);
  return {id, name, title, codes, nodes};
}

/** Months, quarters and years are levels of one dimension: tables of the same events share their years whatever they have below. */
function publishedAs(id: string, dimensions: Dimensions): {readonly id: string; readonly title: string} {
  return ["month", "quarter", "year"].includes(id)
    ? {id: "period", title: "Period"}
    : {id, title: dimensions[id]?.title ?? id};
}
