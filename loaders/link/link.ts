import {type Engine, type LocalEngine, missing} from "../engine/engine.ts";
import {makeLookup} from "../engine/lookup.ts";
import type {Day} from "../model/day.ts";
import type {Columns, LinkedBuckets} from "../model/linked.ts";
import type {Settings} from "../settings.ts";
import {arrange, type BucketColumn, bucketColumns} from "./arrange.ts";
import {linkBucket} from "./linkBucket.ts";
import {linkLookups} from "./portable.ts";
import {unitSpans} from "./unitSpans.ts";

export interface LinkOptions {
  readonly settings: Pick<Settings, "maxGap" | "scope">;
  readonly extractDay: Day;
}

/**
 * Joins each person's certificates into sjukfall: from the staged tables to the linked columns (see
 * `model/linked.ts`), a bucket of persons at a time.
 *
 * Two periods of question 32 belong to the same sjukfall when at most `maxGap` whole days lie uncovered between
 * them; overlaps count once. With 5 days, a period that ends 14 August joins one that starts on or before 20 August
 * (15–19 August uncovered), and not one that starts 21 August. Certificates that `excluded` names take no part.
 * With scope `within-provider` a change of care provider begins a new sjukfall.
 *
 * `folder` is where buckets go that are too many for the engine; `perBucket` how many periods one may hold.
 */
export async function link(
  engine: LocalEngine,
  options: LinkOptions & {readonly folder?: string; readonly perBucket?: number},
): Promise<LinkedBuckets> {
  await makeLinkLookups(engine);
  await engine.run(`CREATE OR REPLACE TABLE unit_span AS ${unitSpans()}`);
  const sources = await arrange(engine, {...options, scope: options.settings.scope});
  return openBuckets(engine, sources, options);
}

/** Makes the lookups of linking as tables of the engine. */
export async function makeLinkLookups(engine: Engine): Promise<void> {
  for (const lookup of linkLookups()) await makeLookup(engine, lookup);
}

/** Buckets by what each is read from: a table, or a Parquet file as the engine reads it. */
export function openBuckets(
  engine: Engine,
  sources: readonly string[],
  {settings, extractDay}: LinkOptions,
): LinkedBuckets {
  const columns = bucketColumns.map((name) => {
    const whole = `CAST(${name} AS INTEGER)`;
    // A null that the engine replaces costs less than one that is found afterwards.
    return `${mayLack.has(name) ? `coalesce(${whole}, ${missing})` : whole} AS ${name}`;
  });
  const terms = {maxGap: settings.maxGap, extractDay};
  const rows = (bucket: number) => {
    const source = sources[bucket];
    if (source === undefined) throw new RangeError(`no bucket ${bucket}`);
    return engine.integerColumns(`SELECT ${columns.join(", ")} FROM ${source}`);
  };
  return {
    ...{count: sources.length, terms, rows},
    read: async (bucket) => linkBucket((await rows(bucket)) as Columns<BucketColumn>, terms),
  };
}

const mayLack = new Set<BucketColumn>([
  "earlier_from",
  "sex",
  "born",
  "unit_place",
  "sent_day",
  "asked_after",
  "answered_after",
  "meeting_day",
  "contact_day",
]);
