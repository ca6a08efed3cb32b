import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {sourcesHash, stampName} from "../../../site/sourcesHash.ts";
import {isUpToDate} from "../../../site/start.ts";

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-start-"));
  for (const path of ["src/index.md", "src/data/manifest.json", "site/build.ts", "package-lock.json"])
    write(path, path);
  write(`dist/${stampName}`, `${sourcesHash(root)}\n`);
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});

describe("isUpToDate(root)", () => {
  it("is true for the site of exactly these sources, whenever they were written", () => {
    expect(isUpToDate(root)).toBe(true);
    utimesSync(join(root, "src/index.md"), 0, 0);
    write("src/.observablehq/cache/x", "a cache is no source");
    expect(isUpToDate(root)).toBe(true);
  });

  it.each(["src/index.md", "src/data/manifest.json", "site/build.ts", "package-lock.json", "src/new.md"])(
    "is false when %s has changed",
    (path) => {
      write(path, "changed");
      expect(isUpToDate(root)).toBe(false);
    },
  );

  it("is false when there is no site", () => {
    rmSync(join(root, "dist"), {recursive: true});
    expect(isUpToDate(root)).toBe(false);
  });
});
