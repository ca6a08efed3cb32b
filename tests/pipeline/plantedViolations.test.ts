import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {exitCodes} from "../../loaders/errors.ts";
import {silent} from "../../loaders/model/effects.ts";
import type {Protected} from "../../loaders/model/protected.ts";
import {auditRelease} from "../../loaders/protect/audit/auditRelease.ts";
import {stopOnFindings} from "../../loaders/protect/audit/stopOnFindings.ts";
import {protectOfficial} from "../../loaders/protect/suppress/protectOfficial.ts";
import {encodeTable} from "../../loaders/publish/encodeTable.ts";
import {placeTable} from "../../loaders/publish/placeTable.ts";
import type {Manifest} from "../../src/contract/release.ts";
import {protectedBy, writeRelease} from "../fixtures/auditedRelease.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";
import {exactTable, flat, officialOf} from "../fixtures/exactTable.ts";
import {startUnderlag, temporaryFolder, type Run} from "./underlag.ts";

/** Two months of two regions: exact and small cells of each. */
const exact = cells(
  "started",
  [dimension("month", months(2)), dimension("region", ["12", "00"])],
  [
    [0, 0, 12, 12],
    [0, 1, 7, 7],
    [1, 0, 3, 3],
    [1, 1, 6, 1],
  ],
);

let folder = "";
let releases = "";
beforeEach(() => {
  folder = temporaryFolder();
  releases = join(folder, "releases");
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** `underlag audit` as a user runs it. */
function audit(...args: readonly string[]): Promise<Run> {
  return startUnderlag(folder, ["audit", ...args]).ended;
}

/** Puts other bytes into a release, and their hash into its manifest: only what they say is wrong. */
function plant(release: string, path: string, bytes: Uint8Array): void {
  writeFileSync(join(release, path), bytes);
  const manifest = JSON.parse(readFileSync(join(release, "manifest.json"), "utf8")) as Manifest;
  for (const file of manifest.files)
    if (file.path === path) file.sha256 = createHash("sha256").update(bytes).digest("hex");
  writeFileSync(join(release, "manifest.json"), JSON.stringify(manifest));
}

const withCount = (table: Protected, index: number, n: number): Protected => ({
  ...table,
  n: table.n.map((old, i) => (i === index ? n : old)),
});

/** As `release` does: the audit has the last word before a release is moved into place. */
const gate = async (partial: string) => {
  stopOnFindings(await auditRelease({folder: partial, releases, truth: [exact]}, silent));
  return undefined;
};

describe("a planted violation", () => {
  it("is not there: the release passes the gate, and the audit ends with 0", async () => {
    const release = await writeRelease(releases, [protectedBy(exact)], {}, gate);
    const {code, stdout} = await audit(release);
    expect([code, stdout.includes("Inga fynd.")]).toEqual([exitCodes.ok, true]);
  });

  it("of one cell left at 3 stops the release, and ends the audit of its bytes with 4", async () => {
    const left = withCount(protectedBy(exact), 0, 3);
    await expect(writeRelease(releases, [left], {}, gate)).rejects.toMatchObject({
      exitCode: exitCodes.disclosure,
    });
    expect(readdirSync(releases).filter((name) => !name.startsWith("."))).toEqual([]);
    const release = await writeRelease(releases, [protectedBy(exact)]);
    plant(release, "tables/started.parquet", encodeTable(left, {}));
    const {code, stdout} = await audit(release);
    expect(code).toBe(exitCodes.disclosure);
    expect(stdout).toContain("tables/started.parquet (uppräkning): inget publicerat antal är 1–4");
    expect(stdout).toContain("2024-01 · 12");
  });

  it("of one table rounded on its own ends the audit with 4", async () => {
    const table = protectedBy(exact);
    const release = await writeRelease(releases, [table]);
    const own = placeTable(table, null);
    const n = own.n.map((count) => 5 * Math.round(count / 5) + 5);
    plant(release, "places/riket/started.parquet", encodeTable({...own, n}, {}));
    const {code, stdout} = await audit(release);
    expect(code).toBe(exitCodes.disclosure);
    expect(stdout).toContain("places/riket/started.parquet (uppräkning): är summan av sina celler");
  });

  it("of a typical total that the table does not have ends the audit with 4", async () => {
    const release = await writeRelease(releases, [protectedBy(exact)]);
    const path = join(release, "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    for (const {report} of manifest.families) report.typicalTotal++;
    writeFileSync(path, JSON.stringify(manifest));
    const {code, stdout} = await audit(release);
    expect(code).toBe(exitCodes.disclosure);
    expect(stdout).toContain("families, started, report, typicalTotal");
  });

  it("of an earlier release with one record fewer under the same key stops the next one", async () => {
    const before = cells("started", exact.dimensions, [
      [0, 0, 11, 11],
      [0, 1, 7, 7],
      [1, 0, 3, 3],
      [1, 1, 6, 1],
    ]);
    await writeRelease(releases, [protectedBy(before)]);
    const later = {extractDate: "2024-03-31"};
    const found =
      "Granskningen stoppade utgåvan.\ntables/started.parquet, cell 2024-01 · 12: en sluten period";
    await expect(writeRelease(releases, [protectedBy(exact)], later, gate)).rejects.toMatchObject({
      exitCode: exitCodes.disclosure,
      message: expect.stringContaining(found) as string,
    });
    expect(existsSync(join(releases, "2024.03.0"))).toBe(false);
    const release = await writeRelease(releases, [protectedBy(exact)], later);
    const {code, stdout} = await audit(release);
    expect([code, stdout.includes("exakt 1 fler")]).toEqual([exitCodes.disclosure, true]);
  });

  it("of a personnummer in a chart's title on the built site ends the audit with 4, and is not repeated", async () => {
    const release = await writeRelease(releases, [protectedBy(exact)]);
    const site = join(folder, "dist");
    mkdirSync(site);
    writeFileSync(join(site, "index.html"), "<svg><title>Sjukfall för 19121212-1212</title></svg>");
    const {code, stdout, stderr} = await audit(release, "--site", site);
    expect(code).toBe(exitCodes.disclosure);
    expect(stdout).toContain("index.html (läckage)");
    expect(stdout + stderr).not.toContain("19121212");
  });

  it("of a flipped sign in a proof of linked official tables stops the release with 4", async () => {
    const regions = flat("region", ["01", "12", "14"]);
    const inner = (rows: readonly (readonly number[])[]) =>
      rows.flatMap((row, r) => row.map((n, c) => ({nodes: [r + 1, c + 1], n})));
    const official = [
      officialOf(
        exactTable(
          [regions, flat("sex", ["K", "M"])],
          inner([
            [7, 3],
            [20, 30],
            [15, 2],
          ]),
        ),
        "kon",
      ),
      officialOf(
        exactTable(
          [regions, flat("age", ["0-30", "31-"])],
          inner([
            [8, 2],
            [25, 25],
            [9, 8],
          ]),
        ),
        "alder",
      ),
    ];
    const {tables, proofs} = await protectOfficial(official, {threshold: 5, effects: silent});
    const audited = (given: typeof proofs) => async (partial: string) => {
      const secrets = {cells: official, proofs: given};
      stopOnFindings(
        await auditRelease({folder: partial, releases, truth: [exact], official: secrets}, silent),
      );
      return undefined;
    };
    const [first, ...others] = proofs;
    if (!first) throw new Error("no proof");
    const flipped = {...first, change: first.change.map((by, k) => (k === 0 ? -by : by))};
    const facts = {official: tables};
    await expect(
      writeRelease(releases, [protectedBy(exact)], facts, audited([flipped, ...others])),
    ).rejects.toMatchObject({
      exitCode: exitCodes.disclosure,
      message: expect.stringMatching(
        /official\/alder\.parquet, official\/kon\.parquet, cell bevis 1: /,
      ) as string,
    });
    expect(readdirSync(releases).filter((name) => !name.startsWith("."))).toEqual([]);
    const release = await writeRelease(releases, [protectedBy(exact)], facts, audited(proofs));
    const {code, stdout} = await audit(release);
    expect([code, stdout.includes("Inga fynd.")]).toEqual([exitCodes.ok, true]);
  });
});
