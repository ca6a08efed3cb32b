import {readdir} from "node:fs/promises";
import type {Buckets} from "../engine/buckets.ts";
import type {LocalEngine} from "../engine/engine.ts";
import {makeLookup} from "../engine/lookup.ts";
import {withTables} from "../engine/namedSelect.ts";
import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Effects} from "../model/effects.ts";
import type {Settings} from "../settings.ts";
import {cellsOf} from "./cellsOf.ts";
import {plannedFamilies} from "./plannedFamilies.ts";
import {cellsSelect} from "./portable/cellsSelect.ts";
import {positionLookups, positionTables} from "./portable/positions.ts";
import {sizeDimensions, sizesSelect} from "./portable/sizesSelect.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

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
