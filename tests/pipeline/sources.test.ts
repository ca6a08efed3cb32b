import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type PostgresServer, startPostgres} from "../fixtures/postgresServer.ts";
import {readManifest, treeHashes} from "./releaseTree.ts";
import {type Run, temporaryFolder, underlag} from "./underlag.ts";

const certificates = 20_000;
const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
const months = ["--extract-date", "2026-01-31", "--first-month", "2023-01"];
const folder = temporaryFolder();
let server: PostgresServer;
let reference: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startPostgres();
  for (const [format, out] of [
    ["csv", join(folder, "csv")],
    ["parquet", join(folder, "parquet")],
    ["xml", join(folder, "xml")],
    ["xml", join(folder, "xml.zip")],
    ["postgres", "intyg"],
  ] as const) {
    const work = join(folder, "work");
    const args = ["synthesize", "--certificates", String(certificates), "--seed", "7"];
    const run = await underlag(folder, [...args, "--format", format, "--out", out], server.environment, [
      "--work",
      work,
    ]);
    expect(run.code, run.stderr).toBe(0);
  }
  reference = await tablesOf("csv", ["--tables", join(folder, "csv")]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, {recursive: true, force: true});
});

/** A release of a source, in a folder of its own. */
async function release(name: string, source: readonly string[]): Promise<Run> {
  const own = join(folder, `of-${name}`);
  mkdirSync(own, {recursive: true});
  return await underlag(own, ["release", ...source, ...months], {...key, ...server.environment});
}

/** What a release holds but for its manifest, which names the source. */
async function tablesOf(name: string, source: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const run = await release(name, source);
  expect(run.code, run.stderr).toBe(0);
  const hashes = treeHashes(run.stdout.trim());
  expect(readManifest(run.stdout.trim()).quality.rejected, name).toEqual([]);
  return Object.fromEntries(Object.entries(hashes).filter(([path]) => path !== "manifest.json"));
}

/** Paths of files that are not those of the release of CSV. */
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
    ["Parquet", "parquet", () => ["--tables", join(folder, "parquet")]],
    [
      "a folder of XML",
      "xml",
      () => [
        ...["--certificates", join(folder, "xml", "intyg"), "--messages", join(folder, "xml", "meddelanden")],
        ...["--units", join(folder, "xml", "enheter.csv")],
      ],
    ],
    [
      "a zip of XML",
      "zip",
      () => ["--certificates", join(folder, "xml.zip"), "--units", join(folder, "xml.enheter.csv")],
    ],
    ["PostgreSQL", "postgres", () => ["--postgres", "schema=intyg"]],
    [
      "CSV with the registry beside",
      "beside",
      () => {
        const tables = join(folder, "beside");
        cpSync(join(folder, "csv"), tables, {recursive: true});
        rmSync(join(tables, "unit.csv"));
        return ["--tables", tables, "--units", join(folder, "xml", "enheter.csv")];
      },
    ],
  ])("gives the release of CSV byte for byte from %s", async (_, name, source) => {
    expect(differing(await tablesOf(name, source()))).toEqual([]);
  });
});

describe("an extract as a region writes it", () => {
  /** The CSV tables again, wide, with Swedish headings, semicolons, dates without hyphens and windows-1252. */
  async function writeExtract(): Promise<string> {
    const {openDuckDb} = await import("../../loaders/engine/duckdb.ts");
    const engine = await openDuckDb({file: ":memory:"});
    const csv = (name: string) => `read_csv('${join(folder, "csv", name)}.csv', all_varchar = true)`;
    const compact = (column: string) => `replace(left(${column}, 10), '-', '')`;
    const out = (name: string, select: string) =>
      engine.run(`COPY (${select}) TO '${join(folder, "utdrag", name)}' (FORMAT csv, HEADER, DELIMITER ';')`);
    cpSync(join(folder, "csv"), join(folder, "utdrag"), {recursive: true});
    await engine.run(`
      CREATE TABLE numbered AS SELECT *, row_number() OVER (PARTITION BY certificate ORDER BY from_day) AS nr FROM ${csv("period")};
      CREATE TABLE wide AS SELECT certificate, ${[1, 2, 3, 4]
        .flatMap((nr) => [
          `max(CASE WHEN nr = ${nr} THEN from_day END) AS f${nr}`,
          `max(CASE WHEN nr = ${nr} THEN to_day END) AS t${nr}`,
          `max(CASE WHEN nr = ${nr} THEN degree END) AS g${nr}`,
        ])
        .join(", ")} FROM numbered GROUP BY certificate;`);
    await out(
      "intyg.csv",
      `SELECT c.certificate AS "Intygs-id", left(person, 8) || '-' || right(person, 4) AS "Personnummer", unit AS "Enhet (HSA-id)",
        provider AS "Vårdgivare", ${compact("signed")} AS "Signerat", ${compact("sent")} AS "Skickat", version AS "Version",
        left(diagnosis, 3) || CASE WHEN length(diagnosis) > 3 AND diagnosis NOT LIKE '%-' THEN '.' ELSE '' END || substr(diagnosis, 4) AS "Diagnos",
        CASE infection_ban WHEN 'true' THEN 'J' ELSE 'N' END AS "Smitta", answers AS "Svar på", 'läkarintyg € – FK7804' AS "Sort", ${[
          1, 2, 3, 4,
        ]
          .map(
            (nr) =>
              `${compact(`f${nr}`)} AS "Fr.o.m. ${nr}", ${compact(`t${nr}`)} AS "T.o.m. ${nr}",
               CASE g${nr} WHEN '100' THEN 'Hel' WHEN '75' THEN '3/4' WHEN '50' THEN 'Halv' WHEN '25' THEN '1/4' END AS "Grad ${nr}"`,
          )
          .join(", ")}
      FROM ${csv("certificate")} c JOIN wide USING (certificate)`,
    );
    engine.close();
    // The engine writes UTF-8: the dash and the euro sign are one byte each where this file comes from.
    const text = readFileSync(join(folder, "utdrag", "intyg.csv"), "utf8");
    const bytes = Buffer.from(text.replaceAll("€", "\u0080").replaceAll("–", "\u0096"), "latin1");
    writeFileSync(join(folder, "utdrag", "intyg.csv"), bytes);
    const period = (nr: number) => `  - files: intyg.csv
    columns: {certificate: Intygs-id, from_day: Fr.o.m. ${nr}, to_day: T.o.m. ${nr}, degree: Grad ${nr}}
    dateFormat: "%Y%m%d"
    encoding: windows-1252
    values: {degree: {Hel: 100, 3/4: 75, Halv: 50, 1/4: 25}}
`;
    const own = (name: string, columns: string) => `${name}: {files: ${name}.csv, columns: {${columns}}}\n`;
    const path = join(folder, "utdrag", "mappning.yaml");
    writeFileSync(
      path,
      `certificate:
  files: int*.csv
  delimiter: ";"
  encoding: windows-1252
  dateFormat: "%Y%m%d"
  where: {Sort: läkarintyg € – FK7804}
  columns:
    certificate: Intygs-id
    person: Personnummer
    unit: Enhet (HSA-id)
    provider: Vårdgivare
    signed: Signerat
    sent: Skickat
    version: Version
    diagnosis: Diagnos
    infection_ban: Smitta
    answers: Svar på
period:
${[1, 2, 3, 4].map(period).join("")}` +
        own("diagnosis", "certificate: certificate, ordinal: ordinal, code: code") +
        own("measure", "certificate: certificate, code: code") +
        own("relation", "certificate: certificate, kind: kind, other: other") +
        own("revocation", "certificate: certificate, revoked: revoked") +
        own(
          "message",
          "message: message, certificate: certificate, subject: subject, towards: towards, sent: sent, answers: answers, reminds: reminds, answer_by: answer_by",
        ) +
        own("message_question", "message: message, question: question"),
    );
    return path;
  }

  it("gives the same release through a mapping", async () => {
    const mapping = await writeExtract();
    const tables = await tablesOf("extract", [
      "--tables",
      mapping,
      "--units",
      join(folder, "xml", "enheter.csv"),
    ]);
    expect(differing(tables)).toEqual([]);
  });
});
