import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {Manifest} from "../../../../src/contract/release.js";
import {writeFakeRelease} from "../../../site/fakeRelease.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-contract-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});
writeFakeRelease(folder);
const written = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<string, unknown>;

const account = {
  ...{cells: 4, tables: 3, margins: 4, releases: 0, compared: 0, files: 4},
  ...{unknowns: 0, equations: 0, rank: 0, derivable: 0, solves: 0, withoutWholeProof: 0, remarks: []},
  ...{units: 0, unitEquations: 0, narrowed: 0},
};

describe("the manifest of a release", () => {
  it("may be one of before, without audit, utility, ties or errors", () => {
    const manifest = Manifest.parse(written);
    expect(manifest.audit).toBeUndefined();
    expect(manifest.utility).toBeUndefined();
    expect(manifest.disclosure.follows).toBeUndefined();
    expect(manifest.families[0]?.report.errors).toBeUndefined();
  });

  it("may tell what the audit did, in figures and remarks only", () => {
    expect(Manifest.parse({...written, audit: account}).audit).toEqual(account);
    expect(Manifest.safeParse({...written, audit: {...account, cells: -1}}).success).toBe(false);
    expect(Manifest.safeParse({...written, audit: {...account, cell: "2025-01 · 12"}}).success).toBe(false);
  });

  it("tells how near its counts lie to the true ones only where the country is made up", () => {
    const near = {
      calibration: {
        scale: 1,
        measures: [
          {id: "a", title: "A", unit: "procent", of: "nation", source: "FK 2025", allows: "avrundning"},
        ],
        figures: [{measure: "a", of: null, published: 1, value: 1, tolerance: 0.1}],
        ...{left: [], numbers: [], planted: []},
      },
      utility: {
        margins: [
          {
            ...{id: "m", title: "Månad", families: ["started"], shares: []},
            counts: [
              {
                ...{from: 1, to: null, cells: 1, exact: 1, meanAbsolute: 0, rmse: 0, greatest: 0, held: 1},
                ...{relativeRmse: null, relativeWithin95: null},
              },
            ],
          },
        ],
        goals: [],
      },
    };
    for (const [name, figures] of Object.entries(near)) {
      const told = {...written, [name]: figures};
      const {error} = Manifest.safeParse(told);
      expect(error?.issues.map(({path}) => path.join(".")) ?? []).toEqual([]);
      expect(Manifest.safeParse({...told, synthetic: false}).error?.issues[0]?.message).toContain(
        "only a synthetic release has them",
      );
    }
    expect(Manifest.safeParse({...written, synthetic: false}).success).toBe(true);
  });

  it("lists files below the release alone: nothing above it, on another host or in another drive", () => {
    const accepts = (path: string) =>
      Manifest.safeParse({...written, metadata: [{path, sha256: "0".repeat(64), bytes: 0}]}).success;
    for (const path of ["dcat.ttl", "places/vastra-gotaland/started_by.parquet", "a/..b", "a/.b"])
      expect(accepts(path), path).toBe(true);
    for (const path of [
      ...["", "/etc/passwd", "//10.0.0.5/x", "../other/x.parquet", "a/../../x", "a/..", "./a", "a//b", "a/"],
      ...["http://10.0.0.5/x", "\\\\10.0.0.5\\x", "a\\..\\b", "C:/x", "%2e%2e/x", "a?b", "a\n", "a b"],
    ])
      expect(accepts(path), path).toBe(false);
  });
});
