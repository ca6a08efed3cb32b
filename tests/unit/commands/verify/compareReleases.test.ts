import {cpSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compareReleases} from "../../../../loaders/commands/verify/compareReleases.ts";
import type {Manifest} from "../../../../src/contract/release.ts";
import {writeFakeRelease} from "../../../site/fakeRelease.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-compare-"));
const crate = "ro-crate-metadata.json";
let published: Manifest;
beforeAll(() => {
  published = writeFakeRelease(join(folder, "a"));
  cpSync(join(folder, "a"), join(folder, "b"), {recursive: true});
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

/** A release with a crate made by a program with these sources, under this name. */
function release(name: "a" | "b", code: string, title = "Sjukfall") {
  const graph = [
    {"@id": "#underlag", identifier: `sha256:${code}`},
    {"@id": "./", name: title},
  ];
  writeFileSync(join(folder, name, crate), `${JSON.stringify({"@graph": graph}, undefined, 2)}\n`);
  const metadata = [{path: crate, sha256: "0".repeat(64), bytes: 0}];
  const tools = {...published.tools, code: code.repeat(64)};
  return {folder: join(folder, name), manifest: {...published, tools, metadata}};
}

describe("compareReleases(published, rebuilt)", () => {
  it("holds a crate that tells of another program alone for no difference, and names it", async () => {
    const found = await compareReleases(release("a", "1"), release("b", "2"));
    expect(found.differences).toEqual([]);
    expect(found.otherProgram).toEqual([crate]);
    expect(found.tables).toEqual([{table: "started", files: 3, identical: 3}]);
  });

  it("finds what else differs in the crate, on its line", async () => {
    const found = await compareReleases(release("a", "1"), release("b", "2", "Annat"));
    expect(found.differences.map(({path, count}) => [path, count])).toEqual([[crate, 1]]);
    expect(found.differences[0]?.examples[0]).toMatch(/^rad 9: .*Sjukfall.* i utgåvan, .*Annat/);
    expect(found.otherProgram).toEqual([]);
  });

  it("takes the program of the crate into account where the same program made both", async () => {
    const [a, b] = [release("a", "1"), release("b", "2")];
    const found = await compareReleases(a, {...b, manifest: {...b.manifest, tools: a.manifest.tools}});
    expect(found.differences.map(({path}) => path)).toEqual([crate]);
  });

  it("finds a data hash of the same files in another order", async () => {
    const [a, b] = [release("a", "1"), release("b", "1")];
    const dataHash = "f".repeat(64);
    const found = await compareReleases({...a, manifest: {...a.manifest, dataHash}}, b);
    expect(found.differences).toEqual([
      {
        ...{path: "manifest.json", count: 1},
        examples: [`fältet dataHash: ${dataHash} i utgåvan, ${published.dataHash} i omräkningen`],
      },
    ]);
  });

  it("tells a description that it cannot read as the one difference of the metadata", async () => {
    const {manifest} = release("b", "1");
    const found = await compareReleases(
      release("a", "1"),
      {folder: join(folder, "b"), manifest: {...manifest, metadata: undefined}},
      "saknar accessibility",
    );
    expect(found.differences).toEqual([
      {path: "description.json", count: 1, examples: ["saknar accessibility"]},
    ]);
  });
});
