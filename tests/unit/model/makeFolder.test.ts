import {existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {makeFolder, tryFolder} from "../../../loaders/model/makeFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-folder-"));
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("makeFolder(folder, mode)", () => {
  it("makes a folder with those above it, and gives those that were not there", () => {
    const [one, two] = [join(folder, "one"), join(folder, "one", "two")];
    expect(makeFolder(two, 0o700)).toEqual([one, two]);
    expect(statSync(one).mode & 0o777).toBe(0o700);
    expect(makeFolder(two)).toEqual([]);
  });

  it("fails, and does not try for ever, where the system takes no folders or a file is in the way", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => makeFolder(join(file, "below"))).toThrow(/ENOTDIR|EEXIST/);
    // What answers every name below it with "there is no such thing": folders of the kernel.
    if (existsSync("/proc/self")) expect(() => makeFolder("/proc/underlag/releases")).toThrow(/ENOENT/);
  });
});

describe("tryFolder(folder)", () => {
  it("leaves no folder that it had to make, and any that was there", () => {
    const [there, below] = [join(folder, "there"), join(folder, "there", "a", "b")];
    mkdirSync(there);
    tryFolder(below);
    expect(existsSync(join(there, "a"))).toBe(false);
    expect(existsSync(there)).toBe(true);
  });
});
