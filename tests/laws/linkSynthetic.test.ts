import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {syntheticExtractDate} from "../../loaders/connect/sources/synthetic.ts";
import {syntheticDeliveries} from "../../loaders/connect/synthetic/deliveries.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import type {Engine, LocalEngine} from "../../loaders/engine/engine.ts";
import {link} from "../../loaders/link/link.ts";
import {portableLinked} from "../../loaders/link/portable.ts";
import {day} from "../../loaders/model/day.ts";
import {createStagedTables, stagedTables} from "../../loaders/model/staged.ts";
import {Settings} from "../../loaders/settings.ts";
import {describedSjukfall, makeLinkedTables, makeTables} from "../unit/link/country.ts";

// More periods than one row group of DuckDB holds (122 880), so that what runs in parallel does run in parallel.
const certificates = 140_000;

async function open(threads: number, seed: number, size = certificates): Promise<LocalEngine> {
  const engine = await openDuckDb({file: ":memory:", threads});
  await engine.run(createStagedTables());
  for (const delivery of syntheticDeliveries({certificates: size, seed}))
    if (delivery.is === "staged") await engine.run(delivery.sql);
  return engine;
}

/** Number of rows and a digest of every row of each table, whatever their order. */
async function digests(engine: Engine, tables: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await engine.rows(
      `SELECT count(*) || ' ' || CAST(sum(CAST(hash(t) & 4294967295 AS BIGINT)) AS VARCHAR) AS digest FROM ${table} t`,
    );
    found[table] = String(row?.["digest"]);
  }
  return found;
}

const extractDay = day(syntheticExtractDate);
let one: LocalEngine;
let two: LocalEngine;

beforeAll(async () => {
  [one, two] = [await open(1, 1), await open(2, 1)];
  for (const engine of [one, two]) {
    const buckets = await link(engine, {settings: Settings.parse({}), extractDay});
    expect(buckets.count).toBe(1);
    await makeLinkedTables(engine, await buckets.read(0));
    await engine.run(`CREATE TEMP VIEW described AS ${describedSjukfall}`);
  }
}, 120_000);

afterAll(() => {
  one.close();
  two.close();
});

async function number(sql: string): Promise<number> {
  const [row] = await two.rows(`SELECT CAST((${sql}) AS DOUBLE) AS n`);
  return Number(row?.["n"]);
}

describe("one seed", () => {
  // Certificates have any numbers within a bucket.
  const linked = ["sjukfall", "(SELECT * EXCLUDE (certificate) FROM sjukfall_period)", "unit_span"];

  it("gives the same certificates and the same sjukfall with one thread and with two", async () => {
    const tables = [...Object.keys(stagedTables), ...linked];
    const found = await digests(two, tables);
    expect(await digests(one, tables)).toEqual(found);
    expect(Number(found["period"]?.split(" ")[0])).toBeGreaterThan(122_880);
  });

  it("gives other certificates than another seed", async () => {
    const [small, other] = [await open(2, 1, 2000), await open(2, 2, 2000)];
    expect(await digests(small, ["certificate"])).not.toEqual(await digests(other, ["certificate"]));
    small.close();
    other.close();
  });
});

describe("the fast form at size", () => {
  it.each([
    [5, "person"],
    [0, "within-provider"],
  ] as const)(
    "gives every sjukfall of the portable form once, with a gap of %i days by %s",
    async (maxGap, scope) => {
      const settings = Settings.parse({maxGap, scope});
      // Persons, certificates and sjukfall have other numbers in a bucket; what is said of them is the same.
      const facts = [
        "(SELECT CAST(COLUMNS(* EXCLUDE (spell, person)) AS INTEGER) FROM sjukfall)",
        "(SELECT CAST(COLUMNS(['from_day', 'to_day', 'degree', 'diagnosis', 'next_from']) AS INTEGER) FROM sjukfall_period)",
        "(SELECT CAST(COLUMNS(* EXCLUDE (person, certificate)) AS INTEGER) FROM linked_certificate)",
      ];
      const portable = await two.session();
      await makeTables(portable, portableLinked({settings, extractDay}));
      const expected = await digests(portable, facts);
      portable.close();
      expect(Number(expected[facts[0] ?? ""]?.split(" ")[0])).toBeGreaterThan(10_000);
      for (const engine of [one, two]) {
        const session = await engine.session();
        await makeLinkedTables(session, await (await link(engine, {settings, extractDay})).read(0));
        expect(await digests(session, facts)).toEqual(expected);
        session.close();
      }
    },
  );
});

describe("the synthetic country looks like the published one", () => {
  const started = "FROM described WHERE start_day BETWEEN 19358 AND 20453";
  const long = "FROM described WHERE start_day BETWEEN 19358 AND 19722 AND covered > 14";
  const ongoing = "FROM described WHERE start_day <= 20089 AND end_day >= 20089";
  const share = (condition: string, of: string) =>
    `SELECT 100.0 * count(CASE WHEN ${condition} THEN 1 END) / count(*) ${of}`;

  it.each([
    ["of started sjukfall are women's", share("sex = 0", started), 60, 66],
    ["of ongoing have a diagnosis in F00–F99", share("category_last LIKE 'F%'", ongoing), 43, 53],
    ["of ongoing have a diagnosis in M00–M99", share("category_last LIKE 'M%'", ongoing), 13, 20],
    ["of those over 14 days last 15–29 days", share("covered < 30", long), 17, 28],
    ["of those over 14 days last 30–89 days", share("covered BETWEEN 30 AND 89", long), 32, 43],
    ["of those over 14 days last 90–179 days", share("covered BETWEEN 90 AND 179", long), 14, 22],
    ["of those over 14 days last 180–364 days", share("covered BETWEEN 180 AND 364", long), 9, 17],
    ["of those over 14 days last a year or more", share("covered >= 365", long), 6, 12],
    ["of those over 14 days change chapter", share("chapter_changes > 0", long), 5, 10],
    ["begin on full time", share("degree_first = 100", started), 65, 85],
    [
      "belong to pregnancy without being women's",
      share("category_first LIKE 'O%' AND sex <> 0", started),
      0,
      0,
    ],
  ])("%s", async (_, sql, least, most) => {
    const found = await number(sql);
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });

  it("begins least in July and most in winter and October", async () => {
    const rows = await two.rows(
      `SELECT month(DATE '1970-01-01' + start_day) AS month, count(*) AS n ${started} GROUP BY 1 ORDER BY n`,
    );
    expect(rows[0]?.["month"]).toBe(7n);
    expect([1n, 2n, 10n]).toContain(rows.at(-1)?.["month"]);
  });

  it("is steady from the first month: ongoing sjukfall differ less than a tenth between the Januaries", async () => {
    const on = (at: string) =>
      number(`SELECT count(*) FROM sjukfall WHERE start_day <= ${day(at)} AND end_day >= ${day(at)}`);
    const stock = await Promise.all(["2023-01-15", "2024-01-15", "2025-01-15"].map(on));
    expect(Math.max(...stock) / Math.min(...stock)).toBeLessThan(1.1);
  });

  it("has about one certificate in ten asked to be completed", async () => {
    const asked = await number(
      "SELECT 100.0 * count(DISTINCT m.certificate) / count(DISTINCT c.certificate) FROM certificate c LEFT JOIN message m ON m.certificate = c.certificate AND subject = 'KOMPLT' AND towards = 'care' WHERE signed_day < 20400",
    );
    expect(asked).toBeGreaterThan(8);
    expect(asked).toBeLessThan(12);
  });
});
