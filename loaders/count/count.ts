import {readdir} from "node:fs/promises";
import type {Engine} from "../engine/engine.ts";
import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Effects} from "../model/effects.ts";
import type {LinkedBuckets} from "../model/linked.ts";
import {Scratch} from "../model/scratch.ts";
import type {Settings} from "../settings.ts";
import {cellsOf} from "./cellsOf.ts";
import {FamilyCounter} from "./fast/familyCounter.ts";
import {readLookups} from "./fast/lookups.ts";
import {relationsOf} from "./fast/relationsOf.ts";
import {plannedFamilies} from "./plannedFamilies.ts";

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
 * buckets and threads, and those that the SELECTs of `portable/` give. Exact counts: only `protect` takes them.
 */
export async function countFamilies(
  engine: Engine,
  options: {
    buckets: LinkedBuckets;
    dimensions: Dimensions;
    settings: Pick<Settings, "smallestUnit" | "coarsen" | "families" | "officialTables">;
    effects: Effects;
  },
): Promise<Cells[]> {
  const {buckets, settings, effects} = options;
  const {families, dimensions} = plannedFamilies(await discoverFamilies(), settings, options.dimensions);
  const lookups = await readLookups(engine, dimensions);
  const counters = families.map((family) => ({family, counter: new FamilyCounter(family, dimensions)}));
  const scratch = new Scratch();
  effects.progress("Räknar", 0, buckets.count, "delar");
  let next = buckets.read(0);
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    const parts = await next;
    // The engine reads the next bucket in its own threads while this one is counted.
    if (bucket + 1 < buckets.count) next = buckets.read(bucket + 1);
    for (const linked of parts) {
      scratch.clear();
      const rowsOf = relationsOf(linked, lookups, scratch);
      for (const {family, counter} of counters) counter.count(rowsOf(family.rows.of));
    }
    effects.progress("Räknar", bucket + 1, buckets.count, "delar");
  }
  return counters.map(({family, counter}) => {
    const {cells, sizes} = counter.counted();
    return cellsOf(family, {dimensions, settings, sizes}, cells);
  });
}
