import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {keepExtract} from "../../loaders/keepExtract.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-extracts-"));
});
afterEach(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("the digest of the rows of a release", () => {
  const manifest = {dataHash: "a".repeat(64)};
  const kept = () => readFileSync(join(folder, manifest.dataHash), "utf8");

  it("stays that of the run that made the release, when other rows give the same one", () => {
    keepExtract(folder, {manifest, unchanged: false}, "first");
    keepExtract(folder, {manifest, unchanged: true}, "other");
    expect(kept()).toBe("first\n");
  });

  it("is written by the next run where the one that made the release was killed before it", () => {
    keepExtract(folder, {manifest, unchanged: true}, "first");
    expect(kept()).toBe("first\n");
  });

  it("is that of a release that is made anew", () => {
    keepExtract(folder, {manifest, unchanged: false}, "first");
    keepExtract(folder, {manifest, unchanged: false}, "other");
    expect(kept()).toBe("other\n");
  });
});
