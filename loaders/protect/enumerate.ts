import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {Manifest} from "../../src/contract/release.ts";
import {DisclosureError} from "../errors.ts";
import type {Cells} from "../model/cells.ts";

type Row = Record<string, string | number>;

async function readTable(path: string): Promise<Row[]> {
  const bytes = await readFile(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return (await parquetReadObjects({file})) as Row[];
}

const cellOf = (row: Row, dimensions: readonly string[]) => dimensions.map((id) => row[id]).join(" · ");

/**
 * The enumeration checks of disclosure rule R, on the bytes that will be published, read back by a library that did
 * not write them. Stops the release at the first cell that breaks a rule:
 *
 * 1. no count lies in 1..b−1, and no cell stands twice;
 * 2. the table of each region is its part of the whole, and the nation's is the sum over regions;
 * 3. the counts beside the tables are multiples of b, and none tells a true 0 from 1–4;
 * 4. against the exact cells: an empty cell and a cell of at least b persons stand as they are, any other is one of
 *    the two multiples of b around the truth; no true cell is missing and no other is added.
 */
export async function enumerate(folder: string, truth: readonly Cells[]): Promise<void> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  const base = manifest.disclosure.base;
  const {accepted, excluded, rejected, flags} = manifest.quality;
  for (const {id, n} of [{id: "accepted", n: accepted}, ...excluded, ...rejected, ...flags]) {
    if (n % base !== 0) throw new DisclosureError(`manifest.json, quality, ${id}: is no multiple of ${base}`);
  }
  if (rejected.some(({n}) => n === 0)) {
    throw new DisclosureError(
      "manifest.json, quality, rejected: a rule that is listed at 0 tells 1–4 from 0",
    );
  }
  const stop = (table: string, cell: string, rule: string): never => {
    throw new DisclosureError(`${table}, cell ${cell}: ${rule}`);
  };
  for (const family of manifest.families) {
    const path = `tables/${family.id}.parquet`;
    const published = new Map<string, number>();
    const margins = new Map<string, Map<string, {n: number; atBase: number}>>(
      manifest.places.map(({slug}) => [slug, new Map()]),
    );
    const regional = family.dimensions.filter((id) => id !== "region");
    const slugs = new Map(manifest.places.map(({code, slug}) => [code, slug]));
    for (const row of await readTable(join(folder, path))) {
      const n = Number(row["n"]);
      const cell = cellOf(row, family.dimensions);
      if (n < base) stop(path, cell, `a published count of an inner cell is at least ${base}`);
      if (published.has(cell)) stop(path, cell, "stands twice");
      published.set(cell, n);
      for (const slug of [slugs.get(null), slugs.get(String(row["region"]))]) {
        const margin = slug === undefined ? undefined : margins.get(slug);
        const part = cellOf(row, regional);
        const sum = margin?.get(part) ?? {n: 0, atBase: 0};
        margin?.set(part, {n: sum.n + n, atBase: sum.atBase + (n === base ? 1 : 0)});
      }
    }
    for (const [slug, margin] of margins) {
      const part = `places/${slug}/${family.id}.parquet`;
      const rows = await readTable(join(folder, part));
      for (const row of rows) {
        const cell = cellOf(row, regional);
        const sum = margin.get(cell);
        if (sum?.n !== row["n"] || sum?.atBase !== row["at_base"])
          stop(part, cell, `is not its part of ${path}`);
      }
      if (rows.length !== margin.size) stop(part, "(all)", `has other cells than its part of ${path}`);
    }
    const exact = truth.find((cells) => cells.family === family.id);
    if (!exact) throw new DisclosureError(`${path}: no exact cells to check it against`);
    compareWithTruth(exact, published, base, (cell, rule) => stop(path, cell, rule));
  }
}

function compareWithTruth(
  exact: Cells,
  published: ReadonlyMap<string, number>,
  base: number,
  stop: (cell: string, rule: string) => never,
): void {
  let found = 0;
  for (let i = 0; i < exact.n.length; i++) {
    const cell = exact.dimensions.map(({codes}, d) => codes[exact.codes[d]?.[i] ?? -1]?.code).join(" · ");
    const y = published.get(cell) ?? 0;
    const x = exact.n[i] ?? 0;
    if (y > 0) found++;
    if ((exact.persons[i] ?? 0) >= base) {
      if (y !== x) stop(cell, `a cell of at least ${base} persons stands as it is`);
    } else if (y % base !== 0 || Math.abs(y - x) >= base) {
      stop(cell, `a cell of fewer than ${base} persons is a neighbouring multiple of ${base}`);
    }
  }
  if (found !== published.size) stop("(all)", "a cell is published that no one was counted in");
}
