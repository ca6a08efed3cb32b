import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {
  syntheticExtractDate,
  syntheticFirstMonth,
  syntheticLastMonth,
} from "../../loaders/connect/sources/synthetic.ts";
import {syntheticDeliveries} from "../../loaders/connect/synthetic/deliveries.ts";
import {countFamilies} from "../../loaders/count/count.ts";
import {dimensions} from "../../loaders/count/dimensions.ts";
import type {Buckets} from "../../loaders/engine/buckets.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import type {LocalEngine} from "../../loaders/engine/engine.ts";
import {withTables} from "../../loaders/engine/namedSelect.ts";
import {link} from "../../loaders/link/link.ts";
import {portableLinked} from "../../loaders/link/portable.ts";
import {day} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {createStagedTables} from "../../loaders/model/staged.ts";
import {exclude} from "../../loaders/normalise/exclude.ts";
import {Settings} from "../../loaders/settings.ts";

const settings = Settings.parse({});
const extractDay = day(syntheticExtractDate);
const folder = mkdtempSync(join(tmpdir(), "underlag-million-"));
let engine: LocalEngine;

beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 2, temporaryFolder: join(folder, "spill")});
  await engine.run(createStagedTables());
  for (const delivery of syntheticDeliveries({certificates: 1_000_000, seed: 1}))
    if (delivery.is === "staged") await engine.run(delivery.sql);
  await exclude(engine, settings);
}, 600_000);

afterAll(() => {
  engine.close();
  rmSync(folder, {recursive: true, force: true});
});

/** Number of sjukfall and a digest of what is said of them: their numbers differ between forms. */
async function digest(buckets: Buckets): Promise<{sjukfall: bigint; digest: bigint}> {
  const sum = {sjukfall: 0n, digest: 0n};
  const session = await engine.session();
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    const [row] = await session.rows(
      withTables(
        buckets.tables(bucket),
        "SELECT count(*) AS n, CAST(sum(CAST(hash(s) & 4294967295 AS BIGINT)) AS BIGINT) AS digest FROM (SELECT * EXCLUDE (spell, person) FROM sjukfall) s",
      ),
    );
    sum.sjukfall += BigInt(Number(row?.["n"]));
    sum.digest += BigInt(Number(row?.["digest"]));
  }
  session.close();
  return sum;
}

const count = (buckets: Buckets) =>
  countFamilies(engine, {
    ...{buckets, settings, effects: silent},
    dimensions: dimensions(syntheticFirstMonth, syntheticLastMonth),
  });

describe("a million certificates", () => {
  it(
    "have the same sjukfall and the same cells of every family by the portable form and from bucket files",
    {timeout: 600_000},
    async () => {
      const fast = await link(engine, {settings, extractDay, folder, perBucket: 300_000});
      expect(fast.count).toBeGreaterThan(2);
      expect(existsSync(join(folder, "bucket-0.parquet"))).toBe(true);
      const portable: Buckets = {count: 1, tables: () => portableLinked({settings, extractDay})};
      const expected = await digest(portable);
      expect(expected.sjukfall).toBeGreaterThan(200_000n);
      expect(await digest(fast)).toEqual(expected);
      expect(await count(fast)).toEqual(await count(portable));
    },
  );
});
