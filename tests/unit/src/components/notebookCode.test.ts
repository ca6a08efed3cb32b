import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {byFirstDiagnosis} from "../../../../src/components/byFirstDiagnosis.js";
import {changedByLevel} from "../../../../src/components/changedByLevel.js";
import {codeRequest, type Counted} from "../../../../src/components/codeRequest.js";
import {
  countedIn,
  countedTimes,
  countedUnit,
  countedYears,
  countedUnits,
} from "../../../../src/components/countedIn.js";
import {degreePaths} from "../../../../src/components/degreePaths.js";
import type {DiagramModel, Value} from "../../../../src/components/diagramModel.js";
import {regionFigures} from "../../../../src/components/regionFigures.js";
import {requestMaturity} from "../../../../src/components/requestMaturity.js";
import {requestsOverTime} from "../../../../src/components/requestsOverTime.js";
import {stillOnSickLeave} from "../../../../src/components/stillOnSickLeave.js";
import {treatmentsStated} from "../../../../src/components/treatmentsStated.js";
import {initialView} from "../../../../src/components/viewState.js";
import {javaScriptCode, sqlCode} from "../../../../src/components/viewCode.js";
import type {Manifest, Place} from "../../../../src/contract/release.js";
import type {View} from "../../../../src/contract/view.js";
import {yearBefore} from "../../../../src/measures/months.js";
import type {Table} from "../../../../src/measures/table.js";
import {completions} from "../completions.js";
import {manifest as country, population, table} from "../country.js";
import {familyAt, view as familyView} from "../families.js";
import {returns} from "../returns.js";

const project = fileURLToPath(new URL("../../../..", import.meta.url));
const citing = {address: "https://statistik.example/", title: "", publisher: "", frozen: []};
/** Below the project, where Node finds the package that the code names. */
const modules = join(project, "node_modules/.cache/underlag-notebook-code");

let folder = "";
let connection: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "underlag-notebook-code-"));
  mkdirSync(modules, {recursive: true});
  connection = await (await DuckDBInstance.create()).connect();
});
afterAll(() => {
  connection.closeSync();
  for (const one of [folder, modules]) rmSync(one, {recursive: true, force: true});
});

/** A table as the Parquet file that a release has of it. */
function parquetOf({columns, n}: Table): Buffer {
  return Buffer.from(
    parquetWriteBuffer({
      columnData: [
        ...[...columns].map(([name, {codes, at}]) => ({
          ...{name, data: Array.from(at, (code) => codes[code] ?? ""), type: "STRING" as const},
        })),
        {name: "n", data: Int32Array.from(n), type: "INT32" as const},
      ],
    }),
  );
}

/** What a page's code in SQL and JavaScript counts, by the codes of its columns: the two must agree. */
async function counted(
  what: Counted,
  view: View,
  {manifest, own, place}: {manifest: Manifest; own: Table; place: Place | null},
): Promise<Map<string, number>> {
  const [first] = manifest.families;
  if (first === undefined) throw new RangeError("the release has a family");
  const bytes = parquetOf(own);
  const described = {...first, id: what.family, dimensions: [...own.columns.keys()]};
  const request = codeRequest(what, view, {
    ...{manifest: {...manifest, families: [described]}, citing, place},
    hashes: {[what.family]: createHash("sha256").update(bytes).digest("hex")},
  });
  if (request === null) throw new RangeError("no code for the view");
  const file = join(folder, "table.parquet");
  writeFileSync(file, bytes);
  const answer = await connection.runAndReadAll(sqlCode({...request, url: file}));
  const bySql = answer
    .getRows()
    .map((row) => row.map(String).join(","))
    .sort();
  const code = javaScriptCode({
    ...request,
    url: `data:application/octet-stream;base64,${bytes.toString("base64")}`,
  });
  const module = join(modules, `${createHash("sha256").update(code).digest("hex")}.mjs`);
  writeFileSync(module, code);
  const log = vi.spyOn(console, "log").mockReturnValue();
  try {
    await import(/* @vite-ignore */ pathToFileURL(module).href);
    expect(log.mock.calls.map(([line]) => String(line)).sort()).toEqual(bySql);
  } finally {
    log.mockRestore();
  }
  expect(bySql.length).toBeGreaterThan(0);
  return new Map(bySql.map((line) => [line.replace(/,\d+$/, ""), Number(/\d+$/.exec(line)?.[0])]));
}

/** The sum of the counts whose codes, joined by commas, are of a kind. */
const sumOf = (counts: ReadonlyMap<string, number>, is: (codes: string) => boolean): number =>
  [...counts].reduce((sum, [codes, n]) => sum + (is(codes) ? n : 0), 0);
/** The rows of a page's table, by its own names of columns. */
const rowsOf = ({table: {columns, rows}}: Pick<DiagramModel<never>, "table">): Record<string, Value>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({name}, i) => [name, row[i] ?? null])));
const ofSkane = (rows: Record<string, Value>[]) => rows.filter(({serie}) => serie === "Skåne");

describe("the code of a notebook gives the notebook's own numbers, in SQL and JavaScript", () => {
  it("on length: how many are left after each day", async () => {
    const rows = ["2023 K F00-F99 1-14 100", "2023 K F00-F99 15-90 70", "2024 M C00-D48 91-180 200"];
    const skane = familyAt("skane", ["year", "sex", "diagnosis", "duration"], rows);
    for (const changes of [{}, {sex: "K"}, {year: "2024"}, {diagnosis: "mental"}] as Partial<View>[]) {
      const view = familyView(changes);
      const counts = await counted(countedIn.langd, view, skane);
      const shown = ofSkane(rowsOf(stillOnSickLeave(skane, view)));
      expect(shown.length).toBeGreaterThan(2);
      for (const {dag, kvar} of shown)
        expect(sumOf(counts, (code) => Number(/^\d+/.exec(code)?.[0]) > Number(dag))).toBe(kvar);
    }
  });

  it("on a place beside itself the year before: both years, each by itself", async () => {
    const rows = [
      ...["2022 K F00-F99 1-14 50", "2023 K F00-F99 1-14 100", "2023 K F00-F99 15-90 70"],
      ...["2024 M C00-D48 1-14 30", "2024 M C00-D48 91-180 200"],
    ];
    const skane = familyAt("skane", ["year", "sex", "diagnosis", "duration"], rows);
    for (const changes of [
      {},
      {year: "2023"},
      {year: "2024", sex: "M"},
      {year: "2025", diagnosis: "mental"},
    ] as Partial<View>[]) {
      const view = familyView({comparison: "fjolaret", ...changes});
      const counts = await counted(countedYears(countedIn.langd, skane, view), view, skane);
      const shown = rowsOf(stillOnSickLeave(skane, view));
      expect(shown.length).toBeGreaterThan(2);
      for (const {dag, kvar, serie} of shown) {
        const isLeft = (codes: string) => Number(/,(\d+)/.exec(codes)?.[1]) > Number(dag);
        expect(sumOf(counts, (codes) => String(serie).endsWith(codes.slice(0, 4)) && isLeft(codes))).toBe(
          kvar,
        );
      }
    }
  });

  it("on changed diagnoses: by the diagnosis that a sjukfall began with", async () => {
    const rows = [
      "2024 1-90 F00-F99 F00-F99 same 900",
      "2024 1-90 F00-F99 F00-F99 category 40",
      "2024 91- F00-F99 C00-D48 chapter 130",
      "2024 91- C00-D48 F00-F99 chapter 20",
    ];
    const dimensions = ["year", "span", "diagnosis_first", "diagnosis", "diagnosis_change"];
    const skane = familyAt("skane", dimensions, rows);
    for (const changes of [{}, {diagnosis: "mental"}, {diagnosis: "C00-D48"}] as Partial<View>[]) {
      const view = familyView(changes);
      const counts = await counted(countedIn.diagnosforandring, view, skane);
      const [category] = rowsOf(changedByLevel(byFirstDiagnosis(skane), view));
      const [, changed, all] = Object.values(category ?? {}).filter((_, i) => i > 0);
      expect([changed, all]).toEqual([sumOf(counts, (code) => code !== "same"), sumOf(counts, () => true)]);
    }
  });

  it("on changed degrees: by the first degree and the way from it", async () => {
    const rows = [
      "2024 F00-F99 100 unchanged none 600",
      "2024 F00-F99 100 down 1-30 100",
      "2023 C00-D48 50 unchanged none 80",
    ];
    const skane = familyAt(
      "skane",
      ["year", "diagnosis", "degree_first", "degree_path", "first_reduction"],
      rows,
    );
    const titles = new Map([
      ...(skane.manifest.dimensions["degree_first"]?.codes ?? []).map(
        ({code, title}) => [code, title] as const,
      ),
      ...(skane.manifest.dimensions["degree_path"]?.codes ?? []).map(
        ({code, title}) => [code, title] as const,
      ),
    ]);
    for (const changes of [{}, {year: "2024"}, {diagnosis: "C00-D48"}] as Partial<View>[]) {
      const view = familyView(changes);
      const counts = await counted(countedIn.omfattningsforandring, view, skane);
      const shown = ofSkane(rowsOf(degreePaths(skane, view))).filter(({antal}) => antal !== 0);
      expect(
        new Map(shown.map((row) => [`${String(row["forsta_grad"])},${String(row["vag"])}`, row["antal"]])),
      ).toEqual(
        new Map(
          [...counts].map(([codes, n]) => [
            codes
              .split(",")
              .map((code) => titles.get(code))
              .join(","),
            n,
          ]),
        ),
      );
    }
  });

  it("on completions: certificates month by month, and those with a request", async () => {
    const {certificates, requests} = completions("skane");
    for (const changes of [{}, {sex: "K", first: "2024-03"}] as Partial<View>[]) {
      const view = {...initialView(certificates.manifest), ...changes};
      const counts = await counted(countedIn.kompletteringspraxis, view, certificates);
      const shown = ofSkane(rowsOf(requestsOverTime(certificates, view, requestMaturity(requests))));
      expect(shown.length).toBeGreaterThan(10);
      for (const {manad, intyg, med_begaran: asked} of shown) {
        expect(sumOf(counts, (codes) => codes.startsWith(String(manad)))).toBe(intyg);
        expect(sumOf(counts, (codes) => codes === `${String(manad)},1`)).toBe(asked);
      }
    }
  });

  it("on completions beside the year before: the months of both lines", async () => {
    const {certificates, requests} = completions("skane");
    for (const changes of [
      {sex: "M"},
      {first: "2025-03", last: "2025-10"},
      {sex: "K", last: "2024-06"},
    ] as Partial<View>[]) {
      const view = {...initialView(certificates.manifest), comparison: "fjolaret", ...changes};
      const asked = countedTimes(countedIn.kompletteringspraxis, certificates, view);
      const counts = await counted(asked, view, certificates);
      const shown = rowsOf(requestsOverTime(certificates, view, requestMaturity(requests)));
      const monthOf = ({manad, serie}: Record<string, Value>): string =>
        serie === "Skåne" ? String(manad) : yearBefore(String(manad));
      expect(shown.length).toBeGreaterThan(5);
      for (const row of shown) {
        expect(sumOf(counts, (codes) => codes.startsWith(monthOf(row)))).toBe(row["intyg"]);
        expect(sumOf(counts, (codes) => codes === `${monthOf(row)},1`)).toBe(row["med_begaran"]);
      }
    }
  });

  it("on ways back to work beside the year before: the quarters of both years", async () => {
    const {support: own} = returns("skane");
    const quarters = [
      "2024-Q1 1 both",
      "2024-Q2 1 none",
      "2024-Q4 1 none",
      "2025-Q1 1 both",
      "2025-Q2 1 none",
    ];
    const rows = quarters.map((row, i) => `${row} STOR_SANNOLIKHET 0 ${(i + 1) * 100}`);
    const dimensions = ["quarter", "version", "treatment", "prognosis", "contact_wish"];
    const manifest = {...own.manifest, firstMonth: "2024-01"};
    const support = {...own, manifest, own: table(dimensions, rows), nation: table(dimensions, rows)};
    // The chosen year is that of the sjukfall, not of the certificates.
    const view = {...initialView(manifest), comparison: "fjolaret", first: "2025-01", year: "2025"};
    const counts = await counted(countedTimes(countedIn.insatser, support, view), view, support);
    expect(counts).toEqual(
      new Map([
        ["2024-Q1,1,both", 100],
        ["2024-Q2,1,none", 200],
        // A year before the last quarter of the period, which nothing is laid beside: its form is another.
        ["2024-Q4,1,none", 300],
        ["2025-Q1,1,both", 400],
        ["2025-Q2,1,none", 500],
      ]),
    );
    expect(rowsOf(treatmentsStated(support, view, "1")).slice(0, 2)).toMatchObject([
      {serie: "Skåne kvartal 1–2 2025", intyg: 900, med_svaret: 400},
      {serie: "Skåne kvartal 1–2 2024", intyg: 300, med_svaret: 100},
    ]);
  });

  it("on ways back to work: certificates of a version by what they say of treatment", async () => {
    const {support} = returns("skane");
    const view = initialView(support.manifest);
    const counts = await counted(countedIn.insatser, view, support);
    const [some, none] = ofSkane(rowsOf(treatmentsStated(support, view, "2")));
    expect(sumOf(counts, (codes) => codes.includes(",2,"))).toBe(some?.["intyg"]);
    expect(sumOf(counts, (codes) => codes.endsWith(",2,some"))).toBe(some?.["med_svaret"]);
    expect(sumOf(counts, (codes) => codes.endsWith(",2,none"))).toBe(none?.["med_svaret"]);
  });

  it("on all regions: each region's number over the period", async () => {
    const rows = [
      "2024-01 05 K 0-30 80",
      "2024-02 05 M 31- 60",
      "2024-02 12 K 0-30 20",
      "2024-03 12 M 31- 240",
    ];
    const manifest = {...country, firstMonth: "2024-01", lastMonth: "2024-12"};
    const own = table(["month", "region", "sex", "age"], rows);
    for (const changes of [{}, {sex: "M"}, {last: "2024-02"}] as Partial<View>[]) {
      const view = {...initialView(manifest), ...changes};
      const counts = await counted({family: "started", by: ["region"]}, view, {manifest, own, place: null});
      const {regions} = regionFigures({manifest, population, table: own}, view);
      const shown = regions.filter(({count}) => count.n > 0);
      expect(new Map(shown.map(({place, count}) => [place.code, count.n]))).toEqual(counts);
    }
  });

  it("on units: certificates of a unit or of all in a year, completed or not", async () => {
    const rows = ["2023 U1 0 40", "2024 U1 0 180", "2024 U1 1 20", "2024 U2 1 5"];
    const own = table(["year", "care_unit", "completed"], rows);
    const view = {...initialView(country), unitYear: "2024"};
    const release = {manifest: country, own, place: null};
    // Read off the rows above.
    expect(await counted(countedUnits(view), view, release)).toEqual(
      new Map([
        ["U1,0", 180],
        ["U1,1", 20],
        ["U2,1", 5],
      ]),
    );
    expect(await counted(countedUnit("U1"), view, release)).toEqual(
      new Map([
        ["2023,0", 40],
        ["2024,0", 180],
        ["2024,1", 20],
      ]),
    );
  });

  it("fetches the tables of the whole country from where they lie for ever", () => {
    const [first] = country.families;
    const families = [{...first, id: "unit_certificates", dimensions: ["year", "care_unit", "completed"]}];
    const request = codeRequest(countedUnit("U1"), initialView(country), {
      ...{
        manifest: {...country, families} as Manifest,
        citing,
        place: null,
        hashes: {unit_certificates: "a"},
      },
    });
    expect(request?.url).toBe(
      `https://statistik.example/fryst/${country.version}/data/tables/unit_certificates.parquet`,
    );
    expect(request?.about).toContain("hela landet");
  });
});
