import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {EnvironmentError} from "../../loaders/errors.ts";
import {readOwnerFile, writeOwnerFile} from "../../loaders/ownerFile.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-owner-"));
});
afterEach(() => {
  rmSync(folder, {recursive: true});
});
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe("writeOwnerFile", () => {
  it("makes the folders on the way, and opens nothing to others whatever the umask", () => {
    const before = process.umask(0);
    try {
      writeOwnerFile(join(folder, "ledger", "key", "cells"), "first", Uint8Array.of(10, 65));
    } finally {
      process.umask(before);
    }
    expect(readFileSync(join(folder, "ledger", "key", "cells"), "utf8")).toBe("first\nA");
    expect(["ledger", "ledger/key", "ledger/key/cells"].map((path) => modeOf(join(folder, path)))).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it("closes a folder and a file that stood open to others", () => {
    const path = join(folder, "proofs", "2024.02.0.json");
    mkdirSync(join(folder, "proofs"));
    writeFileSync(path, "old");
    chmodSync(join(folder, "proofs"), 0o755);
    chmodSync(path, 0o644);
    writeOwnerFile(path, "new");
    expect([readFileSync(path, "utf8"), modeOf(path), modeOf(join(folder, "proofs"))]).toEqual([
      "new",
      0o600,
      0o700,
    ]);
  });

  it("takes nothing over from what a killed run left beside, and leaves nothing beside", () => {
    writeFileSync(join(folder, ".key.new"), "half of a key that was longer", {mode: 0o644});
    writeOwnerFile(join(folder, "key"), "whole");
    expect(readdirSync(folder)).toEqual(["key"]);
    expect([readFileSync(join(folder, "key"), "utf8"), modeOf(join(folder, "key"))]).toEqual([
      "whole",
      0o600,
    ]);
  });

  it("leaves the file of before where the new one cannot be put in its place", () => {
    const path = join(folder, "taken");
    mkdirSync(join(path, "within"), {recursive: true});
    expect(() => {
      writeOwnerFile(path, "new");
    }).toThrow();
    expect(readdirSync(path)).toEqual(["within"]);
  });
});

describe("readOwnerFile", () => {
  it("gives the bytes, and nothing where there is no file", () => {
    writeOwnerFile(join(folder, "key"), Uint8Array.of(1, 2));
    expect([...(readOwnerFile(join(folder, "key")) ?? [])]).toEqual([1, 2]);
    expect(readOwnerFile(join(folder, "none"))).toBeUndefined();
  });

  it.each([
    [0o600, true],
    [0o400, true],
    [0o640, false],
    [0o604, false],
  ])("takes a file of mode %o: %s", (mode, taken) => {
    const path = join(folder, "key");
    writeFileSync(path, "x");
    chmodSync(path, mode);
    if (taken) expect(String(readOwnerFile(path))).toBe("x");
    else expect(() => readOwnerFile(path)).toThrow(/kan läsas av andra än ägaren. Kör: chmod 600/);
  });

  it("says that it cannot read what is no file", () => {
    expect(() => readOwnerFile(folder)).toThrow(EnvironmentError);
  });
});
