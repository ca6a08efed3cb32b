import {existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {startUnderlag, tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
/** How releases come to be is the same whichever tables they have. */
const few = tablesOnly(folder, "ended", "ongoing", "started");
const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
/** Forty persons who begin a sjukfall in March 2024: the quickest release that there is. */
const forty = join(folder, "forty");
const small = ["release", "--certificates", forty, ...few];
beforeAll(() => {
  mkdirSync(forty);
  for (let i = 0; i < 40; i++) {
    const text = writeCertificate({
      ...{id: `intyg-${i}`, person: `19700101${1000 + i}`},
      ...{signed: "2024-03-04T09:00:00", sent: "2024-03-04T09:00:00"},
      periods: [{degree: 100, from: "2024-03-04", to: "2024-03-17"}],
    });
    writeFileSync(join(forty, `${i}.xml`), text);
  }
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("underlag", () => {
  it("explains itself with examples and exit codes", async () => {
    const {code, stdout, stderr} = await underlag(folder, ["--help"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const text of ["underlag release --certificates", "--synthetic-certificates", "Slutkoder"])
      expect(stdout).toContain(text);
  });

  it.each([
    ["an unknown command", ["publicera"], 2, "okänt kommando: publicera"],
    ["an unknown flag", ["release", "--certificate", "x"], 2, "--certificate"],
    ["a number of threads that is none", ["release", "--threads", "0"], 2, "--threads"],
    [
      "a date that is none",
      ["release", "--extract-date", "2025-02-30"],
      2,
      "extractDate: ska vara en dag som finns",
    ],
    [
      "a version of another month than the extract's",
      ["release", "--synthetic-certificates", "3000", "--release-version", "2031.01.0"],
      2,
      "uttagets månad",
    ],
    [
      "months after the extract",
      ["release", "--synthetic-certificates", "3000", "--last-month", "2099-12"],
      2,
      "lastMonth 2099-12",
    ],
    ["a version of another form", ["release", "--release-version", "1.0"], 2, "--release-version"],
    [
      "a version with a zero too many",
      ["release", "--release-version", "2026.01.01"],
      2,
      "--release-version: ska ha formen ÅÅÅÅ.MM.n, där n är utan inledande nollor, inte 2026.01.01",
    ],
    [
      "two sources at once",
      ["release", "--certificates", ".", "--synthetic-certificates", "1000"],
      2,
      "en källa",
    ],
    ["a source that is not there", ["release", "--certificates", "nowhere"], 3, "nowhere"],
    ["a key that is too short", ["release", "--certificates", "."], 5, "UNDERLAG_KEY"],
  ])("refuses %s with a code of its own and says what is wrong", async (_, args, code, text) => {
    const own = code === 5 ? {UNDERLAG_KEY: "short"} : key;
    const run = await underlag(folder, args, own);
    expect({code: run.code, stdout: run.stdout}).toEqual({code, stdout: ""});
    expect(run.stderr).toContain(text);
    expect(existsSync(join(folder, "releases"))).toBe(false);
  });

  it.each([
    ["a level that a dimension lacks", "{started: {diagnosis: block}}", "coarsen.started.diagnosis"],
    ["a dimension that cannot be coarser", "{started: {sex: all}}", "coarsen.started: sex"],
    ["a dimension that the table lacks", "{started: {length: two-bands}}", "coarsen.started.length"],
    ["a table that is none", "{startade: {age: two-bands}}", "coarsen.startade"],
  ])("refuses to coarsen to %s before anything is read", async (_, coarsen, field) => {
    const settings = join(folder, "coarsen.yaml");
    writeFileSync(settings, `coarsen: ${coarsen}\n`);
    const run = await underlag(folder, ["release", "--settings", settings]);
    expect({code: run.code, stdout: run.stdout}).toEqual({code: 2, stdout: ""});
    expect(run.stderr).toContain(field);
    expect(run.stderr).not.toContain("Läser");
  });

  it("writes a release, prints its folder, finds it unchanged the second time, and says so no more when it is damaged", async () => {
    const first = await underlag(folder, small, key);
    expect(first).toMatchObject({code: 0, stdout: `${join(folder, "releases", "2024.03.0")}\n`});
    const second = await underlag(folder, small, key);
    expect(second.code).toBe(0);
    expect(second.stderr).toContain("finns redan med samma innehåll");
    expect(readdirSync(join(folder, "releases"))).toEqual(["2024.03.0"]);
    // The work folder is the owner's alone; the release is for all to read.
    expect(statSync(join(folder, "work")).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "work", "quarantine.csv")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "releases")).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, "releases", "2024.03.0", "manifest.json")).mode & 0o777).toBe(0o644);
    expect(statSync(join(folder, "releases", "2024.03.0", "tables")).mode & 0o777).toBe(0o755);
    writeFileSync(join(folder, "releases", "2024.03.0", "tables", "started.parquet"), "damaged");
    const third = await underlag(folder, small, key);
    expect(third.code).toBe(1);
    expect(third.stderr).toContain("tables/started.parquet");
  });

  it("counts without writing a release when it inspects", async () => {
    const other = temporaryFolder();
    const {code, stdout} = await underlag(other, ["inspect", "--synthetic-certificates", "1000", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({source: "synthetic"});
    expect(readdirSync(other)).toEqual([]);
    const refused = await underlag(other, ["inspect", "--out", other, "--new-key"]);
    expect([refused.code, refused.stderr.trim()]).toEqual([
      2,
      "inspect skriver ingen utgåva: ta bort --out --new-key",
    ]);
    rmSync(other, {recursive: true});
  });

  it.each([
    ["--work", ["--out", "r", "--work", "r"]],
    ["--work", ["--out", "r", "--work", "r/2026/work"]],
    ["--quarantine", ["--out", "r", "--work", "w", "--quarantine", "r/list.csv"]],
  ])("keeps micro data out of the folder of releases: %s (%j)", async (flag, places) => {
    const other = temporaryFolder();
    const args = ["release", "--synthetic-certificates", "1000"];
    const {code, stderr} = await underlag(other, args, {}, places);
    expect([code, stderr.trim()]).toEqual([
      2,
      `${flag}: får inte ligga i mappen med utgåvor (r), som är till för att delas: välj en annan plats`,
    ]);
    expect(readdirSync(other)).toEqual([]);
    rmSync(other, {recursive: true});
  });

  it("leaves no half release when it is killed, and goes well the next time", async () => {
    const other = temporaryFolder();
    const releases = join(other, "releases");
    // All tables: they take some time to write and to attack.
    const args = ["release", "--certificates", forty];
    const places = ["--out", releases, "--work", join(other, "work")];
    const {child, ended} = startUnderlag(other, [...args, ...places], key);
    // The moment tables are being written: the folder that no reader looks at has come to be.
    while (child.exitCode === null && !existsSync(join(releases, ".partial-2024.03.0", "tables")))
      await wait(2);
    child.kill("SIGKILL");
    await ended;
    expect(readdirSync(releases)).toEqual([".lock", ".partial-2024.03.0"]);
    const again = await underlag(other, args, key);
    expect(again.code).toBe(0);
    expect(readdirSync(releases)).toEqual(["2024.03.0"]);
    rmSync(other, {recursive: true});
  });

  it("lets only one run at a time write releases", async () => {
    const other = temporaryFolder();
    mkdirSync(join(other, "releases"));
    writeFileSync(join(other, "releases", ".lock"), String(process.pid));
    const {code, stderr} = await underlag(other, small, key);
    expect(code).toBe(5);
    expect(stderr).toContain(`en annan körning skriver en utgåva (process ${process.pid})`);
    rmSync(other, {recursive: true});
  });

  it("stops before anything is read when the disk will not take the release", async () => {
    const other = temporaryFolder();
    writeFileSync(join(other, "releases"), "a file where the folder should be");
    const {code, stderr} = await underlag(other, small, key);
    expect(code).toBe(5);
    expect(stderr).toContain(`--out: ${join(other, "releases")} går inte att skriva i (`);
    expect(stderr).not.toContain("Läser");
    rmSync(other, {recursive: true});
  });
});
