import {mkdtemp, mkdir, readFile, readdir, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {DisclosureError, EnvironmentError} from "../../../loaders/errors.ts";
import {enumerate} from "../../../loaders/protect/enumerate.ts";
import {protect} from "../../../loaders/protect/protect.ts";
import {publish} from "../../../loaders/publish/publish.ts";
import type {ReleaseFacts} from "../../../loaders/publish/publishOptions.ts";
import type {AuditAccount} from "../../../src/contract/auditAccount.ts";
import {Manifest} from "../../../src/contract/release.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const facts: ReleaseFacts = {
  synthetic: true,
  source: {id: "test", title: "Test", parameters: {}},
  extractDate: "2024-02-29",
  firstMonth: "2024-01",
  lastMonth: "2024-02",
  settings: {maxGap: 5},
  tools: {underlag: "0", duckdb: "0"},
  quality: {accepted: 0, excluded: [], rejected: [], flags: []},
  registry: null,
  disclosure: {
    method: "small-count rounding of the joint inner cells",
    base: 5,
    keyIsPublic: true,
    keyId: "0".repeat(16),
  },
};
const places = [
  {slug: "riket", code: null, title: "Riket", short: "Riket"},
  {slug: "skane", code: "12", title: "Region Skåne", short: "Skåne"},
];
const exact = (extra: number) =>
  cells(
    "started",
    [dimension("month", months(2)), dimension("region", ["12", "00"]), dimension("sex", ["K", "M"])],
    [
      [0, 0, 0, 10 + extra, 10],
      [0, 1, 0, 7, 7],
      [1, 0, 1, 3, 3],
      [1, 0, 0, 4, 1],
    ],
  );
const protectedTable = (extra = 0) => protect(exact(extra), {base: 5, key: new Uint8Array(32)});

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "underlag-publish-"));
});
afterEach(async () => {
  await rm(root, {recursive: true, force: true});
});
const account: AuditAccount = {
  ...{cells: 4, tables: 3, margins: 4, releases: 0, compared: 0, files: 4},
  ...{unknowns: 0, equations: 0, rank: 0, derivable: 0, solves: 0, withoutWholeProof: 0, remarks: []},
  ...{units: 0, unitEquations: 0, narrowed: 0},
};
const run = (
  extra = 0,
  more: {version?: string; gate?: (folder: string) => Promise<AuditAccount | undefined>} = {},
) =>
  publish([protectedTable(extra)], {
    root,
    places,
    facts,
    gate: async (folder) => {
      await enumerate(folder, [exact(extra)]);
      return account;
    },
    ...more,
  });

describe("publish", () => {
  it("writes tables that SQL reads back as they were protected", async () => {
    const {folder} = await run();
    const connection = await (await DuckDBInstance.create()).connect();
    const read = async (path: string) =>
      (
        await connection.runAndReadAll(`SELECT * FROM read_parquet('${join(folder, path)}') LIMIT 2`)
      ).getRowObjects();
    expect(await read("tables/started.parquet")).toEqual([
      {month: "2024-01", region: "12", sex: "K", n: 10},
      {month: "2024-01", region: "00", sex: "K", n: 7},
    ]);
    expect((await read("places/riket/started.parquet"))[0]).toEqual({
      ...{month: "2024-01", sex: "K"},
      n: 17,
      at_base: 0,
    });
    connection.closeSync();
  });

  it("writes what is told of the whole country only once, and for no place", async () => {
    const whole = cells(
      "counting_ways",
      [dimension("year", ["2024"]), dimension("sex", ["K", "M"])],
      [
        [0, 0, 12, 12],
        [0, 1, 3, 3],
      ],
    );
    const {manifest} = await publish([protect(whole, {base: 5, key: new Uint8Array(32)})], {
      ...{root, places, facts},
      gate: async (folder) => {
        await enumerate(folder, [whole]);
        return account;
      },
    });
    expect(manifest.files.map(({path}) => path)).toEqual(["tables/counting_ways.parquet"]);
  });

  it("gives the same bytes for the same tables", async () => {
    const first = await run();
    const other = await mkdtemp(join(tmpdir(), "underlag-publish-"));
    const second = await publish([protectedTable()], {
      root: other,
      places,
      facts,
      gate: () => Promise.resolve(account),
    });
    expect(second.manifest).toEqual(first.manifest);
    for (const {path} of first.manifest.files) {
      expect(await readFile(join(second.folder, path))).toEqual(await readFile(join(first.folder, path)));
    }
    await rm(other, {recursive: true});
  });

  it("makes no second release of the same content, and a new number for another", async () => {
    expect((await run()).version).toBe("2024.02.0");
    expect(await run()).toMatchObject({version: "2024.02.0", unchanged: true});
    expect(await run(1)).toMatchObject({version: "2024.02.1", unchanged: false});
    expect((await readdir(root)).sort()).toEqual(["2024.02.0", "2024.02.1"]);
  });

  it("never overwrites a release", async () => {
    const {folder} = await run();
    const before = await readFile(join(folder, "manifest.json"));
    await expect(run(1, {version: "2024.02.0"})).rejects.toThrow("finns redan och ändras aldrig");
    expect(await readFile(join(folder, "manifest.json"))).toEqual(before);
  });

  it("leaves nothing behind when the gate stops it, and the last good release untouched", async () => {
    await run();
    const gate = () => Promise.reject(new DisclosureError("stopped"));
    await expect(run(1, {gate})).rejects.toThrow("stopped");
    expect(await readdir(root)).toEqual(["2024.02.0"]);
  });

  it("puts the account of the audit into the manifest once the audit has passed, and nothing else", async () => {
    let audited = "";
    const gate = async (folder: string) => {
      audited = await readFile(join(folder, "manifest.json"), "utf8");
      return account;
    };
    const {folder, manifest} = await run(0, {gate});
    const published = Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
    expect(published).toEqual(manifest);
    expect(published.audit).toEqual(account);
    expect({...published, audit: undefined}).toEqual({
      ...Manifest.parse(JSON.parse(audited)),
      audit: undefined,
    });
    expect(audited).not.toContain('"audit"');
  });

  it("refuses to publish what is not what was audited", async () => {
    const swapped = (path: string) => async (folder: string) => {
      await writeFile(join(folder, path), "{}");
      return account;
    };
    await expect(run(0, {gate: swapped("tables/started.parquet")})).rejects.toThrow(
      "tables/started.parquet är inte filen som granskades",
    );
    await expect(run(0, {gate: swapped("manifest.json")})).rejects.toThrow("inte den som granskades");
    expect(await readdir(root)).toEqual([]);
  });

  it("knows a release again whatever its audit had to look at", async () => {
    await run();
    const later = {...account, releases: 3, compared: 90};
    expect(await run(0, {gate: () => Promise.resolve(later)})).toMatchObject({
      ...{version: "2024.02.0", unchanged: true},
      manifest: {audit: account},
    });
  });

  it("can be read by all, whatever the run keeps to itself", async () => {
    const before = process.umask(0o077);
    try {
      const {folder} = await run();
      const entries = await readdir(folder, {recursive: true, withFileTypes: true});
      const modes = entries.map(async (entry) => {
        const {mode} = await stat(join(entry.parentPath, entry.name));
        return [entry.isDirectory(), (mode & 0o777).toString(8)].join(" ");
      });
      expect(new Set(await Promise.all(modes))).toEqual(new Set(["true 755", "false 644"]));
      expect(((await stat(folder)).mode & 0o777).toString(8)).toBe("755");
    } finally {
      process.umask(before);
    }
  });

  it("needs leave for another key once: later releases follow the new one, and tell that there was another", async () => {
    const withKey = (digit: string, extra: number, newKey?: boolean) =>
      publish([protectedTable(extra)], {
        ...{root, places, newKey},
        facts: {...facts, disclosure: {...facts.disclosure, keyId: digit.repeat(16)}},
        gate: () => Promise.resolve(undefined),
      });
    expect((await withKey("0", 0)).manifest.disclosure.newKey).toBe(false);
    await expect(withKey("1", 1)).rejects.toThrow(EnvironmentError);
    expect((await withKey("1", 1, true)).manifest.disclosure.newKey).toBe(true);
    expect((await withKey("1", 2)).manifest.disclosure.newKey).toBe(true);
    // The first key is another than the latest release's now.
    await expect(withKey("0", 3)).rejects.toThrow(EnvironmentError);
  });

  it("clears away what a killed run left", async () => {
    await mkdir(join(root, ".partial-2024.02.0", "tables"), {recursive: true});
    await writeFile(join(root, ".partial-2024.02.0", "tables", "started.parquet"), "half");
    expect((await run()).version).toBe("2024.02.0");
    expect(await readdir(root)).toEqual(["2024.02.0"]);
  });
});
