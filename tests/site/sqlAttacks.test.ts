import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {attacks} from "./attackSuite/attacks.ts";
import {balances} from "./attackSuite/balances.ts";
import {type BrowserEngine, startBrowserEngine} from "./attackSuite/browserEngine.ts";
import {judge} from "./attackSuite/judge.ts";
import {loadReleases, newestRelease} from "./attackSuite/tables.ts";
import {runUnderlag} from "./runProject.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-attacks-"));
let engine: BrowserEngine;

/** A release of the synthetic country until a month, and a copy of the exact cells behind it. */
async function release(lastMonth: string) {
  const places = ["--out", join(folder, "releases"), "--work", join(folder, "work")];
  const asked = ["--synthetic-certificates", "30000", "--last-month", lastMonth, "--keep-truth"];
  await runUnderlag(["release", ...asked, ...places]);
  const truth = join(folder, `truth-${lastMonth}`);
  cpSync(join(folder, "work", "truth"), truth, {recursive: true});
  return {folder: newestRelease(join(folder, "releases")), truth};
}

beforeAll(async () => {
  const before = await release("2025-11");
  const now = await release("2025-12");
  engine = await startBrowserEngine();
  await loadReleases(engine, now, before);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, {recursive: true, force: true});
});

describe("a visitor with the browser's SQL engine", () => {
  it("has all the tables and asks nobody else", async () => {
    const [row] = await engine.query("SELECT count(*) AS cells, sum(n) AS n FROM started");
    expect(row?.["cells"]).toBeGreaterThan(1000);
    expect(engine.strangers).toEqual([]);
  });

  it.each(
    attacks.filter((attack) => attack.expects === "finds nothing").map((attack) => [attack.name, attack]),
  )("%s: nothing", async (_, {sql}) => {
    expect((await engine.query(sql)).slice(0, 5)).toEqual([]);
  });

  it.each(
    attacks.flatMap((attack) => (attack.expects === "guesses" ? [[attack.name, attack] as const] : [])),
  )("%s: no better than one number for all", async (_, attack) => {
    const [row] = await engine.query(judge(attack));
    const [tried, right, blind] = ["tried", "right", "blind"].map((name) => Number(row?.[name]));
    if (tried === undefined || right === undefined || blind === undefined) throw new Error("no judgement");
    // Three standard errors of a share: guesses of so many cells can be lucky.
    expect(right).toBeLessThanOrEqual(blind + 3 * Math.sqrt(tried / 4));
  });
});

describe("the balance of started, ongoing and ended sjukfall", () => {
  it("holds, and leaves every cell as open as it was: empty cells of the balance alone answer any change, up or down", async () => {
    const [row] = await engine.query(
      `SELECT count(*) AS balances, max(abs(rest)) AS rest, min(least(empty_started, empty_ended)) AS empty FROM (${balances})`,
    );
    expect(row?.["balances"]).toBeGreaterThan(1000);
    expect(row?.["rest"]).toBe(0);
    // A published count is less than 2 · 5 from any true one it leaves open: three cells of up to 4.
    expect(row?.["empty"]).toBeGreaterThanOrEqual(3);
  });
});

describe("the suite", () => {
  it("sees a cell of 3, and a table that is not the sum of its parts", async () => {
    await engine.query("CREATE TABLE kept AS SELECT * FROM started");
    await engine.query("UPDATE started SET n = 3 WHERE rowid = (SELECT min(rowid) FROM started)");
    const finds: string[] = [];
    for (const attack of attacks)
      if (attack.expects === "finds nothing" && (await engine.query(attack.sql)).length > 0)
        finds.push(attack.name);
    await engine.query("DELETE FROM started");
    await engine.query("INSERT INTO started SELECT * FROM kept");
    expect(finds).toContain("reads every sum of every grouping of every table");
    expect(finds).toContain("takes the least and the greatest cell of every grouping");
    expect(finds).toContain("takes the regions' tables from the nation's");
    expect(finds).toContain("takes a region's own table from its part of the whole");
    expect(finds).toContain("takes the release before from this one, in periods that both hold whole");
  });

  it.each([
    ["started", "", "bounds sjukfall that start by those that are ongoing in the same month"],
    ["started_blocks", "", "bounds the blocks of a chapter by its sjukfall by length"],
    ["recommended_lengths", "", "bounds the recommended lengths of a chapter by its sjukfall by length"],
    ["durations", "", "bounds the sjukfall by length of a chapter by its recommended lengths"],
    ["unit_started", "", "bounds sjukfall that start at a unit by its certificates"],
    [
      "counting_ways",
      "WHERE counting_way = 'gap-7'",
      "takes the sjukfall with a longer gap from those with a shorter one",
    ],
  ])("sees parts in %s that are more than what they are a part of", async (table, which, name) => {
    await engine.query(`CREATE TABLE honest AS SELECT * FROM ${table}`);
    await engine.query(`UPDATE ${table} SET n = n + 100000 ${which}`);
    const attack = attacks.find((one) => one.name === name);
    const finds = await engine.query(attack?.sql ?? "");
    await engine.query(`DELETE FROM ${table}`);
    await engine.query(`INSERT INTO ${table} SELECT * FROM honest`);
    await engine.query("DROP TABLE honest");
    expect(finds.length).toBeGreaterThan(0);
  });
});
