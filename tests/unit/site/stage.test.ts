import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {releaseVersions} from "../../../site/release.ts";
import {contentsOf} from "../../../src/contract/contents.ts";
import {stage} from "../../../site/stage.ts";
import {writeFakeRelease} from "../../site/fakeRelease.ts";

let root: string;
const releaseFolder = (version: string): string => join(root, "data/releases", version);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-stage-"));
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});

describe("stage(root, chosen)", () => {
  it("says which command makes a release when there is none", async () => {
    await expect(stage(root, undefined)).rejects.toThrow(/npm run data/);
  });

  it("takes the newest version, counted as numbers", async () => {
    for (const version of ["2026.03.10", "2026.03.9", "2025.12.0"])
      writeFakeRelease(releaseFolder(version), version);
    mkdirSync(releaseFolder("2027.01.0"), {recursive: true});
    expect(releaseVersions(root)).toEqual(["2025.12.0", "2026.03.9", "2026.03.10"]);
    expect((await stage(root, undefined)).manifest.version).toBe("2026.03.10");
  });

  it("takes the chosen release, by version or by folder, and refuses one that does not exist", async () => {
    for (const version of ["2026.03.0", "2026.03.1"]) writeFakeRelease(releaseFolder(version), version);
    expect((await stage(root, "2026.03.0")).manifest.version).toBe("2026.03.0");
    expect((await stage(root, releaseFolder("2026.03.1"))).manifest.version).toBe("2026.03.1");
    await expect(stage(root, "2020.01.0")).rejects.toThrow(/2020\.01\.0/);
  });

  it("lays every file where the pages read it, dated with the extract date, and removes what no longer belongs", async () => {
    writeFakeRelease(releaseFolder("2026.03.0"));
    mkdirSync(join(root, "src/data/places/old"), {recursive: true});
    writeFileSync(join(root, "src/data/places/old/started.parquet"), "old");
    const {manifest} = await stage(root, undefined);
    for (const {path} of manifest.files)
      expect(readFileSync(join(root, "src/data", path))).toEqual(
        readFileSync(join(releaseFolder("2026.03.0"), path)),
      );
    expect(existsSync(join(root, "src/data/places/old"))).toBe(false);
    expect(statSync(join(root, "src/data/manifest.json")).mtime.toISOString()).toBe(
      "2026-03-31T00:00:00.000Z",
    );
  });

  const staged = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(root, "src/data", name), "utf8")) as Record<string, unknown>;

  it("gives the pages on the release itself its manifest: no list of files, and no codes of thousands of units", async () => {
    writeFakeRelease(releaseFolder("2026.03.0"));
    const {manifest} = await stage(root, undefined);
    const {care_unit: units, ...rest} = manifest.dimensions;
    expect(units?.codes.length).toBeGreaterThan(0);
    expect(staged("account.json")).toEqual({
      ...manifest,
      dimensions: {...rest, care_unit: {title: units?.title, codes: []}},
      files: [],
    });
    expect(readFileSync(join(root, "src/data/manifest.json"))).toEqual(
      readFileSync(join(releaseFolder("2026.03.0"), "manifest.json")),
    );
  });

  it("gives other pages the same, but for what rounding did to each table and how near the truth the release is", async () => {
    writeFakeRelease(releaseFolder("2026.03.0"));
    const {manifest} = await stage(root, undefined);
    const contents = staged("contents.json");
    const told = {cells: 1};
    const nearTruth = {audit: told, calibration: told, utility: told} as unknown as typeof manifest;
    expect(contents).toEqual(contentsOf({...manifest, ...nearTruth}));
    expect(contents).toEqual({
      ...staged("account.json"),
      families: manifest.families.map(({id, title, unit, description, dimensions}) => ({
        ...{id, title, unit, description, dimensions},
      })),
    });
  });

  it("refuses a release that lacks a table of a page, and names page and table, before anything is copied", async () => {
    writeFakeRelease(releaseFolder("2026.03.0"));
    mkdirSync(join(root, "src/monster"), {recursive: true});
    const page = (...files: readonly string[]) => {
      const loads = files.map((file) => `const t = FileAttachment(\`../data/places/${file}.parquet\`);`);
      writeFileSync(join(root, "src/monster/[plats].md"), loads.join("\n"));
    };
    page("${observable.params.plats}/started", "riket/started");
    expect((await stage(root, undefined)).manifest.version).toBe("2026.03.0");
    rmSync(join(root, "src/data"), {recursive: true});
    page("${observable.params.plats}/started", "${observable.params.plats}/ended");
    await expect(stage(root, undefined)).rejects.toThrow(
      /saknar tabeller [^]*\n- src\/monster\/\[plats\]\.md visar ended\n[^]*families/,
    );
    expect(existsSync(join(root, "src/data"))).toBe(false);
  });

  it("asks a release of real certificates for no table that only the pages on the made-up country show", async () => {
    const {source, ...rest} = writeFakeRelease(releaseFolder("2026.03.0"));
    mkdirSync(join(root, "src"), {recursive: true});
    const load = "const t = FileAttachment(`data/places/riket/certificates.parquet`);";
    writeFileSync(join(root, "src/demolandet.md"), load);
    await expect(stage(root, undefined)).rejects.toThrow(/- src\/demolandet\.md visar certificates/);
    const real = {...rest, source: {...source, id: "documents"}, synthetic: false};
    writeFileSync(join(releaseFolder("2026.03.0"), "manifest.json"), JSON.stringify(real));
    expect((await stage(root, undefined)).manifest.synthetic).toBe(false);
    writeFileSync(join(root, "src/om.md"), load);
    await expect(stage(root, undefined)).rejects.toThrow(/:\n- src\/om\.md visar certificates\nLåt/);
  });

  it("refuses a file that is not the one in the manifest, before anything is copied", async () => {
    writeFakeRelease(releaseFolder("2026.03.0"));
    appendFileSync(join(releaseFolder("2026.03.0"), "places/skane/started.parquet"), "!");
    await expect(stage(root, undefined)).rejects.toThrow(/places\/skane\/started\.parquet .*SHA-256/);
    expect(existsSync(join(root, "src/data"))).toBe(false);
  });

  it("names file, field and rule of a manifest that is not one", async () => {
    writeFakeRelease(releaseFolder("2026.03.0"));
    const file = join(releaseFolder("2026.03.0"), "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({...manifest, extractDate: "in March"}));
    await expect(stage(root, undefined)).rejects.toThrow(/manifest\.json: extractDate: /);
    writeFileSync(file, "{");
    await expect(stage(root, undefined)).rejects.toThrow(/JSON/);
  });
});
