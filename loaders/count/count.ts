import {readdir} from "node:fs/promises";
import type {Buckets} from "../engine/buckets.ts";
import type {Engine, LocalEngine} from "../engine/engine.ts";
import {makeLookup} from "../engine/lookup.ts";
import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Effects} from "../model/effects.ts";
import type {Settings} from "../settings.ts";
import {gatherSmall} from "./gatherSmall.ts";
import {positionLookups, positionTables} from "./positions.ts";

type Dimensions = Readonly<Record<string, Dimension>>;
type Columns = Readonly<Record<string, Float64Array>>;

const folder = new URL("./families/", import.meta.url);

/** Every family of counts: one file each in `families/`, by id. */
export async function discoverFamilies(): Promise<Family[]> {
  const files = (await readdir(folder)).filter((file) => /\.[jt]s$/.test(file)).sort();
  const families = await Promise.all(
    files.map(async (file) => ((await import(new URL(file, folder).href)) as {family: Family}).family),
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
    settings: Pick<Settings, "smallestUnit">;
    effects: Effects;
  },
): Promise<Cells[]> {
  const {buckets, dimensions, settings, effects} = options;
  const families = await discoverFamilies();
  for (const lookup of positionLookups(dimensions)) await makeLookup(engine, lookup);
  for (const family of families) {
    const columns = [...family.dimensions, "n", "persons"].map((name) => `${name} BIGINT`);
    await engine.run(`CREATE OR REPLACE TABLE cell_${family.id} (${columns.join(", ")})`);
    await engine.run(`CREATE OR REPLACE TABLE size_${family.id} (care_unit BIGINT, persons BIGINT)`);
  }
  let [next, done] = [0, 0];
  const work = async () => {
    const session = await engine.session();
    try {
      while (next < buckets.count) {
        await buckets.open(session, next++);
        await countBucket(session, families, dimensions);
        effects.progress("Räknar", ++done, buckets.count, "delar");
      }
    } finally {
      session.close();
    }
  };
  effects.progress("Räknar", 0, buckets.count, "delar");
  await Promise.all(Array.from({length: Math.min(engine.threads, buckets.count)}, work));
  const cells: Cells[] = [];
  for (const family of families) {
    const names = family.dimensions.join(", ");
    const answer = await engine.integerColumns(`
SELECT ${names}, CAST(sum(n) AS BIGINT) AS n, CAST(sum(persons) AS BIGINT) AS persons FROM cell_${family.id}
GROUP BY ${names} ORDER BY ${names}`);
    const sizes = await engine.integerColumns(`
SELECT care_unit, CAST(sum(persons) AS BIGINT) AS persons FROM size_${family.id} GROUP BY care_unit ORDER BY care_unit`);
    cells.push(cellsOf(family, {dimensions, settings, sizes}, answer));
    await engine.run(`DROP TABLE cell_${family.id}; DROP TABLE size_${family.id}`);
  }
  return cells;
}

async function countBucket(
  session: Engine,
  families: readonly Family[],
  dimensions: Dimensions,
): Promise<void> {
  for (const {name, select} of positionTables(dimensions)) {
    await session.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`);
  }
  for (const family of families) {
    await session.run(`INSERT INTO cell_${family.id} ${cellsSelect(family)}`);
    if (family.gathersSmallUnits) await session.run(`INSERT INTO size_${family.id} ${sizesSelect(family)}`);
  }
}

/**
 * SELECT of a family's cells over the position tables: its dimensions, the number of events `n` and of distinct
 * `persons`. A value outside its dimension has the position −1. Means the same on every engine.
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
SELECT ${names}, CAST(sum(n) AS BIGINT) AS n, count(*) AS persons FROM of_person GROUP BY ${names}`;
}

/** SELECT of the distinct `persons` of each `care_unit` of a family, in the whole release. Means the same on every engine. */
export function sizesSelect(family: Family): string {
  return `
WITH of_person AS (
  SELECT DISTINCT coalesce(care_unit, -1) AS care_unit, person FROM (${family.rows()}) row_of_family
)
SELECT care_unit, count(*) AS persons FROM of_person GROUP BY care_unit`;
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
  const {id, title, unit, description} = family;
  return {
    ...{family: id, title, unit, description, dimensions, codes},
    n: Uint32Array.from(columns["n"] ?? []),
    persons: Uint32Array.from(columns["persons"] ?? []),
  };
}
