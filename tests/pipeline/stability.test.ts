import {cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {readTruth} from "../../loaders/truthFiles.ts";
import {readManifest, readTable, treeHashes} from "./releaseTree.ts";
import {tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

// Three releases a test, on machines that do other things as well.
vi.setConfig({testTimeout: 600_000});

const key = {UNDERLAG_KEY: "a key of the tests, long enough for the program"};
const source = join(folder, "source");
const places = (at: string) => ["--out", join(folder, at, "releases"), "--work", join(folder, at, "work")];

async function release(at: string, args: readonly string[], tables = source, secret = key) {
  const run = await underlag(
    folder,
    ["release", "--tables", tables, "--extract-date", "2025-12-31", "--keep-truth", ...args],
    secret,
    places(at),
  );
  return {...run, path: run.stdout.trim()};
}

/** Which tables there are is nothing to keys and ledgers. */
const few = tablesOnly(folder, "certificates", "started");
/** A release of few tables with its ledger, which each test has a copy of. */
let fewFirst: string;
/** One table, and those that are tied to it. */
const tied = tablesOnly(folder, "certificates", "unit_certificates", "requests", "started");

/** Published counts of every family, by the codes of each cell. */
async function cellsOf(path: string): Promise<Map<string, number>> {
  const cells = new Map<string, number>();
  for (const {id, dimensions} of readManifest(path).families) {
    for (const row of await readTable(path, `tables/${id}.parquet`))
      cells.set([id, ...dimensions.map((dimension) => row[dimension])].join(" "), Number(row["n"]));
  }
  return cells;
}

/** True counts, persons and the most of one person of every cell, as one text. */
function truthOf(at: string): Map<string, string> {
  const cells = new Map<string, string>();
  for (const {family, dimensions, codes, n, persons, most} of readTruth(join(folder, at, "work", "truth"))) {
    for (const [i, count] of n.entries()) {
      const name = dimensions.map((dimension, d) => dimension.codes[codes[d]?.[i] ?? -1]?.code);
      cells.set([family, ...name].join(" "), [count, persons[i], most[i]].join());
    }
  }
  return cells;
}

const eventsOf = (truth: ReadonlyMap<string, string>, cell: string) =>
  Number.parseInt(truth.get(cell) ?? "0");

const differing = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>) =>
  [...new Set([...a.keys(), ...b.keys()])].filter((cell) => a.get(cell) !== b.get(cell));

beforeAll(async () => {
  const args = ["synthesize", "--certificates", "3000", "--seed", "7", "--format", "csv"];
  const run = await underlag(folder, args, {}, ["--out", source, "--work", join(folder, "work")]);
  expect(run.code, run.stderr).toBe(0);
  const first = await release("few", ["--last-month", "2024-06", ...few]);
  expect(first.code, first.stderr).toBe(0);
  fewFirst = first.path;
});

/** Copies the release of few tables and its ledger; gives where the copy of the release is. */
function copyFew(at: string): string {
  cpSync(join(folder, "few"), join(folder, at), {recursive: true});
  return join(folder, at, "releases", basename(fewFirst));
}

const yearOf = (cell: string) => cell.split(" ")[1]?.slice(0, 4);

/** Whether the period of a cell ends before a month. */
const isBefore = (cell: string, month: string) => {
  const period = cell.split(" ")[1] ?? "";
  if (/^\d{4}$/.test(period)) return period < month.slice(0, 4);
  const last = /^(\d{4})-Q(\d)$/.exec(period);
  const until = last ? `${last[1]}-${String(3 * Number(last[2])).padStart(2, "0")}` : period;
  return until < month;
};

describe("a month more, and then records fewer", () => {
  const until = ["--last-month", "2025-06"];
  let first: string;
  let second: string;
  let trueBefore: ReadonlyMap<string, string>;
  let trueAfter: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const made = await release("month", ["--last-month", "2025-05"]);
    expect(made.code, made.stderr).toBe(0);
    trueBefore = truthOf("month");
    const next = await release("month", until);
    expect(next.code, next.stderr).toBe(0);
    trueAfter = truthOf("month");
    [first, second] = [made.path, next.path];
  });

  it("leaves every cell of closed periods as it was when a month is added, and lets no small count fall that has grown", async () => {
    const before = await cellsOf(first);
    const after = await cellsOf(second);
    const moved = differing(before, after);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.filter((cell) => isBefore(cell, "2025-04"))).toEqual([]);
    const {version} = readManifest(first);
    expect(readManifest(second).disclosure).toMatchObject({follows: version, newKey: false});
    // Published as 5 before and none now, and no fewer in truth: whoever has both releases would know of 1 to 4.
    const grown = [...before].filter(
      ([cell, n]) => n === 5 && eventsOf(trueAfter, cell) >= eventsOf(trueBefore, cell),
    );
    expect(grown.length).toBeGreaterThan(100);
    expect(grown.filter(([cell]) => !after.has(cell))).toEqual([]);
  });

  it("moves only the cells that removed records touch, and the cells that take what the tie leaves over", async () => {
    const revised = join(folder, "revised-source");
    cpSync(source, revised, {recursive: true});
    const path = join(revised, "certificate.csv");
    const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
    const gone = lines.filter((line) => line.includes("2024-03")).slice(0, 5);
    writeFileSync(path, [header, ...lines.filter((line) => !gone.includes(line)), ""].join("\n"));
    const certificates = gone.map((line) => line.split(",")[header.split(",").indexOf("certificate")] ?? "");
    for (const name of readdirSync(revised).filter((file) => file !== "certificate.csv")) {
      const rest = readFileSync(join(revised, name), "utf8").split("\n");
      const kept = rest.filter((line) => !certificates.some((certificate) => line.includes(certificate)));
      writeFileSync(join(revised, name), kept.join("\n"));
    }
    const unsaid = await release("month", [...until, "--revised-from", "2023-01"], revised);
    expect(unsaid.code, unsaid.stderr).toBe(1);
    // The entry that it asks for, with the blanks filled in.
    const [, entry = ""] = unsaid.stderr.split("data/revisions.yaml:\n");
    const log = join(folder, "revisions.yaml");
    const filled = entry.replace(/date: .*/, "date: 2026-01-15").replace(/type: .*/, "type: rättelse");
    writeFileSync(log, filled.replace(/reason: .*/, "reason: Fem intyg togs bort."));
    const said = [...until, "--revised-from", "2023-01", "--revisions", log];
    const third = await release("month", said, revised);
    expect(third.code, third.stderr).toBe(0);
    expect(readManifest(third.path).revisions).toMatchObject([{type: "rättelse"}]);
    const touched = new Set(differing(trueAfter, truthOf("month")));
    const moved = differing(await cellsOf(second), await cellsOf(third.path));
    expect(touched.size).toBeGreaterThan(0);
    const others = moved.filter((cell) => !touched.has(cell));
    expect(moved.length).toBeGreaterThan(others.length);
    // What a tie leaves over is taken by a cell of a tied table, or of the leading one that is raised for it: in a year of a record.
    const tables = readManifest(third.path).families.flatMap(({id, tied: tie}) =>
      tie ? [id, tie.family] : [],
    );
    const years = new Set([...touched].map(yearOf));
    for (const cell of others) {
      expect(tables).toContain(cell.split(" ")[0]);
      expect(years).toContain(yearOf(cell));
    }
    expect(others.length).toBeLessThanOrEqual(2 * gone.length);
  });
});

describe("a release after another", () => {
  it("leaves every cell of closed years as it was when a month is added and the ledger is gone", async () => {
    const first = await release("forgotten", ["--last-month", "2024-12", ...tied]);
    expect(first.code, first.stderr).toBe(0);
    const before = await cellsOf(first.path);
    rmSync(join(folder, "forgotten", "work", "ledger"), {recursive: true});
    const second = await release("forgotten", ["--last-month", "2025-01", ...tied]);
    expect(second.code, second.stderr).toBe(0);
    const words = /ledger\/.*: saknas, men utgåva 2025\.12\.0 är gjord med samma nyckel/;
    expect(second.stderr).toMatch(words);
    expect(first.stderr).not.toMatch(/saknas, men/);
    const moved = differing(before, await cellsOf(second.path));
    // Late certificates aside, a year that is over has the same small cells, and they are drawn and flipped the same.
    expect(moved.filter((cell) => isBefore(cell, "2025-01"))).toEqual([]);
    expect(readManifest(second.path).disclosure).toMatchObject({follows: null, newKey: false});
  });

  it("is the same bytes when it is run again, beside the first or elsewhere, and keeps its ledger to its owner", async () => {
    const hashes = treeHashes(fewFirst);
    const again = await release("few", ["--last-month", "2024-06", ...few]);
    expect(again.path).toBe(fewFirst);
    expect(again.stderr).not.toContain("saknas, men");
    expect(treeHashes(again.path)).toEqual(hashes);
    expect(readManifest(again.path).disclosure.follows).toBeNull();
    const scratch = await release("scratch", ["--last-month", "2024-06", ...few]);
    expect(treeHashes(scratch.path)).toEqual(hashes);
    const ledgers = join(folder, "few", "work", "ledger");
    const [own = ""] = readdirSync(ledgers);
    expect(own).toBe(readManifest(fewFirst).disclosure.keyId);
    for (const path of [ledgers, join(ledgers, own)]) expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(ledgers, own, "cells")).mode & 0o777).toBe(0o600);
  });

  it("refuses another key, and with --new-key says that there is one", async () => {
    const first = copyFew("key");
    const other = {UNDERLAG_KEY: "another key of the tests, also long enough"};
    const refused = await release("key", ["--last-month", "2024-07", ...few], source, other);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain("--new-key");
    expect(refused.stderr).not.toContain("Lästa intyg");
    // Without a key at hand a new one would be another, and is not made.
    const without = await underlag(
      folder,
      ["release", "--tables", source, "--extract-date", "2025-12-31", ...few],
      {},
      places("key"),
    );
    expect(without.code).toBe(5);
    expect(without.stderr).toContain(`utgåva ${readManifest(first).version} är gjord med en annan nyckel`);
    expect(without.stderr).not.toMatch(/Ny nyckel|Lästa intyg/);
    expect(readdirSync(join(folder, "key", "work"))).not.toContain("key");
    const allowed = await underlag(
      folder,
      [
        ...["release", "--tables", source, "--extract-date", "2026-01-31", "--first-month", "2025-01"],
        ...["--new-key", ...few],
      ],
      other,
      places("key"),
    );
    expect(allowed.code, allowed.stderr).toBe(0);
    const {disclosure} = readManifest(allowed.stdout.trim());
    expect(disclosure).toMatchObject({newKey: true, follows: null});
    expect(disclosure.keyId).not.toBe(readManifest(first).disclosure.keyId);
  });

  it("stops at a damaged ledger, and says what to do", async () => {
    const {keyId} = readManifest(copyFew("damaged")).disclosure;
    const file = join(folder, "damaged", "work", "ledger", keyId, "cells");
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 1));
    const second = await release("damaged", ["--last-month", "2024-07", ...few]);
    expect(second.code).toBe(5);
    expect(second.stderr).toContain("är skadad");
  });

  it("has no ledger for the synthetic country, whose key protects nobody", async () => {
    const run = await underlag(
      folder,
      ["release", "--synthetic-certificates", "3000", ...few],
      {},
      places("synthetic"),
    );
    expect(run.code, run.stderr).toBe(0);
    expect(readdirSync(join(folder, "synthetic", "work"))).not.toContain("ledger");
    expect(readManifest(run.stdout.trim()).disclosure.follows).toBeNull();
  });
});
