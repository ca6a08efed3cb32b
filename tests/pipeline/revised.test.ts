import {cpSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {readTruth} from "../../loaders/truthFiles.ts";
import {readTable} from "./releaseTree.ts";
import {tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

// Two releases a test, on machines that do other things as well.
vi.setConfig({testTimeout: 300_000});

const key = {UNDERLAG_KEY: "a key of the tests, long enough for the program"};
const source = join(folder, "source");
const few = tablesOnly(folder, "certificates");

const release = (at: string, tables: string, args: readonly string[] = []) =>
  underlag(
    folder,
    [
      ...["release", "--tables", tables, "--extract-date", "2025-12-31", "--last-month", "2025-06"],
      ...["--keep-truth", ...few, ...args],
    ],
    key,
    ["--out", join(folder, at, "releases"), "--work", join(folder, at, "work")],
  );

const linesOf = (name: string, from = source) =>
  readFileSync(join(from, `${name}.csv`), "utf8")
    .trimEnd()
    .split("\n");

/** The certificate that all others here are like: a woman's, sent in a month that is over. */
let model = "";
/** Other women of her age. */
let women: string[] = [];

/** Adds certificates like the model, one for each of these women, to a source. */
function add(to: string, persons: readonly string[], series: number): void {
  const id = (at: number) => `00000000-0000-4000-8000-${String(1000 * series + at).padStart(12, "0")}`;
  const [own = "", , ...rest] = model.split(",");
  const more = {
    certificate: persons.map((person, at) => [id(at), person, ...rest].join(",")),
    ...Object.fromEntries(
      ["period", "diagnosis"].map((name) => {
        const like = linesOf(name, to).filter((line) => line.startsWith(own));
        return [name, persons.flatMap((_, at) => like.map((line) => line.replace(own, id(at))))];
      }),
    ),
  };
  for (const [name, lines] of Object.entries(more))
    writeFileSync(join(to, `${name}.csv`), `${[...linesOf(name, to), ...lines].join("\n")}\n`);
}

/** The greatest count of the table, exact and published, and the most of it that is one person's. */
async function greatest(at: string, path: string) {
  const [exact] = readTruth(join(folder, at, "work", "truth"));
  const n = Math.max(...(exact?.n ?? []));
  const most = exact?.most[exact.n.indexOf(n)];
  const shown = (await readTable(path, "tables/certificates.parquet")).map((row) => Number(row["n"]));
  return {n, most, shown: Math.max(...shown)};
}

let before: Awaited<ReturnType<typeof greatest>>;
beforeAll(async () => {
  const args = ["synthesize", "--certificates", "3000", "--seed", "7", "--format", "csv"];
  const made = await underlag(folder, args, {}, ["--out", source, "--work", join(folder, "work")]);
  expect(made.code, made.stderr).toBe(0);
  const [, ...certificates] = linesOf("certificate");
  const personOf = (line: string) => line.split(",")[1] ?? "";
  // Of 41–50 years in the month that is looked at.
  const isAlike = (person: string) => /^19(7[4-9]|8[0-2])/.test(person) && Number(person[10]) % 2 === 0;
  const isSent = (line: string) => line.split(",")[5] !== "";
  model =
    certificates.find((line) => isAlike(personOf(line)) && line.includes(",2024-03-") && isSent(line)) ?? "";
  women = [...new Set(certificates.map(personOf).filter(isAlike))].filter((one) => one !== personOf(model));
  add(source, women.slice(0, 30), 1);
  const first = await release("first", source);
  expect(first.code, first.stderr).toBe(0);
  before = await greatest("first", first.stdout.trim());
}, 300_000);

/** A second release, after the first, with seven certificates more in the greatest cell of all. */
async function second(at: string, persons: readonly string[]) {
  cpSync(join(folder, "first"), join(folder, at), {recursive: true});
  const late = join(folder, `${at}-source`);
  cpSync(source, late, {recursive: true});
  add(late, persons, 2);
  const unsaid = await release(at, late, ["--revised-from", "2024-01"]);
  const [, entry = ""] = unsaid.stderr.split("data/revisions.yaml:\n");
  const log = join(folder, `${at}.yaml`);
  const filled = entry.replace(/date: .*/, "date: 2026-01-15").replace(/type: .*/, "type: rättelse");
  writeFileSync(log, filled.replace(/reason: .*/, "reason: Sju intyg kom sent."));
  const run = await release(at, late, ["--revised-from", "2024-01", "--revisions", log]);
  expect(run.code, run.stderr).toBe(0);
  return await greatest(at, run.stdout.trim());
}

describe("seven late certificates in a cell that stands as it is", () => {
  it("stand as they are where they are seven persons'", async () => {
    expect(before).toEqual({n: before.n, most: 1, shown: before.n});
    expect(await second("seven", women.slice(30, 37))).toEqual({
      n: before.n + 7,
      most: 1,
      shown: before.n + 7,
    });
  });

  it("are not told where they are one person's: the cell is rounded", async () => {
    const [one = ""] = women;
    const {n, shown} = await second(
      "one",
      Array.from({length: 7}, () => one),
    );
    expect(n).toBe(before.n + 7);
    expect(shown % 5).toBe(0);
    expect(Math.abs(shown - n)).toBeLessThan(5);
  });
});
