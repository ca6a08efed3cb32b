import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {silent} from "../../../../loaders/model/effects.ts";
import {auditRelease} from "../../../../loaders/protect/audit/auditRelease.ts";
import type {Manifest} from "../../../../src/contract/release.ts";
import {protectedBy, writeRelease} from "../../../fixtures/auditedRelease.ts";
import {cells, dimension, months} from "../../../fixtures/cells.ts";

// Totals of 20, 10, 35 and 6 (as it is): the median is 15. Two cells at the base: bounds of √20, √20, 0 and 0.
const started = cells(
  "started",
  [dimension("month", months(2)), dimension("region", ["12", "00"]), dimension("sex", ["K", "M"])],
  [
    [0, 0, 0, 15, 15],
    [0, 0, 1, 5, 5],
    [0, 1, 0, 5, 5],
    [0, 1, 1, 5, 5],
    [1, 0, 0, 35, 35],
    [1, 1, 0, 6, 6],
  ],
);
const units = cells(
  "unit_certificates",
  [
    dimension("year", ["2024"]),
    dimension("region", ["12", "00"]),
    dimension("care_unit", ["SE-1", "SE-2", "ovriga-12-vc", "ovriga-12"]),
    dimension("registry_status", ["listed", "closed"]),
  ],
  [
    [0, 0, 0, 0, 20, 20],
    [0, 0, 0, 1, 5, 5],
    [0, 0, 1, 0, 30, 30],
    [0, 0, 2, 0, 40, 40],
    [0, 0, 3, 0, 5, 5],
  ],
);

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-stated-"));
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});

/** The findings in a release of both tables with an honest account, after a change of its manifest. */
async function foundAfter(edit: (manifest: Manifest) => void): Promise<string[]> {
  const tables = [started, units].map((table) => protectedBy(table));
  const folder = await writeRelease(root, tables, {extractDate: "2024-12-31", lastMonth: "2024-12"});
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  manifest.settings["smallestUnit"] = 20;
  manifest.coarsened = [
    {kind: "units", family: "unit_certificates", smallest: 20, own: 2, byType: 1, byRegion: 1},
    {kind: "level", family: "started", dimension: "gender", level: "sex", as: "sex"},
  ];
  manifest.registry = {
    definition: "care-unit",
    types: [{id: "vc", title: "Vårdcentral"}],
    statuses: [{id: "listed", title: "Listad"}],
    regions: [
      {
        ...{code: "12", title: "Skåne", units: 2, careUnits: 2, subUnits: 0, subUnitsPerCareUnit: 0},
        ...{types: {}, compared: 2, certificates: {listed: 95, closed: 5}},
        certificatesAtBase: {listed: 1, closed: 1},
      },
    ],
  };
  edit(manifest);
  writeFileSync(path, JSON.stringify(manifest));
  const {findings} = await auditRelease({folder, releases: root}, silent);
  expect(findings.filter(({table}) => table !== "manifest.json")).toEqual([]);
  return findings.map(({cell}) => cell);
}

const errors = (mean: number, rmse: number) => ({
  ...{exact: 4, rounded: 2, smallShare: 10, changedShare: 1, margins: []},
  cells: {mean, rmse},
});
const reportOf = ({families}: Manifest) => families.find(({id}) => id === "started")?.report;

describe("what a manifest states of its tables", () => {
  it("is found in them", async () => {
    const {report} = protectedBy(started);
    expect(report).toMatchObject({typicalTotal: 15, typicalStandardError: 2.2, greatestStandardError: 6.3});
    expect(await foundAfter(() => undefined)).toEqual([]);
  });

  it.each<[string, (manifest: Manifest) => unknown]>([
    ["families, started, report, typicalTotal", (m) => Object.assign(reportOf(m) ?? {}, {typicalTotal: 14})],
    [
      "families, started, report, typicalStandardError",
      (m) => Object.assign(reportOf(m) ?? {}, {typicalStandardError: 2.3}),
    ],
    [
      "families, started, report, greatestStandardError",
      (m) => Object.assign(reportOf(m) ?? {}, {greatestStandardError: 6.2}),
    ],
    ["coarsened, unit_certificates, own", (m) => Object.assign(m.coarsened?.[0] ?? {}, {own: 3})],
    ["coarsened, unit_certificates, byType", (m) => Object.assign(m.coarsened?.[0] ?? {}, {byType: 0})],
    ["coarsened, unit_certificates, byRegion", (m) => Object.assign(m.coarsened?.[0] ?? {}, {byRegion: 2})],
    ["coarsened, unit_certificates, smallest", (m) => Object.assign(m.coarsened?.[0] ?? {}, {smallest: 5})],
    ["coarsened, started, age", (m) => Object.assign(m.coarsened?.[1] ?? {}, {as: "age"})],
    [
      "registry, 12, listed",
      (m) => Object.assign(m.registry?.regions[0]?.certificatesAtBase ?? {}, {listed: 2}),
    ],
  ])("is another: %s", async (cell, edit) => {
    expect(await foundAfter(edit)).toEqual([cell]);
  });

  it.each([
    [3, 4, []],
    [3, 4.1, ["families, started, report, errors"]],
    [3.1, 3, ["families, started, report, errors"]],
  ])(
    "tells errors of a mean of %d and a root mean square of %d that rounding can give, or not",
    async (mean, rmse, found) => {
      expect(
        await foundAfter((m) => {
          const report = reportOf(m);
          if (!report) throw new Error("no report");
          Object.assign(report, {errors: {...errors(mean, rmse), ...shown(report)}});
        }),
      ).toEqual(found);
    },
  );
});

/** How many published cells can be told to be exact, and how many not, of six of which five are multiples of five. */
function shown({cells: all}: {readonly cells: number}) {
  const multiples = [15, 5, 5, 5, 35].length;
  return {exact: all - multiples, rounded: multiples};
}
