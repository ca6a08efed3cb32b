import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {source, syntheticExtractDate} from "../../../loaders/connect/sources/synthetic.ts";
import {syntheticDeliveries} from "../../../loaders/connect/synthetic/deliveries.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {Engine} from "../../../loaders/engine/engine.ts";
import {UsageError} from "../../../loaders/errors.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {createStagedTables, stagedTables} from "../../../loaders/model/staged.ts";

let engine: Engine;

beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 1});
  await engine.run(createStagedTables());
  for (const delivery of syntheticDeliveries({certificates: 2000, seed: 1}))
    if (delivery.is === "staged") await engine.run(delivery.sql);
});

afterAll(() => {
  engine.close();
});

async function number(sql: string): Promise<number> {
  const [row] = await engine.rows(`SELECT (${sql}) AS n`);
  return Number(row?.["n"]);
}

describe("the synthetic country", () => {
  it("leaves nothing behind in the engine but the staged tables", async () => {
    const tables = await engine.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1");
    expect(tables.map((row) => row["table_name"])).toEqual(Object.keys(stagedTables).sort());
  });

  it.each([
    [
      "a number of its own to every certificate",
      "SELECT count(*) - count(DISTINCT certificate) FROM certificate",
    ],
    ["a number of its own to every message", "SELECT count(*) - count(DISTINCT message) FROM message"],
    [
      "known degrees and days in order",
      "SELECT count(*) FROM period WHERE from_day > to_day OR degree NOT IN (25, 50, 75, 100)",
    ],
    ["at least one period", "SELECT count(*) FROM certificate ANTI JOIN period USING (certificate)"],
    [
      "at most four periods, each degree once",
      "SELECT count(*) FROM (SELECT certificate FROM period GROUP BY certificate HAVING count(*) > 4 OR count(*) > count(DISTINCT degree))",
    ],
    [
      "periods that do not overlap within a certificate",
      "SELECT count(*) FROM period a JOIN period b ON a.certificate = b.certificate AND a.ordinal < b.ordinal WHERE a.to_day >= b.from_day",
    ],
    [
      "codes of 3–5 characters",
      "SELECT count(*) FROM certificate WHERE length(diagnosis) NOT BETWEEN 3 AND 5",
    ],
    [
      "no signing after the extract",
      `SELECT count(*) FROM certificate WHERE signed_day > ${day(syntheticExtractDate)}`,
    ],
    [
      "messages about certificates that exist",
      "SELECT count(*) FROM message ANTI JOIN certificate USING (certificate)",
    ],
    [
      "relations of certificates that exist",
      "SELECT count(*) FROM relation ANTI JOIN certificate USING (certificate)",
    ],
    [
      "relations to certificates that exist",
      "SELECT count(*) FROM relation r ANTI JOIN certificate c ON c.certificate = r.other",
    ],
    [
      "units of the registry, or units whose names say that they are in none",
      "SELECT count(*) FROM certificate ANTI JOIN unit USING (unit) WHERE unit NOT LIKE 'SYNTET-OKAND-%'",
    ],
    ["21 regions", "SELECT count(DISTINCT region) - 21 FROM unit"],
    [
      "the request that a completing certificate answers, and only that",
      "SELECT count(*) FROM certificate c LEFT JOIN relation r ON r.certificate = c.certificate AND kind = 'KOMPLT' LEFT JOIN message m ON m.message = c.answers WHERE r.other IS DISTINCT FROM m.certificate",
    ],
    [
      "measures of question 40 on the first version of the form only",
      "SELECT count(*) FROM measure JOIN certificate USING (certificate) WHERE version <> 1",
    ],
  ])("gives %s", async (_, faults) => {
    expect(await number(faults)).toBe(0);
  });

  it("has something of everything that normalise must handle", async () => {
    for (const table of ["relation", "revocation", "message", "message_question", "measure", "diagnosis"])
      expect(await number(`SELECT count(*) FROM ${table}`)).toBeGreaterThan(0);
    expect(await number("SELECT count(DISTINCT version) FROM certificate")).toBe(2);
    expect(await number("SELECT count(*) FROM certificate WHERE sent_day IS NULL")).toBeGreaterThan(0);
    expect(await number("SELECT count(*) FROM certificate WHERE diagnosis LIKE '___-'")).toBeGreaterThan(0);
  });

  it("has persons that are plain numbers, too short for a personnummer", async () => {
    expect(await number("SELECT max(person) FROM certificate")).toBeLessThan(10 ** 9);
  });

  it("has units and providers whose names and codes say that they do not exist", async () => {
    const real = "name NOT LIKE '%Exempel%' OR unit NOT LIKE 'SYNTET-%' OR provider NOT LIKE 'SYNTET-%'";
    expect(await number(`SELECT count(*) FROM unit WHERE ${real}`)).toBe(0);
  });
});

describe("the seed of the synthetic country", () => {
  const certificatesOf = async (seed: number) => {
    const country = await openDuckDb({file: ":memory:", threads: 1});
    try {
      await country.run(createStagedTables());
      for (const delivery of syntheticDeliveries({certificates: 1000, seed}))
        if (delivery.is === "staged") await country.run(delivery.sql);
      return await country.rows("SELECT certificate, unit, signed_day FROM certificate ORDER BY certificate");
    } finally {
      country.close();
    }
  };

  let first: Awaited<ReturnType<typeof certificatesOf>>;
  beforeAll(async () => {
    first = await certificatesOf(1);
  });

  it.each([0, 3, 2 ** 31 - 1])("%d makes a country of its own, about as large", async (seed) => {
    const rows = await certificatesOf(seed);
    expect(rows.length).toBeGreaterThan(700);
    expect(rows.length).toBeLessThan(1300);
    expect(rows).not.toEqual(first);
  });
});

describe("the source of the synthetic country", () => {
  const flags = (value: string, flag = "synthetic-certificates") => ({[flag]: value});

  it("claims its own flags, and answers for 2023–2025", () => {
    expect(source.claims({})).toBe(false);
    expect(source.claims(flags("2000"))).toBe(true);
    expect(source.claims(flags("7", "seed"))).toBe(true);
    expect(source.synthetic).toBe(true);
    expect(source.defaults).toEqual({extractDate: "2026-01-31", firstMonth: "2023-01", lastMonth: "2025-12"});
  });

  it.each([["999"], ["1e6"], ["-5"], ["many"]])("refuses %s certificates", async (value) => {
    const first = source.deliver(flags(value), silent)[Symbol.asyncIterator]();
    await expect(first.next()).rejects.toThrow(UsageError);
  });

  it("delivers tables, not documents", async () => {
    const kinds: string[] = [];
    for await (const delivery of source.deliver(flags("1000"), silent)) kinds.push(delivery.is);
    expect(new Set(kinds)).toEqual(new Set(["staged"]));
  });
});
