import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {keptParts} from "../../loaders/keptParts.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-parts-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), {recursive: true});
});

const facts = {documents: "a", keyId: "k", settings: {}, codeVersion: "0"};

/** The folder of the only reading there is. */
function reading(): string {
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

describe("parts of a reading", () => {
  it("are left alone while another process is at them", () => {
    keptParts(folder, facts);
    writeFileSync(join(reading(), "process"), String(process.ppid));
    expect(keptParts(folder, facts)).toBeUndefined();
    const other = reading();
    keptParts(folder, {...facts, documents: "b"});
    expect(existsSync(other)).toBe(true);
  });

  // What a power cut leaves: a file that was made and not yet on the disk.
  it.each([
    ["was killed", "999999999"],
    ["left its number half written", ""],
  ])("are gone on from, or cleared away, where the process %s", (_, written) => {
    keptParts(folder, facts);
    writeFileSync(join(reading(), "process"), written);
    expect(keptParts(folder, facts)).toBeDefined();
    const other = reading();
    writeFileSync(join(other, "process"), written);
    keptParts(folder, {...facts, documents: "b"});
    expect(existsSync(other)).toBe(false);
  });
});
