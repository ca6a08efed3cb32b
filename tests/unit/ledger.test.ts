import {createHash} from "node:crypto";
import {chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {EnvironmentError} from "../../loaders/errors.ts";
import {ledgerFile, readLedger, writeLedger} from "../../loaders/ledger.ts";
import {carriedCells} from "../../loaders/protect/carriedCells.ts";
import {exactCounts, noExactCounts} from "../../loaders/protect/exactCounts.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-ledger-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});
const release = (version: string, follows: string | null = null) => ({version, dataHash: version, follows});
const cells = (...pairs: readonly (readonly [number, number])[]) =>
  carriedCells(
    Float64Array.from(pairs, ([digest]) => digest),
    Uint32Array.from(pairs, ([, value]) => value),
  );

/** Counts that cells have stood as: the digest of a name, a count and the most events of one person. */
const stood = (...rows: readonly (readonly [number, number, number])[]) =>
  exactCounts(
    Float64Array.from(rows, ([name]) => name),
    Uint32Array.from(rows, ([, count]) => count),
    Uint32Array.from(rows, ([, , most]) => most),
  );
const none = cells();

describe("the ledger", () => {
  it("is none before the first release", () => {
    expect(readLedger(ledgerFile(folder, "none"))).toBeUndefined();
  });

  it("gives back the release and its cells in the order of their digests, and is its owner's alone", () => {
    const file = ledgerFile(folder, "whole");
    const published = new Map([["started", cells([2 ** 48 - 1, 5], [17, 0], [18, 10])]]);
    writeLedger(file, release("2024.02.0"), published, undefined);
    const ledger = readLedger(file);
    expect(ledger?.release).toEqual(release("2024.02.0"));
    expect(ledger?.families.get("started")).toEqual(cells([17, 0], [18, 10], [2 ** 48 - 1, 5]));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it("keeps what earlier releases published, and the new value where both have one", () => {
    const file = ledgerFile(folder, "merged");
    writeLedger(file, release("2024.02.0"), new Map([["started", cells([1, 0], [2, 5])]]), undefined);
    const next = new Map([
      ["started", cells([2, 0], [3, 5])],
      ["ended", cells([9, 5])],
    ]);
    writeLedger(file, release("2024.03.0", "2024.02.0"), next, readLedger(file));
    expect(readLedger(file)?.release.follows).toBe("2024.02.0");
    expect(readLedger(file)?.exact).toEqual(["2024.02.0", "2024.03.0"]);
    expect(readLedger(file)?.families.get("started")).toEqual(cells([1, 0], [2, 0], [3, 5]));
    expect(readLedger(file)?.families.get("ended")).toEqual(cells([9, 5]));
  });

  it("keeps each count that a cell has stood as, with the most that one person has had of it", () => {
    const file = ledgerFile(folder, "stood");
    const first = new Map([["started", {...cells([17, 0]), exact: stood([8, 41, 3], [2 ** 48 - 1, 7, 1])}]]);
    writeLedger(file, release("2024.02.0"), first, undefined);
    expect(readLedger(file)?.families.get("started")).toEqual(first.get("started"));
    const next = new Map([["started", {...none, exact: stood([8, 41, 2], [8, 56, 1])}]]);
    writeLedger(file, release("2024.03.0"), next, readLedger(file));
    const {exact, ...small} = readLedger(file)?.families.get("started") ?? none;
    expect([...exact.names]).toEqual([8, 8, 2 ** 48 - 1]);
    expect([...exact.counts]).toEqual([41, 56, 7]);
    expect([...exact.most]).toEqual([3, 1, 1]);
    expect([...small.digests, ...small.values]).toEqual([17, 0]);
  });

  it.each([
    ["had counts among the digests of small cells", ["2024.02.0"], true],
    ["knew of small cells alone", undefined, undefined],
  ])("reads one of an earlier program, which %s, and writes it on", (name, exact, hasBare) => {
    const body = Buffer.alloc(2 * 12);
    body.writeDoubleLE(17, 0);
    body.writeDoubleLE(18, 8);
    body.writeUInt32LE(5, 16);
    body.writeUInt32LE(41, 20);
    const head = {
      ...{ledger: 1, ...release("2024.02.0"), ...(exact && {exact})},
      families: [{id: "started", cells: 2}],
      sha256: createHash("sha256").update(body).digest("hex"),
    };
    const file = ledgerFile(folder, name.replaceAll(" ", "-"));
    writeLedger(file, release("2024.01.0"), new Map(), undefined);
    writeFileSync(file, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
    const expected = {...cells([17, 5], [18, 41]), exact: noExactCounts, ...(hasBare && {hasBare})};
    expect(readLedger(file)?.families.get("started")).toEqual(expected);
    writeLedger(file, release("2024.03.0"), new Map([["ended", none]]), readLedger(file));
    expect(readLedger(file)?.families.get("started")).toEqual(expected);
    expect(readLedger(file)?.families.get("ended")).toEqual(none);
    expect(readLedger(file)?.exact).toEqual([...(exact ?? []), "2024.03.0"]);
  });

  it.each([
    ["cut", (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ["empty", () => Buffer.alloc(0)],
    ["changed", (bytes: Buffer) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))],
  ])("stops at one that is %s", (name, damage) => {
    const file = ledgerFile(folder, name);
    writeLedger(file, release("2024.02.0"), new Map([["started", cells([1, 0], [2, 5])]]), undefined);
    writeFileSync(file, damage(readFileSync(file)));
    expect(() => readLedger(file)).toThrow(EnvironmentError);
    expect(() => readLedger(file)).toThrow("är skadad");
  });

  it("stops at one that others can read", () => {
    const file = ledgerFile(folder, "open");
    writeLedger(file, release("2024.02.0"), new Map(), undefined);
    chmodSync(file, 0o640);
    expect(() => readLedger(file)).toThrow("chmod 600");
  });
});
