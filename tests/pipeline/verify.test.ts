import {cpSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {readManifest} from "./releaseTree.ts";
import {tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
const places = ["--work", join(folder, "work")];
/** A changed digit is found in any table. */
const few = tablesOnly(folder, "certificates", "started");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

// Two releases, each made again more than once, on machines that do other things as well.
vi.setConfig({testTimeout: 300_000, hookTimeout: 300_000});

let release = "";
beforeAll(async () => {
  const made = await underlag(folder, ["release", "--synthetic-certificates", "1000", ...few]);
  expect(made.code).toBe(0);
  release = made.stdout.trim();
});

describe("underlag verify", () => {
  it("names table, row and column of one changed digit, and says that the program is another", async () => {
    const path = join(release, "places/riket/started.parquet");
    const rows = await parquetReadObjects({file: new Uint8Array(readFileSync(path)).buffer});
    const [, , row] = rows;
    if (!row) throw new RangeError("a table without rows");
    const n = Number(row["n"]);
    row["n"] = n + 1;
    const columnData = Object.keys(row).map((name) => ({
      ...{name, data: rows.map((one): unknown => one[name])},
      type: name === "n" || name === "at_base" ? ("INT32" as const) : ("STRING" as const),
    }));
    writeFileSync(path, new Uint8Array(parquetWriteBuffer({columnData})));
    const manifest = join(release, "manifest.json");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace(/"code": "[0-9a-f]{64}"/, `"code": "${"0".repeat(64)}"`),
    );
    const {code, stdout} = await underlag(folder, ["verify", release], {}, places);
    expect(code).toBe(1);
    expect(stdout).toMatch(/places\/riket\/started.parquet: har SHA-256 /);
    expect(stdout).toMatch(/Program: ett annat än det som gjorde utgåvan/);
    expect(stdout).toContain("  certificates: identisk (23 filer)\n");
    expect(stdout).toContain("Resultat: 1 fil skiljer sig från omräkningen.");
    expect(stdout).toContain(`n är ${n + 1} i utgåvan, ${n} i omräkningen`);
    expect(stdout).toMatch(/places\/riket\/started.parquet, rad 3 \(month=/);
    expect(stdout.match(/i omräkningen/g)).toHaveLength(1);
  });
});

describe("underlag verify of a release that follows another", () => {
  const key = {UNDERLAG_KEY: "a key of the tests, long enough for the program"};
  const source = join(folder, "source");
  const own = ["--out", join(folder, "own", "releases"), "--work", join(folder, "own", "work")];
  const work = own.slice(2);
  let follower = "";
  beforeAll(async () => {
    const words = ["synthesize", "--certificates", "1500", "--seed", "7", "--format", "csv"];
    const made = await underlag(folder, words, {}, ["--out", source, "--work", join(folder, "work")]);
    expect(made.code, made.stderr).toBe(0);
    for (const month of ["2024-06", "2024-07"]) {
      const span = ["--extract-date", "2025-12-31", "--last-month", month];
      const run = await underlag(folder, ["release", "--tables", source, ...span, ...few], key, own);
      expect(run.code, run.stderr).toBe(0);
      follower = run.stdout.trim();
    }
    expect(readManifest(follower).disclosure.follows).toBe("2025.12.0");
    expect(readManifest(follower).audit?.releases).toBe(1);
  });
  const verify = () => underlag(folder, ["verify", follower, "--tables", source], key, work);
  /** Changes one figure of the manifest, as many letters as before, while something is done. */
  const withFigure = async (from: RegExp, to: string, look: () => Promise<void>) => {
    const path = join(follower, "manifest.json");
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
    await look();
    writeFileSync(path, text);
  };

  it("is identical, in what its audit tells of the other too", async () => {
    const {code, stdout} = await verify();
    expect(stdout).toMatch(/Resultat: identisk med omräkningen.\n$/);
    expect(stdout).not.toMatch(/inte jämför|Liggaren/);
    expect(code).toBe(0);
  });

  it("finds a changed figure of the audit, of itself and among the other", async () => {
    const {cells = 0, equations = 0} = readManifest(follower).audit ?? {};
    await withFigure(/"equations": \d+/, `"equations": ${equations + 1}`, async () => {
      const {code, stdout} = await verify();
      expect(code).toBe(1);
      expect(stdout).toContain("Resultat: 1 fil skiljer sig från omräkningen.");
      expect(stdout).toContain(
        `manifest.json, fältet audit.equations: ${equations + 1} i utgåvan, ${equations} i omräkningen\n`,
      );
    });
    // Elsewhere nothing tells of the other releases, and of the release itself it is found all the same.
    const there = join(folder, "there");
    await withFigure(/"audit": \{\n +"cells": \d+/, `"audit": {"cells": ${cells + 1}`, async () => {
      cpSync(follower, there, {recursive: true});
      const {code, stdout} = await underlag(folder, ["verify", there, "--tables", source], key, work);
      expect(code).toBe(1);
      expect(stdout).toContain(`fältet audit.cells: ${cells + 1} i utgåvan, ${cells} i omräkningen\n`);
      expect(stdout).toContain("Granskningen höll utgåvan mot 1, och bredvid den ligger 0 tidigare\n");
    });
  });

  it("says that its ledger is gone", async () => {
    const ledger = join(folder, "own", "work", "ledger");
    renameSync(ledger, `${ledger}-gone`);
    const {stdout} = await verify();
    renameSync(`${ledger}-gone`, ledger);
    expect(stdout).toMatch(
      /\nLiggaren: .*\/cells saknas\. Utgåvan bar vidare små tal från utgåva 2025\.12\.0, så de kan bli andra/,
    );
  });
});
