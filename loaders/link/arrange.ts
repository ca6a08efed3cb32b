import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {Engine, LocalEngine} from "../engine/engine.ts";
import {quote} from "../engine/engine.ts";
import type {Settings} from "../settings.ts";
import {countedCertificates} from "./portable.ts";

/** The columns of a bucket, one row a period of a certificate that counts; all of them whole numbers. */
export const bucketColumns = [
  /** Numbers within the bucket: of the person, and of the person with one care provider where providers separate. */
  ...["person", "chain", "certificate"],
  /** `earlier_from`: the first day of the same certificate's period before this one, null for its first. */
  ...["from_day", "to_day", "earlier_from", "degree"],
  ...["diagnosis", "sex", "born", "unit_place", "signed_day", "sent_day", "version", "completed"],
  ...["asked_after", "answered_after", "questions", "requests"],
  ...["measures", "support", "meeting_day", "contact_day"],
  /** The number of the care provider, whether providers separate or not. */
  "provider",
  /** `links`: takes part in sjukfall. `leads`: the certificate's first period. 0 or 1. */
  ...["links", "leads"],
] as const;

export type BucketColumn = (typeof bucketColumns)[number];

/** Periods of a bucket at most: a bucket and what is made from it take some hundred megabytes. */
const mostPerBucket = 1_500_000;

/** Fewer periods than this are not worth reading while others are counted. */
const worthSharing = 200_000;

/** So many buckets stay in the engine; more go to files. */
const bucketsInEngine = 2;

/**
 * Codes what is staged to whole numbers, once, and lays it in buckets by person, each sorted by person (and care provider,
 * where it separates), first day, last day, day of signing, certificate and period: the order of linking. Of certificates over
 * the same days, as one that completes another mostly has, the one signed first comes first: the numbers of certificates are
 * keyed hashes, and decide only between those signed on the same day. The order is total, so that nothing depends on
 * threads. Answers what each bucket is read from: a table of the engine, or a Parquet file in `folder`.
 */
export async function arrange(
  engine: LocalEngine,
  options: {scope: Settings["scope"]; folder?: string | undefined; perBucket?: number | undefined},
): Promise<string[]> {
  const [row] = await engine.rows("SELECT count(*) AS n FROM period");
  const periods = Number(row?.["n"]);
  const shared = Math.max(worthSharing, Math.ceil(periods / engine.threads));
  const {folder, perBucket = Math.min(mostPerBucket, shared)} = options;
  const count = Math.max(1, Math.ceil(periods / perBucket));
  const coded = codedPeriods(options.scope, count);
  const numbers = Array.from({length: count}, (_, bucket) => bucket);
  if (folder === undefined || count <= bucketsInEngine) {
    await engine.run(`CREATE OR REPLACE TABLE coded_period AS ${coded}`);
    for (const bucket of numbers) {
      const part = `SELECT * EXCLUDE (bucket) FROM coded_period WHERE bucket = ${bucket}`;
      await sortBucket(engine, part, (rows) => `CREATE OR REPLACE TABLE bucket_${bucket} AS ${rows}`);
    }
    await engine.run("DROP TABLE coded_period");
    return numbers.map((bucket) => `bucket_${bucket}`);
  }
  const parts = join(folder, "parts");
  mkdirSync(parts, {recursive: true, mode: 0o700});
  await engine.run(
    `COPY (${coded}) TO ${quote(parts)} (FORMAT parquet, PARTITION_BY (bucket), OVERWRITE true)`,
  );
  const files = numbers.map((bucket) => join(folder, `bucket-${bucket}.parquet`));
  for (const [bucket, file] of files.entries()) {
    const part = join(parts, `bucket=${bucket}`);
    const rows = `SELECT * FROM read_parquet(${quote(join(part, "*.parquet"))}, hive_partitioning = false)`;
    await sortBucket(engine, rows, (sorted) => `COPY (${sorted}) TO ${quote(file)} (FORMAT parquet)`);
    rmSync(part, {recursive: true});
  }
  return files.map((file) => `read_parquet(${quote(file)})`);
}

function codedPeriods(scope: Settings["scope"], buckets: number): string {
  return `
WITH counted AS (${countedCertificates(scope)}),
care_provider AS (
  SELECT name, row_number() OVER (ORDER BY name) AS number
  FROM (SELECT DISTINCT coalesce(provider, '') AS name FROM certificate)
)
SELECT CAST(c.person % ${buckets} AS INTEGER) AS bucket, p.from_day, p.to_day, p.ordinal, p.degree,
  c.* EXCLUDE (care_provider), CAST(v.number AS INTEGER) AS care_provider
FROM period p JOIN counted c ON c.certificate = p.certificate JOIN care_provider v ON v.name = c.care_provider`;
}

/** Sorts one bucket and numbers its persons, chains and certificates. */
async function sortBucket(session: Engine, part: string, into: (sorted: string) => string): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE part AS SELECT *, row_number() OVER () AS row_no FROM (${part})`,
  );
  const changed = (columns: readonly string[]) =>
    columns.map((column) => `${column} IS DISTINCT FROM lag(${column}) OVER ()`).join(" OR ");
  const running = "OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
  await session.run(
    into(`
WITH several AS (
  -- Few certificates have more than one period, and those have an ordinal above the least of all.
  SELECT DISTINCT certificate FROM part WHERE ordinal > (SELECT min(ordinal) FROM part)
),
placed AS (
  SELECT certificate, ordinal, min(row_no) OVER (PARTITION BY certificate) AS certificate_no,
    lag(from_day) OVER (PARTITION BY certificate ORDER BY from_day, to_day, ordinal) AS earlier_from,
    CAST(row_number() OVER (PARTITION BY certificate ORDER BY from_day, ordinal) = 1 AS TINYINT) AS leads
  FROM part SEMI JOIN several USING (certificate)
),
sorted AS (
  SELECT p.*, coalesce(s.certificate_no, p.row_no) AS certificate_no, s.earlier_from, coalesce(s.leads, 1) AS leads
  FROM part p LEFT JOIN placed s ON s.certificate = p.certificate AND s.ordinal = p.ordinal
  ORDER BY p.person, p.provider, p.from_day, p.to_day, p.signed_day, p.certificate, p.ordinal
),
flagged AS (
  SELECT *, ${changed(["person"])} AS new_person, ${changed(["person", "provider"])} AS new_chain FROM sorted
)
SELECT CAST(count(CASE WHEN new_person THEN 1 END) ${running} AS INTEGER) AS person,
  CAST(count(CASE WHEN new_chain THEN 1 END) ${running} AS INTEGER) AS chain,
  CAST(certificate_no AS INTEGER) AS certificate, from_day, to_day, earlier_from, degree, diagnosis,
  CAST(sex AS TINYINT) AS sex, born, unit_place, signed_day, sent_day, CAST(version AS TINYINT) AS version,
  CAST(completed AS TINYINT) AS completed, asked_after, answered_after, questions, requests,
  measures, CAST(support AS SMALLINT) AS support, meeting_day, contact_day,
  care_provider AS provider, CAST(links AS TINYINT) AS links, leads
FROM flagged`),
  );
  await session.run("DROP TABLE part");
}
