import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {isDeepStrictEqual} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {
  syntheticExtractDate,
  syntheticFirstMonth,
  syntheticLastMonth,
} from "../../loaders/connect/sources/synthetic.ts";
import {syntheticDeliveries} from "../../loaders/connect/synthetic/deliveries.ts";
import {countFamilies} from "../../loaders/count/count.ts";
import {countInThreads} from "../../loaders/countThreads/countInThreads.ts";
import {dimensions} from "../../loaders/count/dimensions.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import type {Engine, LocalEngine} from "../../loaders/engine/engine.ts";
import {link} from "../../loaders/link/link.ts";
import {portableLinked} from "../../loaders/link/portable.ts";
import type {Cells} from "../../loaders/model/cells.ts";
import {day} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {createStagedTables} from "../../loaders/model/staged.ts";
import {exclude} from "../../loaders/normalise/exclude.ts";
import {Settings} from "../../loaders/settings.ts";
import {portableCells} from "../fixtures/portableCells.ts";
import {makeLinkedTables, makeTables} from "../unit/link/country.ts";

const settings = Settings.parse({});
const extractDay = day(syntheticExtractDate);
const folder = mkdtempSync(join(tmpdir(), "underlag-buckets-"));
let engine: LocalEngine;

beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 2, temporaryFolder: join(folder, "spill")});
  await engine.run(createStagedTables());
  for (const delivery of syntheticDeliveries({certificates: 320_000, seed: 1}))
    if (delivery.is === "staged") await engine.run(delivery.sql);
  await exclude(engine, settings);
}, 600_000);

afterAll(() => {
  engine.close();
  rmSync(folder, {recursive: true, force: true});
});

interface Digest {
  readonly sjukfall: bigint;
  readonly digest: bigint;
}

/** Number of sjukfall in a session and a digest of what is said of them: their numbers differ between forms. */
async function digest(session: Engine, {sjukfall, digest}: Digest = {sjukfall: 0n, digest: 0n}) {
  const [row] = await session.rows(
    "SELECT count(*) AS n, CAST(sum(CAST(hash(s) & 4294967295 AS BIGINT)) AS BIGINT) AS digest FROM (SELECT CAST(COLUMNS(* EXCLUDE (spell, person)) AS INTEGER) FROM sjukfall) s",
  );
  return {sjukfall: sjukfall + BigInt(Number(row?.["n"])), digest: digest + BigInt(Number(row?.["digest"]))};
}

/** Families whose cells differ. Node compares long columns of numbers at once; `toEqual` takes minutes for them. */
function differing(some: readonly Cells[], others: readonly Cells[]): string[] {
  expect(some.map(({family}) => family)).toEqual(others.map(({family}) => family));
  return some.filter((cells, i) => !isDeepStrictEqual(cells, others[i])).map(({family}) => family);
}

const span = dimensions(syntheticFirstMonth, syntheticLastMonth);

describe("320,000 certificates", () => {
  it(
    "have the same sjukfall and the same cells of every family by the portable form and from bucket files",
    {timeout: 600_000},
    async () => {
      const portable = await engine.session();
      const buckets = await link(engine, {settings, extractDay, folder, perBucket: 120_000});
      expect(buckets.count).toBeGreaterThan(2);
      expect(existsSync(join(folder, "bucket-0.parquet"))).toBe(true);
      await makeTables(portable, portableLinked({settings, extractDay}));
      const expected = await digest(portable);
      portable.close();
      expect(expected.sjukfall).toBeGreaterThan(80_000n);
      const session = await engine.session();
      let found: Digest | undefined;
      for (let bucket = 0; bucket < buckets.count; bucket++) {
        await makeLinkedTables(session, await buckets.read(bucket));
        found = await digest(session, found);
      }
      session.close();
      expect(found).toEqual(expected);
      const options = {buckets, settings, dimensions: span, effects: silent};
      const counted = await countFamilies(engine, options);
      const elsewhere = countInThreads(2, buckets.count);
      expect(elsewhere).toBeDefined();
      expect(differing(await countFamilies(engine, {...options, elsewhere}), counted)).toEqual([]);
      const portably = await portableCells(engine, {settings, extractDay, dimensions: span});
      expect(differing(counted, portably)).toEqual([]);
    },
  );
});
