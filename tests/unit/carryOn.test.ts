import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {carryOn} from "../../loaders/carryOn.ts";
import type {Ledger} from "../../loaders/ledger.ts";
import {silent} from "../../loaders/model/effects.ts";
import {auditRelease} from "../../loaders/protect/audit/auditRelease.ts";
import {carriedCells} from "../../loaders/protect/carriedCells.ts";
import {protectFamilies} from "../../loaders/protect/protect.ts";
import {roundRevised} from "../../loaders/protect/roundRevised.ts";
import {releasesOf} from "../../loaders/publish/releasesOf.ts";
import {writeRelease} from "../fixtures/auditedRelease.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";

const key = new Uint8Array(32).fill(7);
const keyId = "0".repeat(16);
const dimensions = [dimension("month", months(2)), dimension("region", ["01", "03", "12", "14"])];
/** Counts of four regions in two months, each of as many persons; the last of the second month of one. */
const counted = (january: readonly number[], february: readonly number[]) =>
  cells("started", dimensions, [
    ...january.map((n, region) => [0, region, n, n]),
    ...february.map((n, region) => [1, region, n, region === 3 ? 1 : n]),
  ]);
const first = counted([13, 27, 15, 41], [13, 27, 15, 8]);

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-carry-"));
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});

/** The first release, as one without a ledger left it: its version, and what the ledger of an earlier program knew of it. */
async function firstRelease(facts: {keyId?: string} = {}): Promise<Ledger> {
  const {tables, published} = protectFamilies([first], {base: 5, key});
  await writeRelease(root, tables, facts);
  return {
    release: {version: "2024.02.0", dataHash: "", follows: null},
    exact: [],
    families: new Map(
      // What stood as it is was not kept: here 13, 27, 15 and 41, and not the rounded one of eight by one person.
      [...published].map(([id, {digests, values}]) => [id, carriedCells(digests, values)]),
    ),
  };
}

/** What a second release shows, and the findings of its audit beside the first. */
async function second(
  revised: typeof first,
  {ledger, revisedFrom}: {ledger?: Ledger | undefined; revisedFrom?: string},
) {
  const standing = await releasesOf(root, {source: "test", keyId});
  const carried = await carryOn(ledger, standing, {revisedFrom, base: 5, key, keyId});
  const held = roundRevised(revised, carried.get("started"), {base: 5, key});
  const {tables} = protectFamilies([held], {base: 5, key, carried});
  const folder = await writeRelease(root, tables, {
    extractDate: "2024-03-31",
    ...(revisedFrom !== undefined && {revisedFrom}),
  });
  const {findings} = await auditRelease({folder, releases: root}, silent);
  return {shown: [...(tables[0]?.n ?? [])], findings: findings.map(({cell}) => cell)};
}

describe("carryOn", () => {
  // 27 to 32 is a change of a base: no small count.
  const revised = counted([13, 27, 15, 41], [14, 32, 17, 8]);

  it.each([
    ["without a ledger", false],
    ["with one of an earlier program, which knew of small cells alone", true],
  ])("rounds what an earlier release shows exactly and a later one revises by a few, %s", async (_, kept) => {
    const ledger = await firstRelease();
    const {shown, findings} = await second(revised, {
      ledger: kept ? ledger : undefined,
      revisedFrom: "2024-02",
    });
    expect(findings).toEqual([]);
    const [fourteen = 0, thirtyTwo, seventeen = 0] = shown.slice(4);
    expect([fourteen % 5, thirtyTwo, seventeen % 5]).toEqual([0, 32, 0]);
    // January is not revised, and stands as it is.
    expect(shown.slice(0, 4)).toEqual([13, 27, 15, 41]);
  });

  it("takes no multiple for a count that stands as it is where the ledger knows that it was rounded", async () => {
    const ledger = await firstRelease();
    // Eight certificates of one person, and now of eight: the cell is small no more.
    const more = cells("started", dimensions, [[1, 3, 9, 9]]);
    const standing = await releasesOf(root, {source: "test", keyId});
    const options = {revisedFrom: "2024-02", base: 5, key, keyId};
    const shownWith = async (known: Ledger | undefined) => {
      const carried = await carryOn(known, standing, options);
      const held = roundRevised(more, carried.get("started"), {base: 5, key});
      return (held.most[0] ?? 0) === 9;
    };
    expect([await shownWith(ledger), await shownWith(undefined)]).toEqual([false, true]);
  });

  it("rounds what tables alone tell of where it has become less, by however many: they do not tell whose the events were", async () => {
    await firstRelease();
    const standing = await releasesOf(root, {source: "test", keyId});
    const options = {revisedFrom: "2024-02", base: 5, key, keyId};
    const carried = await carryOn(undefined, standing, options);
    const held = roundRevised(counted([], [13, 22, 20, 8]), carried.get("started"), {base: 5, key});
    // 27 to 22: as if it were one person's. The same, and 15 to 20 persons with one each, stand.
    expect([...held.most].slice(0, 3)).toEqual([1, 22, 1]);
  });

  it("knows of releases with another key too, whose months all count", async () => {
    await firstRelease({keyId: "a".repeat(16)});
    const standing = await releasesOf(root, {source: "test", keyId});
    const carried = await carryOn(undefined, standing, {revisedFrom: undefined, base: 5, key, keyId});
    const held = roundRevised(counted([14, 27, 15, 41], []), carried.get("started"), {base: 5, key});
    // As if all fourteen were one person's: the cell is rounded. The others have one each.
    expect([...held.most]).toEqual([14, 1, 1, 1]);
  });

  it("reads no release that the ledger knows, and none where nothing is revised", async () => {
    const ledger = await firstRelease();
    const standing = await releasesOf(root, {source: "test", keyId});
    rmSync(join(standing[0]?.folder ?? "", "tables"), {recursive: true});
    const options = {base: 5, key, keyId};
    const known = {...ledger, exact: ["2024.02.0"]};
    expect(await carryOn(known, standing, {...options, revisedFrom: "2024-02"})).toEqual(ledger.families);
    expect(await carryOn(ledger, standing, {...options, revisedFrom: undefined})).toEqual(ledger.families);
    await expect(carryOn(ledger, standing, {...options, revisedFrom: "2024-02"})).rejects.toThrow("ENOENT");
  });
});
