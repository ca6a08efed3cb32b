import {readdir} from "node:fs/promises";
import type {Engine} from "../engine/engine.ts";
import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Effects} from "../model/effects.ts";
import type {LinkedBuckets} from "../model/linked.ts";
import type {Settings} from "../settings.ts";
import {cellsOf} from "./cellsOf.ts";
import {BucketCounter, type CountingPlan} from "./fast/bucketCounter.ts";
import type {RawCounts} from "./fast/familyCounter.ts";
import {readLookups} from "./fast/lookups.ts";
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
 * Links and counts buckets in threads of their own: what each thread counted of each family, in the order of the plan. `counted` is
 * told how many buckets are done.
 */
export type CountElsewhere = (
  plan: CountingPlan,
  buckets: LinkedBuckets,
  counted: (buckets: number) => void,
) => Promise<readonly (readonly RawCounts[])[]>;

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
    /** Where threads are at hand and there is enough to do. */
    elsewhere?: CountElsewhere | undefined;
  },
): Promise<Cells[]> {
  const {buckets, settings, effects} = options;
  const {families, dimensions} = plannedFamilies(await discoverFamilies(), settings, options.dimensions);
  const lookups = await readLookups(engine, dimensions);
  const plan = {families, dimensions, lookups};
  const counter = new BucketCounter(plan);
  const progress = (done: number) => {
    effects.progress("Räknar", done, buckets.count, buckets.count === 1 ? "del" : "delar");
  };
  progress(0);
  if (options.elsewhere) {
    for (const counts of await options.elsewhere(plan, buckets, progress)) counter.absorb(counts);
  } else await countHere(counter, buckets, progress);
  return counter
    .counted()
    .map(({family, cells, sizes}) => cellsOf(family, {dimensions, settings, sizes}, cells));
}

async function countHere(
  counter: BucketCounter,
  buckets: LinkedBuckets,
  counted: (buckets: number) => void,
): Promise<void> {
  let next = buckets.read(0);
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    const parts = await next;
    // The engine reads the next bucket in its own threads while this one is counted.
    if (bucket + 1 < buckets.count) next = buckets.read(bucket + 1);
    counter.count(parts);
    counted(bucket + 1);
  }
}
