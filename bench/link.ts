import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {
  syntheticExtractDate,
  syntheticFirstMonth,
  syntheticLastMonth,
} from "../loaders/connect/sources/synthetic.ts";
import {syntheticDeliveries} from "../loaders/connect/synthetic/deliveries.ts";
import {countFamilies} from "../loaders/count/count.ts";
import {readLookups} from "../loaders/count/fast/lookups.ts";
import {countInThreads} from "../loaders/countThreads/countInThreads.ts";
import {dimensions} from "../loaders/count/dimensions.ts";
import {openDuckDb} from "../loaders/engine/duckdb.ts";
import {type LocalEngine, quote} from "../loaders/engine/engine.ts";
import {arrange, bucketColumns} from "../loaders/link/arrange.ts";
import {makeLinkLookups, openBuckets} from "../loaders/link/link.ts";
import {unitSpans} from "../loaders/link/unitSpans.ts";
import {day} from "../loaders/model/day.ts";
import {silent} from "../loaders/model/effects.ts";
import type {LinkedBuckets} from "../loaders/model/linked.ts";
import {createStagedTables} from "../loaders/model/staged.ts";
import {Settings} from "../loaders/settings.ts";
import {type Measured, measure} from "./measure.ts";

const settings = Settings.parse({});
const extractDay = day(syntheticExtractDate);
const span = dimensions(syntheticFirstMonth, syntheticLastMonth);
const certificatesPerBucket = 1_400_000;

/** What linking and counting of so many certificates took, and how many times a bare scan of the same columns that is. */
export interface LinkFigures {
  readonly certificates: number;
  readonly periods: number;
  readonly buckets: number;
  readonly megabytes: number;
  readonly scanSeconds: number;
  readonly scanCpu: number;
  readonly sjukfallSeconds: number;
  readonly sjukfallCpu: number;
  readonly allSeconds: number;
  readonly allCpu: number;
  readonly sjukfallToScan: number;
  readonly allToScan: number;
  readonly sjukfallToScanByCpu: number;
  readonly allToScanByCpu: number;
  readonly peakGigabytes: number;
}

/**
 * Bucket files of about so many synthetic certificates, a country of its own seed to each: nothing but one bucket is
 * held, so that any number can be made. Answers what the engine reads each bucket from.
 */
async function makeBucketFiles(folder: string, certificates: number): Promise<string[]> {
  // Two at least, as `link` does: a bucket for each thread.
  const count = Math.max(2, Math.ceil(certificates / certificatesPerBucket));
  // The folder has its name when all of it is there: one of a run that was stopped is not taken for whole.
  const made = `${folder}.partial`;
  rmSync(made, {recursive: true, force: true});
  mkdirSync(made, {recursive: true});
  for (let bucket = 0; bucket < count; bucket++) {
    const file = join(made, `bucket-${bucket}.parquet`);
    const engine = await openSyntheticCountry(Math.ceil(certificates / count), bucket + 1);
    try {
      const [table = ""] = await arrange(engine, {scope: settings.scope, perBucket: Infinity});
      await engine.run(`COPY (SELECT * FROM ${table}) TO ${quote(file)} (FORMAT parquet)`);
    } finally {
      engine.close();
    }
    process.stderr.write(`  bucket ${bucket + 1} of ${count}\n`);
  }
  rmSync(folder, {recursive: true, force: true});
  renameSync(made, folder);
  return keptBucketFiles(folder);
}

/** What the engine reads each of the bucket files in a folder from. */
function keptBucketFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".parquet"));
  return files.sort().map((file) => `read_parquet(${quote(join(folder, file))})`);
}

/** An engine with a synthetic country staged and what linking looks up. */
async function openSyntheticCountry(certificates: number, seed: number): Promise<LocalEngine> {
  const engine = await openDuckDb({file: ":memory:", threads: 2});
  await engine.run(createStagedTables());
  for (const delivery of syntheticDeliveries({certificates, seed}))
    if (delivery.is === "staged") await engine.run(delivery.sql);
  await makeLinkLookups(engine);
  await engine.run(`CREATE OR REPLACE TABLE unit_span AS ${unitSpans()}`);
  return engine;
}

/** Runs each piece of work in turn, so many rounds, and keeps the least that each took: other programs only add. */
async function least(rounds: number, work: readonly (() => Promise<unknown>)[]): Promise<Measured[]> {
  const found = work.map(() => ({cpu: Infinity, wall: Infinity}));
  for (let round = 0; round < rounds; round++) {
    for (const [at, one] of work.entries()) {
      const {cpu, wall} = await measure(one);
      const before = found[at] ?? {cpu, wall};
      found[at] = {cpu: Math.min(before.cpu, cpu), wall: Math.min(before.wall, wall)};
    }
  }
  return found;
}

/** Most memory this process has held since the last call, in GB. */
function peakMemory(): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  writeFileSync("/proc/self/clear_refs", "5");
  return Number(kilobytes) / 1e6;
}

/**
 * Measures about so many synthetic certificates from sorted bucket files on two threads: a bare scan (every column
 * decoded and summed), sjukfall, and sjukfall with the exact cells of every family. In the folder `kept` the files stay and are
 * read again: making them takes much longer.
 */
export async function benchLink(certificates: number, kept?: string): Promise<LinkFigures> {
  const folder = kept ? join(kept, String(certificates)) : mkdtempSync(join(tmpdir(), "underlag-bench-"));
  try {
    const sources = existsSync(join(folder, "bucket-0.parquet"))
      ? keptBucketFiles(folder)
      : await makeBucketFiles(folder, certificates);
    const engine = await openSyntheticCountry(1_000, 1);
    peakMemory();
    const every = `read_parquet(${quote(join(folder, "*.parquet"))})`;
    const sums = bucketColumns.map((column) => `CAST(sum(${column}) AS DOUBLE) AS ${column}`);
    const buckets = openBuckets(engine, sources, {settings, extractDay});
    const elsewhere = countInThreads(2, buckets.count);
    const lookups = await readLookups(engine, span);
    const [scan, sjukfall, all] = await least(certificates > 20_000_000 ? 1 : 5, [
      () => engine.rows(`SELECT ${sums.join(", ")} FROM ${every}`),
      // In threads as the counting is, where there are any.
      () =>
        elsewhere?.({families: [], dimensions: span, lookups}, buckets, () => undefined) ?? linkAll(buckets),
      () => countFamilies(engine, {buckets, dimensions: span, settings, effects: silent, elsewhere}),
    ]);
    if (!scan || !sjukfall || !all) throw new RangeError("three pieces of work");
    const peak = peakMemory();
    const [size] =
      await engine.rows(`SELECT CAST(count(*) AS DOUBLE) AS periods, CAST(sum(leads) AS DOUBLE) AS certificates,
      (SELECT CAST(sum(total_compressed_size) AS DOUBLE) / 1e6 FROM parquet_metadata(${quote(join(folder, "*.parquet"))})) AS megabytes
      FROM ${every}`);
    engine.close();
    return {
      certificates: Number(size?.["certificates"]),
      periods: Number(size?.["periods"]),
      buckets: sources.length,
      megabytes: Number(size?.["megabytes"]),
      ...{
        scanSeconds: scan.wall,
        scanCpu: scan.cpu,
        sjukfallSeconds: sjukfall.wall,
        sjukfallCpu: sjukfall.cpu,
      },
      ...{allSeconds: all.wall, allCpu: all.cpu},
      ...{sjukfallToScan: sjukfall.wall / scan.wall, allToScan: all.wall / scan.wall},
      ...{sjukfallToScanByCpu: sjukfall.cpu / scan.cpu, allToScanByCpu: all.cpu / scan.cpu},
      peakGigabytes: peak,
    };
  } finally {
    if (kept === undefined) rmSync(folder, {recursive: true, force: true});
  }
}

/** Links every bucket here and counts nothing: every column of sjukfall and of their periods is summed, as in the scan. */
async function linkAll(buckets: LinkedBuckets): Promise<number> {
  let sum = 0;
  let next = buckets.read(0);
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    const parts = await next;
    if (bucket + 1 < buckets.count) next = buckets.read(bucket + 1);
    for (const {sjukfall, periods} of parts)
      for (const column of [...Object.values(sjukfall), ...Object.values(periods)])
        for (const value of column) sum += value;
  }
  return sum;
}

/** The power of the number of certificates that time grows with: the slope of log time on log number, least squares. */
export function growth(figures: readonly LinkFigures[]): number {
  const points = figures.map(
    ({certificates, allSeconds}) => [Math.log(certificates), Math.log(allSeconds)] as const,
  );
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, at]) => at))];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

// `npx tsx bench/link.ts 100000000`: any numbers of certificates, and how time grows with them; `--keep=folder` before them
// keeps the files.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [kept] = process.argv.flatMap((word) => /^--keep=(.+)$/.exec(word)?.[1] ?? []);
  const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
  const figures: LinkFigures[] = [];
  for (const size of sizes) {
    const measured = await benchLink(size, kept);
    figures.push(measured);
    process.stdout.write(`${JSON.stringify(measured, undefined, 2)}\n`);
  }
  if (figures.length > 1)
    process.stdout.write(`time grows with certificates to the power ${growth(figures).toFixed(2)}\n`);
}
