import {readdir} from "node:fs/promises";
import type {Buckets} from "../engine/buckets.ts";
import type {LocalEngine} from "../engine/engine.ts";
import {makeLookup} from "../engine/lookup.ts";
import {withTables} from "../engine/namedSelect.ts";
import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Effects} from "../model/effects.ts";
import type {Settings} from "../settings.ts";
import {gatherSmall, wholeUnit} from "./gatherSmall.ts";
import {openPeriod} from "./openPeriod.ts";
import {plannedFamilies} from "./plannedFamilies.ts";
import {positionLookups, positionTables} from "./positions.ts";

type Dimensions = Readonly<Record<string, Dimension>>;
type Columns = Readonly<Record<string, Float64Array>>;

const folder = new URL("./families/", import.meta.url);

/** Every family of counts: one file each in `families/`, by id. */
export async function discoverFamilies(): Promise<Family[]> {
  const files = await readdir(folder);
  const names = files.flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : [])).sort();
  const families = await Promise.all(
    // A relative path that begins as written here: a bundler finds the modules by it.
    names.map(async (name) => ((await import(`./families/${name}.ts`)) as {family: Family}).family),
  );
  return families.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Counts every family's finest joint cells, bucket by bucket. Only what falls in the months of the dimension `month` is
 * counted: what began, went on, ended or was signed outside them is left out. Cells are the same for any number of
 * buckets and threads. Exact counts: only `protect` takes them.
 */
export async function countFamilies(
  engine: LocalEngine,
  options: {
    buckets: Buckets;
    dimensions: Dimensions;
    settings: Pick<Settings, "smallestUnit" | "coarsen" | "families" | "officialTables">;
    effects: Effects;
  },
): Promise<Cells[]> {
  const {buckets, settings, effects} = options;
  const {families, dimensions} = plannedFamilies(await discoverFamilies(), settings, options.dimensions);
  for (const lookup of positionLookups(dimensions)) await makeLookup(engine, lookup);
  const table = cellTable(families);
  await engine.run(`CREATE OR REPLACE TABLE cell (${table.columns})`);
  const positions = positionTables(dimensions);
  const everyCell = cellsOfAll(families);
  let [next, done] = [0, 0];
  const work = async () => {
    const session = await engine.session();
    try {
      await session.run(`CREATE TEMP TABLE own_cell (${table.columns})`);
      while (next < buckets.count) {
        const tables = [...buckets.tables(next++), ...positions];
        await session.run(`INSERT INTO own_cell ${withTables(tables, everyCell)}`);
        const [row] = await session.rows("SELECT count(*) AS n FROM own_cell");
        if (Number(row?.["n"]) > cellsAtOnce)
          await session.run(`CREATE OR REPLACE TEMP TABLE own_cell AS ${table.added("own_cell")}`);
        effects.progress("Räknar", ++done, buckets.count, "delar");
      }
      await session.run(`INSERT INTO cell ${table.added("own_cell")}`);
    } finally {
      session.close();
    }
  };
  effects.progress("Räknar", 0, buckets.count, "delar");
  await Promise.all(Array.from({length: Math.min(engine.threads, buckets.count)}, work));
  const cells: Cells[] = [];
  for (const [place, family] of families.entries()) {
    const counted = await engine.integerColumns(table.select(2 * place, family.dimensions));
    const sizes = await engine.integerColumns(table.select(2 * place + 1, sizeDimensions(family)));
    cells.push(cellsOf(family, {dimensions, settings, sizes}, counted));
  }
  await engine.run("DROP TABLE cell");
  return cells;
}

/** Cells of several buckets that are kept before they are added up. */
const cellsAtOnce = 4_000_000;

/** The table that the cells of all families share: `part` tells whose they are, `d0`, `d1` … are its dimensions in order. */
function cellTable(families: readonly Family[]) {
  const width = Math.max(...families.map((family) => family.dimensions.length));
  const keys = Array.from({length: width}, (_, at) => `d${at}`);
  const sums = [
    ...["n", "persons"].map((name) => `CAST(sum(${name}) AS INTEGER) AS ${name}`),
    // Every person stands in one bucket: no one has more events in the cell than in the bucket where he has most.
    "max(most) AS most",
  ].join(", ");
  return {
    columns: ["part", ...keys, "n", "persons", "most"].map((name) => `${name} INTEGER`).join(", "),
    added: (from: string) =>
      `SELECT part, ${keys.join(", ")}, ${sums} FROM ${from} GROUP BY part, ${keys.join(", ")}`,
    select: (part: number, names: readonly string[]) => {
      const named = names.map((name, at) => `d${at} AS ${name}`).join(", ");
      const by = names.map((_, at) => `d${at}`).join(", ");
      return `SELECT ${named}, ${sums} FROM cell WHERE part = ${part} GROUP BY ${by} ORDER BY ${by}`;
    },
  };
}

/**
 * SELECT of the cells of every family, and the sizes of units, under one another. A bucket is linked and counted in one
 * statement: parts of WITH cost half of what tables of their own do.
 */
function cellsOfAll(families: readonly Family[]): string {
  const width = Math.max(...families.map((family) => family.dimensions.length));
  const part = (place: number, names: readonly string[], select: string) => {
    const keys = Array.from({length: width}, (_, at) => `${names[at] ?? "0"} AS d${at}`);
    return `SELECT ${place} AS part, ${keys.join(", ")}, n, persons, most FROM (${select}) part_${place}`;
  };
  const parts = families.flatMap((family, place) => [
    part(2 * place, family.dimensions, cellsSelect(family)),
    ...(family.gathersSmallUnits ? [part(2 * place + 1, sizeDimensions(family), sizesSelect(family))] : []),
  ]);
  return parts.join("\nUNION ALL\n");
}

/**
 * SELECT of a family's cells over the position tables: its dimensions, the number of events `n`, of distinct `persons`
 * and of the events of the person who has `most`. A value outside its dimension has the position −1. Means the same on every engine.
 */
export function cellsSelect(family: Family): string {
  const names = family.dimensions.join(", ");
  const columns = family.dimensions.map((id) => `coalesce(${id}, -1) AS ${id}`);
  return `
WITH event AS (
  SELECT ${columns.join(", ")}, person FROM (${family.rows()}) row_of_family
),
of_person AS (
  SELECT ${names}, person, count(*) AS n FROM event GROUP BY ${names}, person
)
SELECT ${names}, CAST(sum(n) AS BIGINT) AS n, count(*) AS persons, max(n) AS most FROM of_person GROUP BY ${names}`;
}

/** The columns by which {@link sizesSelect} tells sizes: the period, `region` and `care_unit`. */
export function sizeDimensions(family: Family): string[] {
  return [family.dimensions[0] ?? "", "region", "care_unit"];
}

/**
 * SELECT of the sizes of units of a family, in the form of cells: of each period and unit the distinct `persons`, with −1 for
 * its region; and of each period, region and unit `persons` and `n`, which is 60 times the sum of the persons' shares more: a
 * person at k such places in the period is 1/k of a person at each (none at more than six), so that the sum over any places
 * is never more than the persons there. Means the same on every engine.
 */
export function sizesSelect(family: Family): string {
  const period = family.dimensions[0] ?? "";
  const sixtieths = [60, 30, 20, 15, 12, 10].map((share, at) => `WHEN ${at + 1} THEN ${share}`).join(" ");
  return `
WITH of_place AS (
  SELECT DISTINCT coalesce(${period}, -1) AS ${period}, coalesce(region, -1) AS region, coalesce(care_unit, -1) AS care_unit, person
  FROM (${family.rows()}) row_of_family
),
of_person AS (
  SELECT ${period}, region, care_unit, count(*) OVER (PARTITION BY ${period}, person) AS places FROM of_place
),
of_unit AS (
  SELECT DISTINCT ${period}, care_unit, person FROM of_place
)
SELECT ${period}, region, care_unit, CAST(count(*) + sum(CASE places ${sixtieths} ELSE 0 END) AS BIGINT) AS n, count(*) AS persons, 1 AS most
FROM of_person GROUP BY ${period}, region, care_unit
UNION ALL
SELECT ${period}, ${wholeUnit} AS region, care_unit, count(*) AS n, count(*) AS persons, 1 AS most
FROM of_unit GROUP BY ${period}, care_unit`;
}

/** What the cells of a family are made with, beside the columns of its cells. */
export interface CellsOptions {
  readonly dimensions: Dimensions;
  readonly settings: Pick<Settings, "smallestUnit">;
  /** What {@link sizesSelect} gives; needed for a family that gathers small units. */
  readonly sizes: Columns;
}

/** The cells of a family from the columns that {@link cellsSelect} gives, sorted by the dimensions in order. */
export function cellsOf(family: Family, options: CellsOptions, counted: Columns): Cells {
  const {dimensions: all, columns} = family.gathersSmallUnits
    ? gatherSmall(counted, {...options, names: family.dimensions, smallest: options.settings.smallestUnit})
    : {...options, columns: counted};
  const dimensions = family.dimensions.map((id) => {
    const dimension = all[id];
    if (!dimension) throw new RangeError(`family ${family.id}: no dimension ${id}`);
    return dimension;
  });
  const codes = dimensions.map(({id, codes: allowed}) => {
    const column = columns[id] ?? new Float64Array();
    const outside = column.find((position) => !(position >= 0 && position < allowed.length));
    if (outside !== undefined)
      throw new RangeError(`family ${family.id}: a cell has a value outside the dimension ${id}`);
    return Uint16Array.from(column);
  });
  const {id, title, unit, description, events, tiedTo} = family;
  const n = Uint32Array.from(columns["n"] ?? []);
  // A cell of a period that goes on is held to be one person's: it may not stand as it is until the period is over.
  const open = openPeriod(dimensions[0], all["month"]);
  const most = Uint32Array.from(columns["most"] ?? [], (one, i) =>
    codes[0]?.[i] === open ? (n[i] ?? 0) : one,
  );
  return {
    ...{family: id, title, unit, description, events, dimensions, codes},
    ...(tiedTo && {tiedTo}),
    ...{n, persons: Uint32Array.from(columns["persons"] ?? []), most},
  };
}
