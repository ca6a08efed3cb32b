import type {Buckets} from "../engine/buckets.ts";
import type {Engine, LocalEngine} from "../engine/engine.ts";
import {makeLookup} from "../engine/lookup.ts";
import type {Day} from "../model/day.ts";
import type {Settings} from "../settings.ts";
import {arrange} from "./arrange.ts";
import {linkLookups} from "./portable.ts";
import {sequencePeriods} from "./sequence.ts";
import {makeSjukfall} from "./sjukfall.ts";
import {unitSpans} from "./unitSpans.ts";

export interface LinkOptions {
  readonly settings: Pick<Settings, "maxGap" | "scope">;
  readonly extractDay: Day;
}

/**
 * Joins each person's certificates into sjukfall: from the staged tables to the linked tables (see `portable.ts`), a
 * bucket of persons at a time.
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
): Promise<Buckets> {
  await makeLinkLookups(engine);
  await engine.run(`CREATE OR REPLACE TABLE unit_span AS ${unitSpans()}`);
  const sources = await arrange(engine, {...options, scope: options.settings.scope});
  return openBuckets(sources, options);
}

/** Makes the lookups of linking as tables of the engine. */
export async function makeLinkLookups(engine: Engine): Promise<void> {
  for (const lookup of linkLookups()) await makeLookup(engine, lookup);
}

/** Buckets by what each is read from: a table, or a Parquet file as the engine reads it. */
export function openBuckets(sources: readonly string[], {settings, extractDay}: LinkOptions): Buckets {
  return {
    count: sources.length,
    tables(bucket) {
      const source = sources[bucket];
      if (source === undefined) throw new RangeError(`no bucket ${bucket}`);
      return [
        {
          name: "linked_certificate",
          select: `
SELECT certificate, person, signed_day, sent_day, version, sex, born, diagnosis, degree, unit_place, completed,
  asked_after, answered_after, questions
FROM ${source} WHERE leads = 1`,
        },
        {name: "sjukfall_period", select: sequencePeriods(source, settings.maxGap)},
        {name: "sjukfall", select: makeSjukfall({maxGap: settings.maxGap, extractDay})},
      ];
    },
  };
}
