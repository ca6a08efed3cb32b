import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import type {Delivery} from "../../../loaders/model/source.ts";
import {documentsPerPart, Parts} from "../../../loaders/normalise/parts.ts";
import {writeRevocation} from "../../fixtures/messages.ts";
import {deliverAll, stage} from "../../fixtures/staged.ts";

const root = mkdtempSync(join(tmpdir(), "underlag-parts-"));
let folder = "";
let runs = 0;
beforeEach(() => {
  folder = join(root, String(runs++));
});
afterAll(() => {
  rmSync(root, {recursive: true, force: true});
});

const total = documentsPerPart + 300;
/** Every twentieth a revocation, the others files that could not be had: they cost nothing to read. The first are skipped. */
function documents(skip = 0): Delivery[] {
  return Array.from({length: total}, (_, n): Delivery => {
    const found = {file: `${n}.xml`, total} as const;
    if (n < skip) return {is: "skipped", ...found};
    if (n % 20 > 0) return {is: "unreadable", ...found, rule: "file.too-large"};
    return {is: "document", ...found, bytes: new TextEncoder().encode(writeRevocation(String(n)))};
  });
}

async function* untilKilled(deliveries: readonly Delivery[], after: number): AsyncGenerator<Delivery> {
  yield* deliverAll(deliveries.slice(0, after));
  throw new Error("killed");
}

async function revocations(
  parts: Parts | undefined,
  deliveries: AsyncIterable<Delivery>,
  lines: string[] = [],
) {
  const effects = {log: (line: string) => lines.push(line), progress: () => undefined};
  const {engine, summary} = await stage(deliveries, {}, effects, {parts});
  const rows = await engine.rows("SELECT * FROM revocation ORDER BY certificate");
  const rejected = await engine.rows(
    "SELECT rule, count(*) AS n, count(DISTINCT file) AS files FROM rejected GROUP BY rule",
  );
  engine.close();
  return {rows, rejected, summary};
}

describe("a reading in parts", () => {
  it("goes on where a killed one had come, and counts nothing twice", async () => {
    const undisturbed = await revocations(undefined, deliverAll(documents()));
    await expect(revocations(new Parts(folder), untilKilled(documents(), total - 20))).rejects.toThrow(
      "killed",
    );
    const kept = new Parts(folder);
    expect(kept.documents).toBeGreaterThanOrEqual(documentsPerPart);
    expect(kept.documents).toBeLessThan(total);
    const lines: string[] = [];
    expect(await revocations(kept, deliverAll(documents(kept.documents)), lines)).toEqual(undisturbed);
    const words = (n: number) => n.toLocaleString("sv-SE");
    expect(lines[0]).toBe(`Återupptar: ${words(kept.documents)} av ${words(total)} filer redan lästa`);
    const unreadable = BigInt(total * 0.95);
    expect(undisturbed.rejected).toEqual([{rule: "file.too-large", n: unreadable, files: unreadable}]);
  });

  it("makes no part of less than a whole one, and says nothing of going on", async () => {
    const few = documents().slice(0, documentsPerPart - 300);
    const parts = new Parts(folder);
    const lines: string[] = [];
    await revocations(parts, deliverAll(few), lines);
    expect(parts.documents).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    expect(lines.filter((line) => line.startsWith("Återupptar"))).toEqual([]);
  });
});

describe("Parts", () => {
  it("forgets a part that no journal names: it was cut off", () => {
    mkdirSync(join(folder, "000001"), {recursive: true});
    writeFileSync(join(folder, "000001", "revocation.parquet"), "half of it");
    expect(new Parts(folder).documents).toBe(0);
    expect(existsSync(join(folder, "000001"))).toBe(false);
  });

  it("begins anew where the journal cannot be read", () => {
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, "journal.json"), '{"documents": 5000, "par');
    expect(new Parts(folder).documents).toBe(0);
  });

  it("is its owner's alone", () => {
    expect(new Parts(folder).documents).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
});
