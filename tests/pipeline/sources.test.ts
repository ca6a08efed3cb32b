import {cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type PostgresServer, startPostgres} from "../fixtures/postgresServer.ts";
import {writeRegionalExtract} from "../fixtures/regionalExtract.ts";
import {readManifest, treeHashes} from "./releaseTree.ts";
import {type Run, tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const certificates = 2_500;
const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
const months = ["--extract-date", "2026-01-31", "--first-month", "2023-01"];
const folder = temporaryFolder();
/** All tables come of the rows that are read, and of those there is a digest. */
const few = tablesOnly(folder, "certificates", "started", "unit_certificates");
let server: PostgresServer;
let reference: Readonly<Record<string, string>>;
const quality: Record<string, unknown> = {};

/** Five writings of the country and seven releases take their time where other tests run beside. */
const patience = 600_000;

beforeAll(async () => {
  server = await startPostgres();
  await synthesize("csv", "csv");
  reference = await tablesOf("csv", ["--tables", join(folder, "csv")]);
}, patience);
afterAll(async () => {
  await server.stop();
  rmSync(folder, {recursive: true, force: true});
});

/** Writes the country in a format; gives where it is. */
async function synthesize(format: string, out: string): Promise<string> {
  const target = format === "postgres" ? out : join(folder, out);
  const args = ["synthesize", "--certificates", String(certificates), "--seed", "7", "--format", format];
  const places = ["--out", target, "--work", join(folder, "work")];
  const run = await underlag(folder, args, server.environment, places);
  expect(run.code, run.stderr).toBe(0);
  return target;
}

/** A release of a source, in a folder of its own. */
async function release(name: string, source: readonly string[]): Promise<Run> {
  const own = join(folder, `of-${name}`);
  mkdirSync(own, {recursive: true});
  return await underlag(own, ["release", ...source, ...months, ...few], {...key, ...server.environment});
}

/** The tables of a release, and the digest of all rows that it was made of: its manifest and metadata name the source. */
async function tablesOf(name: string, source: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const run = await release(name, source);
  expect(run.code, run.stderr).toBe(0);
  const hashes = treeHashes(run.stdout.trim());
  // What was read of each kind, and what was rejected and flagged: as counted, whatever the source.
  quality[name] = readManifest(run.stdout.trim()).quality;
  const [extract = ""] = readdirSync(join(folder, `of-${name}`, "work", "extracts"));
  const rows = readFileSync(join(folder, `of-${name}`, "work", "extracts", extract), "utf8");
  const tables = Object.entries(hashes).filter(([path]) => path.endsWith(".parquet"));
  return Object.fromEntries([["rows", rows], ...tables]);
}

/** What is not as in the release of CSV: paths of files, or the rows. */
function differing(tables: Readonly<Record<string, string>>): string[] {
  const paths = new Set([...Object.keys(reference), ...Object.keys(tables)]);
  return [...paths].filter((path) => tables[path] !== reference[path]);
}

describe("one scenario in four sources", () => {
  it("has certificates enough to say something", () => {
    const run = join(folder, "of-csv", "releases");
    expect(Object.keys(reference).length).toBeGreaterThan(20);
    expect(readManifest(join(run, "2026.01.0")).quality.accepted).toBeGreaterThan(certificates / 2);
  });

  it.each([
    ["Parquet", "parquet", async () => ["--tables", await synthesize("parquet", "parquet")]],
    [
      "a folder of XML",
      "xml",
      async () => {
        const xml = await synthesize("xml", "xml");
        const documents = ["--certificates", join(xml, "intyg"), "--messages", join(xml, "meddelanden")];
        return [...documents, "--units", join(xml, "enheter.csv")];
      },
    ],
    [
      "a zip of XML",
      "zip",
      async () => [
        "--certificates",
        await synthesize("xml", "xml.zip"),
        "--units",
        join(folder, "xml.enheter.csv"),
      ],
    ],
    ["PostgreSQL", "postgres", async () => ["--postgres", `schema=${await synthesize("postgres", "intyg")}`]],
    [
      "CSV with the registry beside",
      "beside",
      () => {
        const tables = join(folder, "beside");
        cpSync(join(folder, "csv"), tables, {recursive: true});
        renameSync(join(tables, "unit.csv"), join(folder, "enheter.csv"));
        return Promise.resolve(["--tables", tables, "--units", join(folder, "enheter.csv")]);
      },
    ],
  ])(
    "gives the release of CSV byte for byte from %s",
    async (_, name, source) => {
      expect(differing(await tablesOf(name, await source()))).toEqual([]);
      expect(quality[name]).toEqual(quality["csv"]);
    },
    patience,
  );
});

describe("a schema that the country was written into", () => {
  it(
    "is not written over without being told to",
    async () => {
      const write = (...args: readonly string[]) => {
        const all = ["synthesize", "--certificates", "1000", "--format", "postgres", ...args];
        const places = ["--out", "twice", "--work", join(folder, "work")];
        return underlag(folder, all, server.environment, places);
      };
      expect((await write()).code).toBe(0);
      const count = "SELECT count(*)::int AS n FROM twice.certificate";
      const [first] = await server.run(count);
      const second = await write("--seed", "2");
      expect(second.code).toBe(2);
      expect(second.stderr).toContain("schemat twice har redan certificate");
      expect(await server.run(count)).toEqual([first]);
      expect((await write("--seed", "2", "--force")).code).toBe(0);
      expect(await server.run(count)).not.toEqual([first]);
    },
    patience,
  );
});

describe("an extract as a region writes it", () => {
  it(
    "gives the same release through a mapping",
    async () => {
      const mapping = await writeRegionalExtract(join(folder, "csv"), join(folder, "utdrag"));
      const tables = await tablesOf("extract", [
        "--tables",
        mapping,
        "--units",
        join(folder, "xml", "enheter.csv"),
      ]);
      expect(differing(tables)).toEqual([]);
    },
    patience,
  );
});
