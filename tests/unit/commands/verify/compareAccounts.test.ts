import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compareAccounts} from "../../../../loaders/commands/verify/compareAccounts.ts";
import {silent} from "../../../../loaders/model/effects.ts";
import type {AuditAccount} from "../../../../src/contract/auditAccount.ts";
import type {Manifest} from "../../../../src/contract/release.ts";
import type {Revision} from "../../../../src/contract/revision.ts";
import {publishMonths} from "../../../fixtures/publishMonths.ts";

const root = mkdtempSync(join(tmpdir(), "underlag-accounts-"));
afterAll(() => {
  rmSync(root, {recursive: true, force: true});
});

const audit: AuditAccount = {
  ...{cells: 4, tables: 1, margins: 8, releases: 1, compared: 3, files: 5},
  ...{unknowns: 20, equations: 10, rank: 9, derivable: 0, solves: 2, withoutWholeProof: 0},
  ...{units: 0, unitEquations: 0, narrowed: 0, remarks: ["2 grupper"]},
};

async function release(folder: string, counts: readonly number[], revisions: readonly Revision[]) {
  const {manifest} = await publishMonths(folder, {
    ...{extractDate: `2024-0${counts.length}-28`, counts, revisions},
    audit: {...audit, releases: counts.length - 3},
  });
  return {folder: join(folder, manifest.version), manifest};
}

const entry = (version: string, against: string, absolute: number, relative: number): Revision => ({
  ...{version, against, date: "2024-05-02", type: "rättelse", reason: "Intyg saknades från en vårdgivare."},
  tables: [{table: "started", from: "2024-01", to: "2024-01", absolute, relative}],
});
// 50 became 55, and 55 became 66: 10 and 20 per cent of what they were.
const log = [entry("2024.04.0", "2024.03.0", 5, 10), entry("2024.05.0", "2024.04.0", 11, 20)];

let published: {folder: string; manifest: Manifest};
beforeAll(async () => {
  await release(root, [50, 20, 30], log);
  await release(root, [55, 20, 30, 40], log);
  published = await release(root, [66, 20, 30, 40, 60], log);
  expect(published.manifest.revised?.against).toBe("2024.04.0");
  // Its audit is said to have had both.
  expect(published.manifest.audit?.releases).toBe(2);
});

/** Compares the release, its manifest changed as told, with itself made again beside nothing. */
async function told(change: object, from = published.folder) {
  const {revisions: _, revised: __, ...bare} = published.manifest;
  const rebuilt = {folder: published.folder, manifest: bare, unread: undefined};
  // Tables that differ: the audit among the others is not made again for them, and needs no truth.
  const manifest = {...published.manifest, dataHash: "f".repeat(64), ...change};
  const {lines, notCompared} = await compareAccounts(
    {folder: from, manifest},
    {...rebuilt, manifest: {...bare, audit: {...audit, releases: 0, compared: 0}}},
    root,
    silent,
  );
  return {lines, notCompared};
}

const [first, second] = log as [Revision, Revision];
const withSizes = (one: Revision, sizes: object): Revision => ({
  ...one,
  tables: one.tables.map((table) => ({...table, ...sizes})),
});

describe("compareAccounts(published, rebuilt)", () => {
  it("finds nothing in a release that tells of its revisions as they are", async () => {
    const {lines, notCompared} = await told({});
    expect(lines).toEqual([]);
    expect(notCompared).toEqual([
      "manifest.json, fältet audit: tal om andra utgåvor är inte jämförda, eftersom tabellerna skiljer sig",
    ]);
  });

  it("names a changed size in the log, of its own entry and of an earlier one", async () => {
    const own = await told({revisions: [first, withSizes(second, {absolute: 12})]});
    expect(own.lines).toEqual(["fältet revisions.tables.started.absolute: 12 i utgåvan, 11 i omräkningen"]);
    const earlier = await told({revisions: [withSizes(first, {relative: 10.1}), second]});
    expect(earlier.lines).toEqual([
      "fältet revisions.2024.04.0.tables.started.relative: 10.1 i utgåvan, 10 i omräkningen",
    ]);
    expect((await told({revisions: [first]})).lines[0]).toMatch(
      /^fältet revisions\.tables: saknas i utgåvan, \[\{"table":"started"/,
    );
  });

  it("leaves the publisher's own words alone", async () => {
    const reason = "Intyg från en annan vårdgivare saknades.";
    const words = await told({revisions: [first, {...second, date: "2024-06-01", type: "metod", reason}]});
    expect(words.lines).toEqual([]);
  });

  it("names a changed period that was revised, and revisions that are gone from the manifest", async () => {
    const places = [{region: null, periods: ["2024-02"]}];
    const wrong = await told({revised: {against: "2024.04.0", tables: [{table: "started", places}]}});
    expect(wrong.lines).toContain(
      'fältet revised.tables.0.places.0.periods.0: "2024-02" i utgåvan, "2024-01" i omräkningen',
    );
    expect((await told({revised: undefined, revisions: undefined})).lines).toHaveLength(2);
  });

  it("says what it has nothing to hold against where no other release lies beside", async () => {
    const elsewhere = mkdtempSync(join(root, "elsewhere-"));
    cpSync(published.folder, join(elsewhere, "2024.05.0"), {recursive: true});
    const {lines, notCompared} = await told(
      {revisions: [first, withSizes(second, {absolute: 12})]},
      join(elsewhere, "2024.05.0"),
    );
    expect(lines).toEqual([]);
    expect(notCompared).toEqual([
      "manifest.json, fältet audit: tal om andra utgåvor är inte jämförda. Granskningen höll utgåvan mot 2, och bredvid den ligger 0 tidigare",
      "manifest.json, fältet revised: inte jämfört, eftersom utgåvan som talen ändrades från inte ligger bredvid",
      "manifest.json, fältet revisions: inte jämfört, eftersom utgåvan som talen ändrades från inte ligger bredvid",
      "manifest.json, fältet revisions: posten om 2024.04.0 är inte jämförd, eftersom den utgåvan inte ligger bredvid eller inte har den",
    ]);
  });

  it.each(["cells", "tables", "margins", "files"] as const)(
    "holds %s against the release made again, whatever lay beside it",
    async (field) => {
      const {lines} = await told({audit: {...audit, releases: 2, [field]: audit[field] + 1}});
      expect(lines).toEqual([
        `fältet audit.${field}: ${audit[field] + 1} i utgåvan, ${audit[field]} i omräkningen`,
      ]);
    },
  );

  it("holds every figure, and what the audit remarks, where there was no other release", async () => {
    const changed = {...audit, releases: 0, compared: 0, derivable: 1, remarks: []};
    const {lines} = await told({audit: changed});
    expect(lines).toEqual([
      "fältet audit.derivable: 1 i utgåvan, 0 i omräkningen",
      'fältet audit.remarks.0: saknas i utgåvan, "2 grupper" i omräkningen',
    ]);
  });

  it("finds an audit that is gone", async () => {
    expect((await told({audit: undefined})).lines[0]).toMatch(/^fältet audit: saknas i utgåvan, \{"cells":4/);
    const tools = {...published.manifest.tools, code: "a".repeat(64)};
    // A program that did not tell of it.
    expect((await told({audit: undefined, tools})).lines).toEqual([]);
  });

  it("finds revisions in a made-up country, which has none", async () => {
    const {lines} = await told({synthetic: true});
    expect(lines.map((line) => line.replace(/: .*/, ""))).toEqual([
      "fältet revisions.0",
      "fältet revisions.1",
      "fältet revised",
    ]);
  });
});
