import {createHash} from "node:crypto";
import {join} from "node:path";
import {z} from "zod";
import {EnvironmentError} from "./errors.ts";
import {readOwnerFile, writeOwnerFile} from "./ownerFile.ts";
import {type CarriedCells, mergeCarried} from "./protect/carriedCells.ts";

/** A release as the next one of the same key knows it. */
export interface LedgerRelease {
  readonly version: string;
  readonly dataHash: string;
  /** The release that this one carried on from itself, if any. */
  readonly follows: string | null;
}

/** What small cells were published as, and which counts stood as they are, by family, up to and with one release. */
export interface Ledger {
  readonly release: LedgerRelease;
  /** The releases whose counts that stood as they are it knows: an earlier program kept small cells alone. */
  readonly exact: readonly string[];
  readonly families: ReadonlyMap<string, CarriedCells>;
}

/** The first form had counts that cells stood as among the digests of small ones, and not the most events of one person. */
const Head = z.strictObject({
  ledger: z.union([z.literal(1), z.literal(2)]),
  version: z.string(),
  dataHash: z.string(),
  follows: z.string().nullable(),
  exact: z.array(z.string()).default([]),
  families: z.array(
    z.strictObject({
      id: z.string(),
      cells: z.int().nonnegative(),
      counts: z.int().nonnegative().default(0),
      hasBare: z.literal(true).optional(),
    }),
  ),
  sha256: z.string(),
});

const digestBytes = 8;
const numberBytes = 4;

/**
 * The ledger of one key: a folder that only its owner reads, since values of cells stand in it, though under digests that
 * nobody reads without the key. Another key has another ledger: nothing is carried on from one to the other.
 */
export function ledgerFile(ledgers: string, keyId: string): string {
  return join(ledgers, keyId, "cells");
}

/**
 * Reads a ledger: one line of JSON, then for each family the digests of its small cells (64-bit floats) and their values (32-bit whole
 * numbers), the digests of the names of those that stood as they are, their counts and the most events of one person, all little
 * endian. Undefined where there is none: a first release. One that is cut or changed stops the run, since without it closed
 * periods could move.
 */
export function readLedger(file: string): Ledger | undefined {
  const bytes = readOwnerFile(file);
  if (!bytes) return undefined;
  const damaged = () =>
    new EnvironmentError(
      `${file}: är skadad. Hämta den från en säkerhetskopia. Utan den kan små tal i tidigare perioder bli andra än de som publicerats`,
    );
  const end = bytes.indexOf("\n");
  let head: z.infer<typeof Head>;
  try {
    head = Head.parse(JSON.parse(bytes.toString("utf8", 0, Math.max(0, end))));
  } catch {
    throw damaged();
  }
  const body = bytes.subarray(end + 1);
  if (sha256(body) !== head.sha256) throw damaged();
  const families = new Map<string, CarriedCells>();
  let at = 0;
  const digestsOf = (length: number) =>
    Float64Array.from({length}, () => {
      at += digestBytes;
      return body.readDoubleLE(at - digestBytes);
    });
  const numbersOf = (length: number) =>
    Uint32Array.from({length}, () => {
      at += numberBytes;
      return body.readUInt32LE(at - numberBytes);
    });
  for (const {id, cells, counts, hasBare} of head.families) {
    const [digests, values] = [digestsOf(cells), numbersOf(cells)];
    const exact = {names: digestsOf(counts), counts: numbersOf(counts), most: numbersOf(counts)};
    const isBare = hasBare ?? (head.ledger === 1 && head.exact.length > 0);
    families.set(id, {digests, values, exact, ...(isBare && {hasBare: true})});
  }
  const {version, dataHash, follows, exact} = head;
  return {release: {version, dataHash, follows}, exact, families};
}

/** A digest and a value of each small cell; of each count that a cell stood as the digest of its name, the count and the most of one person. */
function bytesOf({digests, exact}: CarriedCells): number {
  return digests.length * (digestBytes + numberBytes) + exact.names.length * (digestBytes + 2 * numberBytes);
}

/**
 * Adds a release that is in place to the ledger: what its small cells were published as, and what those of all before it were.
 * In one step and on the disk, so that a killed run leaves the ledger as it was; the next release then does without this one,
 * and the audit compares it with this one all the same.
 */
export function writeLedger(
  file: string,
  release: LedgerRelease,
  published: ReadonlyMap<string, CarriedCells>,
  before: Pick<Ledger, "exact" | "families"> | undefined,
): void {
  const all = new Map(before?.families);
  for (const [id, cells] of published) all.set(id, mergeCarried(cells, before?.families.get(id)));
  const families = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const body = Buffer.alloc(families.reduce((sum, [, cells]) => sum + bytesOf(cells), 0));
  let at = 0;
  for (const [, {digests, values, exact}] of families) {
    for (const digest of digests) at = body.writeDoubleLE(digest, at);
    for (const value of values) at = body.writeUInt32LE(value, at);
    for (const name of exact.names) at = body.writeDoubleLE(name, at);
    for (const column of [exact.counts, exact.most])
      for (const number of column) at = body.writeUInt32LE(number, at);
  }
  const head: z.infer<typeof Head> = {
    ...{ledger: 2, ...release},
    exact: [...new Set([...(before?.exact ?? []), release.version])],
    families: families.map(([id, {digests, exact, hasBare}]) => ({
      ...{id, cells: digests.length, counts: exact.names.length},
      ...(hasBare && {hasBare}),
    })),
    sha256: sha256(body),
  };
  writeOwnerFile(file, `${JSON.stringify(head)}\n`, body);
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
