import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {startUnderlag, temporaryFolder, underlag, type Run} from "./underlag.ts";

const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
const folder = temporaryFolder();
const source = join(folder, "source");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** Thirty-seven persons who begin a sjukfall in March 2024, and one who is not read in time. */
const write = (i: number) => {
  const text = writeCertificate({
    id: `intyg-${i}`,
    person: `19700101${String(1000 + i)}`,
    signed: "2024-03-04T09:00:00",
    sent: "2024-03-04T09:00:00",
    periods: [{degree: 100, from: "2024-03-04", to: "2024-03-17"}],
  });
  writeFileSync(join(source, `${i}.xml`), text);
};

/** `underlag audit`, which has flags of its own. */
function audit(...args: readonly string[]): Promise<Run> {
  return startUnderlag(folder, ["audit", ...args]).ended;
}

let first: Run;
beforeAll(async () => {
  mkdirSync(source);
  for (let i = 0; i < 37; i++) write(i);
  first = await underlag(folder, ["release", "--certificates", source, "--keep-truth"], key);
});

describe("underlag audit", () => {
  it("finds nothing in a release, says what it examined, and ends with 0", async () => {
    expect(first.code, first.stderr).toBe(0);
    const {code, stdout} = await audit(first.stdout.trim(), "--truth", join(folder, "work", "truth"));
    expect(code).toBe(0);
    // Certificates by month and by unit are two looks at the same ones, and each is bounded by what was accepted; ended sjukfall by
    // length, by change of diagnosis and of degree are three looks, of which each two share their sums; coordination and measures of
    // sjukfall are two looks, and so are requests by their days and by number: eight equations that settle no cell.
    const shared = "8 ekvationer, rang 8, 0 exakt härledbara";
    for (const text of ["Inga fynd.", "Uppräkning", "Ekvationssystem", shared, "Läckage", "Facit"])
      expect(stdout).toContain(text);
  });

  it("reads exact cells that only the owner can read", () => {
    const truth = join(folder, "work", "truth");
    expect(statSync(truth).mode & 0o777).toBe(0o700);
    const files = readdirSync(truth);
    expect(files).toContain("started.csv");
    for (const file of files) expect(statSync(join(truth, file)).mode & 0o777).toBe(0o600);
  });

  it("finds a personnummer in a chart's title on the site, answers in JSON, and ends with 4", async () => {
    const site = join(folder, "dist");
    mkdirSync(site);
    writeFileSync(join(site, "index.html"), "<svg><title>Om 191212121212</title></svg>");
    const {code, stdout, stderr} = await audit(first.stdout.trim(), "--site", site, "--json");
    expect(code).toBe(4);
    const report = JSON.parse(stdout) as {count: number; findings: {table: string; rule: string}[]};
    expect(report.findings).toMatchObject([{table: "index.html"}]);
    expect(stdout + stderr).not.toContain("191212121212");
  });

  it.each([
    ["no release", [], 2, "ange en utgåva"],
    ["an unknown flag", ["x", "--sajt"], 2, "--sajt"],
    ["a folder without a release", ["."], 3, "ingen utgåva"],
  ])("answers %s with its own exit code", async (_, args, exit, text) => {
    const {code, stderr} = await audit(...args);
    expect([code, stderr.includes(text)]).toEqual([exit, true]);
  });
});

describe("a second release of the same data with one record more", () => {
  it("is stopped with the exit code of disclosure, and leaves the first as it was", async () => {
    const manifest = join(first.stdout.trim(), "manifest.json");
    const before = readFileSync(manifest, "utf8");
    write(37);
    const second = await underlag(folder, ["release", "--certificates", source], key);
    expect(second.code, second.stderr).toBe(4);
    expect(second.stderr).toContain("en sluten period är densamma som i utgåva 2024.03.0");
    // By how much is not told: an exact count that is now another is rounded.
    expect(second.stderr).toMatch(/\(\d (fler|färre), om \d+ är ett exakt antal\)/);
    expect(second.stderr).not.toContain("exakt 1 fler");
    expect(readdirSync(join(folder, "releases"))).toEqual(["2024.03.0"]);
    expect(readFileSync(manifest, "utf8")).toBe(before);
  });
});
