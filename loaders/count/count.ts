import {readdir} from "node:fs/promises";
import type {Engine} from "../engine/engine.ts";
import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Effects} from "../model/effects.ts";
import {makePositions} from "./positions.ts";

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
 * Counts every family's finest joint cells from the staged and linked tables. Only what falls in the months of the
 * dimension `month` is counted: what began, went on, ended or was signed outside them is left out.
 * Exact counts: only `protect` takes them.
 */
export async function countFamilies(
  engine: Engine,
  options: {dimensions: Readonly<Record<string, Dimension>>; effects: Effects},
): Promise<Cells[]> {
  await makePositions(engine, options.dimensions);
  const families = await discoverFamilies();
  const cells: Cells[] = [];
  for (const [done, family] of families.entries()) {
    options.effects.progress("Räknar", done, families.length, "tabeller");
    cells.push(await countFamily(engine, family, options.dimensions));
  }
  options.effects.progress("Räknar", families.length, families.length, "tabeller");
  return cells;
}

async function countFamily(
  engine: Engine,
  family: Family,
  all: Readonly<Record<string, Dimension>>,
): Promise<Cells> {
  const dimensions = family.dimensions.map((id) => {
    const dimension = all[id];
    if (!dimension) throw new RangeError(`family ${family.id}: no dimension ${id}`);
    return dimension;
  });
  // A value outside its dimension has no position: -1, since a null would read as the first code.
  const names = family.dimensions.join(", ");
  const columns = family.dimensions.map((id) => `coalesce(${id}, -1) AS ${id}`);
  const answer = await engine.integerColumns(`
WITH of_person AS (
  SELECT ${columns.join(", ")}, person, count(*) AS n FROM (${family.rows()}) event GROUP BY ${names}, person
)
SELECT ${names}, CAST(sum(n) AS BIGINT) AS n, count(*) AS persons FROM of_person GROUP BY ${names} ORDER BY ${names}`);
  const codes = dimensions.map(({id, codes: allowed}) => {
    const column = answer[id] ?? new Float64Array();
    const outside = column.find((position) => !(position >= 0 && position < allowed.length));
    if (outside !== undefined)
      throw new RangeError(`family ${family.id}: a cell has a value outside the dimension ${id}`);
    return Uint16Array.from(column);
  });
  const {id, title, unit, description} = family;
  const [n, persons] = [answer["n"], answer["persons"]].map((column) => Uint32Array.from(column ?? []));
  return {
    ...{family: id, title, unit, description, dimensions, codes},
    n: n ?? new Uint32Array(),
    persons: persons ?? new Uint32Array(),
  };
}
