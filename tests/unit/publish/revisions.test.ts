import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "yaml";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {FailedError, UsageError} from "../../../loaders/errors.ts";
import {fieldFault} from "../../../loaders/fieldFault.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {protect} from "../../../loaders/protect/protect.ts";
import {parseRevisions} from "../../../loaders/publish/parseRevisions.ts";
import {publish} from "../../../loaders/publish/publish.ts";
import type {ReleaseFacts} from "../../../loaders/publish/publishOptions.ts";
import {readRevisions} from "../../../loaders/readRevisions.ts";
import type {Revision} from "../../../src/contract/revision.ts";
import {cells, dimension} from "../../fixtures/cells.ts";
import {followedEvents} from "../../fixtures/followedEvents.ts";
import {factsOf, publishMonths} from "../../fixtures/publishMonths.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "underlag-revisions-"));
});
afterEach(async () => {
  await rm(root, {recursive: true, force: true});
});

const months = ["2024-01", "2024-02", "2024-03", "2024-04"];
const release = async (
  extractDate: string,
  counts: readonly number[],
  options: {revisions?: readonly Revision[]; synthetic?: boolean} = {},
) => await publishMonths(root, {extractDate, counts, ...options});

/** Publishes any counts. */
const releaseOf = async (exact: Cells, facts: ReleaseFacts, revisions: readonly Revision[] = []) =>
  await publish([protect(exact, {base: facts.disclosure.base, key: new Uint8Array(32)})], {
    ...{root, facts, revisions, newKey: true},
    places: [{slug: "riket", code: null, title: "Riket", short: "riket"}],
    gate: () => Promise.resolve(undefined),
  });

const entry: Revision = {
  ...{version: "2024.04.0", against: "2024.03.0", date: "2024-05-02", type: "rättelse"},
  reason: "Intyg från en vårdgivare saknades.",
  tables: [{table: "started", from: "2024-02", to: "2024-02", absolute: 4, relative: 20}],
};

describe("a release that changes published figures", () => {
  it("is stopped without an entry in the log, and tells the entry with its size", async () => {
    await release("2024-03-31", [50, 20, 30]);
    const again = release("2024-04-30", [50, 24, 30, 40]);
    await expect(again).rejects.toThrow(FailedError);
    const told = await again.then(
      () => "",
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    expect(told).toContain("utgåva 2024.04.0 ändrar tal i perioder som utgåva 2024.03.0 har publicerat");
    const [proposal] = parse(told.replace(/^.*revisions\.yaml:\n/s, "")) as [Revision];
    expect(proposal.tables).toEqual(entry.tables);
  });

  it("is published with an entry that says as much, and carries it and what is changed", async () => {
    await release("2024-03-31", [50, 20, 30]);
    const {manifest} = await release("2024-04-30", [50, 24, 30, 40], {revisions: [entry]});
    expect(manifest.revisions).toEqual([entry]);
    expect(manifest.revised).toEqual({
      against: "2024.03.0",
      tables: [
        {
          table: "started",
          places: [
            {region: null, periods: ["2024-02"]},
            {region: "12", periods: ["2024-02"]},
          ],
        },
      ],
    });
  });

  it("is stopped by an entry of another size", async () => {
    await release("2024-03-31", [50, 20, 30]);
    const wrong = {...entry, tables: entry.tables.map((table) => ({...table, absolute: 3}))};
    await expect(release("2024-04-30", [50, 24, 30, 40], {revisions: [wrong]})).rejects.toThrow(
      /anger en annan omfattning/,
    );
  });

  it("needs no entry for new months, nor for one that had not ended at the earlier extract", async () => {
    await release("2024-03-30", [50, 20, 30]);
    const {manifest} = await release("2024-04-30", [50, 20, 33, 40]);
    expect(manifest.revised).toBeUndefined();
  });

  it("needs one for the last month that had ended", async () => {
    await release("2024-03-31", [50, 20, 30]);
    await expect(release("2024-04-30", [50, 20, 33, 40])).rejects.toThrow(FailedError);
  });

  it.each(
    followedEvents.flatMap((events) => [
      {first: "2024-12-31", events, from: undefined},
      {first: "2025-01-04", events, from: "2023"},
    ]),
  )(
    "needs one for a year of begun sjukfall ($events) only where it had been followed on $first",
    async ({first, events, from}) => {
      const durations = (rows: number[][]) => ({
        ...cells("durations", [dimension("year", ["2022", "2023"]), dimension("region", ["12"])], rows),
        events,
      });
      const facts = (extractDate: string) => ({
        ...factsOf(extractDate, false),
        ...{firstMonth: "2022-01", lastMonth: "2023-12", settings: {revisedFrom: "2022-01", maxGap: 5}},
      });
      await releaseOf(durations([[0, 0, 20, 20]]), facts(first));
      const rows = [
        [0, 0, 20, 20],
        [1, 0, 30, 30],
      ];
      const second = releaseOf(durations(rows), facts("2025-06-30"));
      if (from === undefined) expect((await second).manifest.revised).toBeUndefined();
      else await expect(second).rejects.toThrow(`from: "${from}"`);
    },
  );

  it("tells what changed of the nation alone in a table without regions", async () => {
    const nation = (n: number) => cells("started", [dimension("month", months)], [[1, n, n]]);
    await releaseOf(nation(20), factsOf("2024-03-31", false));
    const {manifest} = await releaseOf(nation(24), factsOf("2024-04-30", false), [entry]);
    expect(manifest.revised?.tables).toEqual([
      {table: "started", places: [{region: null, periods: ["2024-02"]}]},
    ]);
  });

  describe("without the setting that says from when it revises", () => {
    const region = dimension("region", ["12"]);
    const table = (n: number) => cells("started", [dimension("month", months), region], [[1, 0, n, n]]);
    const facts = (extractDate: string, more: Partial<ReleaseFacts["disclosure"]> = {}, id = "test") => {
      const plain = factsOf(extractDate, false);
      return {
        ...plain,
        ...{settings: {}, source: {...plain.source, id}, disclosure: {...plain.disclosure, ...more}},
      };
    };
    const stops = /revisionsloggen har ingen post/;

    it("is left to the audit where one key and one base have made both", async () => {
      await releaseOf(table(20), facts("2024-03-31"));
      expect((await releaseOf(table(24), facts("2024-04-30"))).manifest.revised).toBeUndefined();
    });

    it("needs an entry where the key is new, and none when no figure is another", async () => {
      await releaseOf(table(20), facts("2024-03-31"));
      const other = facts("2024-04-30", {keyId: "1".repeat(16)});
      await expect(releaseOf(table(24), other)).rejects.toThrow(stops);
      expect((await releaseOf(table(20), other)).manifest.revised).toBeUndefined();
    });

    it("needs an entry where the base is another", async () => {
      await releaseOf(table(20), facts("2024-03-31"));
      await expect(releaseOf(table(24), facts("2024-04-30", {base: 6}))).rejects.toThrow(stops);
    });

    it("needs an entry, with the sums, for a table of other dimensions", async () => {
      await releaseOf(table(20), facts("2024-03-31"));
      const bySex = (n: number) =>
        cells("started", [dimension("month", months), region, dimension("sex", ["K"])], [[1, 0, 0, n, n]]);
      await expect(releaseOf(bySex(24), facts("2024-04-30"))).rejects.toThrow(/absolute: 4\s+relative: 20/);
      const same = {...entry, tables: entry.tables.map((one) => ({...one, absolute: 0, relative: 0}))};
      const {manifest} = await releaseOf(bySex(20), facts("2024-04-30"), [same]);
      expect(manifest.revised?.tables.map(({places}) => places.map((place) => place.region))).toEqual([
        [null, "12"],
      ]);
    });
  });

  it("needs one where another kind of source has the same key", async () => {
    const table = (n: number) => cells("started", [dimension("month", months)], [[1, n, n]]);
    await releaseOf(table(20), factsOf("2024-03-31", false));
    const facts = factsOf("2024-04-30", false);
    const other = {...facts, source: {...facts.source, id: "other"}};
    await expect(releaseOf(table(24), other)).rejects.toThrow(FailedError);
    const unlike = {...other, disclosure: {...other.disclosure, keyId: "1".repeat(16)}};
    expect((await releaseOf(table(24), unlike)).manifest.revised).toBeUndefined();
  });

  it.each(["{", "{}"])("is stopped by an earlier manifest that nobody can read: %s", async (text) => {
    const {folder} = await release("2024-03-31", [50, 20, 30]);
    await writeFile(join(folder, "manifest.json"), text);
    await expect(release("2024-04-30", [50, 20, 30, 40])).rejects.toThrow(/2024.03.0 går inte att läsa/);
  });

  it("needs none in the synthetic country, which each version of the program makes anew", async () => {
    await release("2024-03-31", [50, 20, 30], {synthetic: true});
    expect((await release("2024-04-30", [50, 24, 30, 40], {synthetic: true})).version).toBe("2024.04.0");
  });
});

describe("the revision log", () => {
  it("of this project can be read", () => {
    expect(readRevisions(undefined)).toEqual([]);
  });

  it("names the entry and the field of what is wrong", () => {
    const entry = "- {version: 2024.04.0, type: slarv, reason: fel}";
    const read = () => parseRevisions(entry, "r.yaml", fieldFault);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(/^r.yaml: post 1.against: saknas.*post 1.type: ska vara planerad/);
    expect(read).toThrow(/post 1.reason: ska vara minst 10 tecken/);
    expect(() => parseRevisions("version: 2024.04.0", "r.yaml", fieldFault)).toThrow(
      /^r.yaml: ska vara en lista$/,
    );
  });
});
