import {readFileSync} from "node:fs";
import {join} from "node:path";
import {type ColumnTable, escape, from, op} from "arquero";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readManifest} from "../../site/release.ts";
import type {Population} from "../../src/contract/population.ts";
import type {Manifest} from "../../src/contract/release.ts";
import {openPage, settle} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

/*
 * Figures that readers see, worked out again from the release's own tables by another library: nothing of what the pages count with is
 * used here. The shown figure must be the one recomputed, to the decimals that it is shown with.
 */

let site: TestSite & ServedSite;
let manifest: Manifest;
beforeAll(async () => {
  site = await servedSite(await testSite());
  manifest = readManifest(join(site.release, "manifest.json"));
});
afterAll(async () => {
  await site.close();
});

type Row = Readonly<Record<string, string | number>>;

/** The cells of a family, of Skåne unless told otherwise. */
async function cellsOf(family: string, keep: (row: Row) => boolean = () => true): Promise<ColumnTable> {
  const file = Uint8Array.from(readFileSync(join(site.release, `tables/${family}.parquet`))).buffer;
  return from(await parquetReadObjects({file})).filter(escape(keep));
}
const inSkane = ({region}: Row): boolean => region === "12";

/** What the cells add up to for each value of a dimension. */
function sums(cells: ColumnTable, dimension: string): Map<string, number> {
  const summed = cells
    .groupby(dimension)
    .rollup({n: op.sum("n")})
    .objects() as Row[];
  return new Map(summed.map((row) => [String(row[dimension]), Number(row["n"])]));
}
const sum = (cells: ColumnTable): number => Number(cells.rollup({n: op.sum("n")}).get("n", 0));
const titleOf = (dimension: string, code: string): string =>
  manifest.dimensions[dimension]?.codes.find((one) => one.code === code)?.title ?? code;
const groupOf = (diagnosis: unknown): string | undefined =>
  manifest.dimensions["diagnosis"]?.codes.find(({code}) => code === diagnosis)?.parent;

/** A table of a page, found by how its caption begins: each row by the titles of the columns. */
async function shownTable(route: string, caption: string): Promise<Map<string, string>[]> {
  const context = await site.browser.newContext({locale: "sv-SE"});
  const {page, problems} = await openPage(context, new URL(route, site.url).href);
  await page.evaluate(() => {
    for (const summary of document.querySelectorAll<HTMLElement>(".diagram summary")) summary.click();
  });
  await settle(page);
  const tables = await page.locator("main table").evaluateAll((all) =>
    (all as HTMLTableElement[]).map((table) => ({
      caption: table.caption?.textContent ?? "",
      rows: [...table.rows].map(({cells}) => [...cells].map(({textContent}) => textContent)),
    })),
  );
  await context.close();
  expect(problems).toEqual([]);
  const [header = [], ...rows] = tables.find((one) => one.caption.startsWith(caption))?.rows ?? [];
  return rows.map((row) => new Map(header.map((title, i) => [title, row[i] ?? ""])));
}
const ofSkane = (rows: readonly ReadonlyMap<string, string>[]) =>
  rows.filter((row) => row.get("Plats") === "Skåne");

/** A number as it is shown: `1 422`, `8,18`, or `73,6 %` as a share. */
function number(text = ""): number {
  const plain = text.replace(/\s/g, "").replace(",", ".");
  return plain.endsWith("%") ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}
/** Half of the last decimal that a share in per cent, or a rate with one decimal, is shown with. */
const [ofShare, ofRate] = [0.0005 + 1e-9, 0.05 + 1e-9];
function expectShown(text: string | undefined, expected: number, within: number): void {
  expect(Math.abs(number(text) - expected), `${text ?? "nothing"} is shown, ${expected} found`).toBeLessThan(
    within,
  );
}

describe("what the pages show is what the release's tables give", () => {
  it("sjukskrivningsmönster: sjukfall that start each month, and shares of ended ones by length", async () => {
    const started = sums(await cellsOf("started", inSkane), "month");
    const rows = await shownTable(
      "/sjukskrivningsmonster/skane",
      "Antal startade sjukfall per månad i Skåne",
    );
    expect(rows.map((row) => number(row.get("Antal")))).toEqual([...started].sort().map(([, n]) => n));

    const ended = await cellsOf("ended", inSkane);
    const byLength = sums(ended, "length");
    const lengths = ofSkane(
      await shownTable("/sjukskrivningsmonster/skane", "Andel av de avslutade sjukfallen efter längd"),
    );
    for (const [code, n] of byLength) {
      const row = lengths.find((one) => one.get("Längd") === titleOf("length", code));
      expect(number(row?.get("Antal"))).toBe(n);
      expectShown(row?.get("Andel"), n / sum(ended), ofShare);
    }
  });

  it("längd: sjukfall that go on after so many days", async () => {
    const cells = await cellsOf("durations", inSkane);
    const rows = ofSkane(
      await shownTable("/langd/skane", "Andel av sjukfallen som pågår ännu efter så många dagar"),
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const day = number(row.get("Efter dag"));
      const longer = sum(cells.filter(escape(({duration}: Row) => Number.parseInt(String(duration)) > day)));
      expect(number(row.get("Kvar"))).toBe(longer);
      expectShown(row.get("Andel kvar"), longer / sum(cells), ofShare);
    }
  });

  it("längd: sjukfall longer than recommended, in a region and by category in the nation", async () => {
    const isTold = (cell: Row): boolean =>
      cell["recommendation"] !== "none" && cell["recommendation"] !== "..";
    const told = (await cellsOf("recommended_lengths", inSkane)).filter(escape(isTold));
    const [row] = ofSkane(
      await shownTable(
        "/langd/skane",
        "Andel av sjukfallen som säkert varar längre än försäkringsmedicinskt beslutsstöd (FMB) rekommenderar för diagnosen",
      ),
    );
    const beyond = sums(told, "recommendation");
    expect(number(row?.get("Med rekommenderad längd"))).toBe(sum(told));
    expectShown(row?.get("Längre än den längsta"), (beyond.get("beyond") ?? 0) / sum(told), ofShare);
    const categories = await shownTable(
      "/langd/skane",
      "Andel av sjukfallen som varar längre än den längsta och den kortaste rekommendationen i försäkringsmedicinskt beslutsstöd (FMB) för diagnosen",
    );
    const cells = (await cellsOf("recommended_categories")).filter(escape(isTold));
    expect(categories.length).toBe(sums(cells, "category").size);
    const stress = sums(cells.filter(escape((cell: Row) => cell["category"] === "F43")), "recommendation");
    const shown = categories.find((one) => one.get("Diagnos")?.startsWith("F43") === true);
    const all = sum(cells.filter(escape((cell: Row) => cell["category"] === "F43")));
    expect(number(shown?.get("Sjukfall"))).toBe(all);
    expectShown(shown?.get("Längre än den längsta"), (stress.get("beyond") ?? 0) / all, ofShare);
    const longer = (stress.get("beyond") ?? 0) + (stress.get("between") ?? 0);
    expectShown(shown?.get("Längre än den kortaste"), longer / all, ofShare);
  });

  it("diagnosförändring: sjukfall from one group of diagnoses to another", async () => {
    const cells = await cellsOf("diagnosis_changes", inSkane);
    const rows = await shownTable(
      "/diagnosforandring/skane",
      "Sjukfall från diagnosgrupp i första intyget till diagnosgrupp i sista intyget",
    );
    const parents = manifest.dimensions["diagnosis"]?.parents ?? [];
    const title = (code: unknown): string | undefined =>
      parents.find((one) => one.code === groupOf(code))?.title;
    let found = 0;
    for (const row of rows) {
      const [first, last] = [row.get("I första intyget"), row.get("I sista intyget")];
      if (!parents.some((one) => one.title === first) || !parents.some((one) => one.title === last)) continue;
      const pair = (cell: Row): boolean =>
        title(cell["diagnosis_first"]) === first && title(cell["diagnosis"]) === last;
      expect(number(row.get("Antal")), `${first ?? ""} → ${last ?? ""}`).toBe(
        sum(cells.filter(escape(pair))),
      );
      found++;
    }
    expect(found).toBeGreaterThan(3);
  });

  it("diagnosförändring: sjukfall whose diagnosis has changed within so many days", async () => {
    const comparable = await cellsOf(
      "diagnosis_changes",
      (row) =>
        inSkane(row) && ["same", "category", "block", "chapter"].includes(String(row["diagnosis_change"])),
    );
    const rows = ofSkane(
      await shownTable(
        "/diagnosforandring/skane",
        "Andel av sjukfallen där diagnosen har ändrats till en annan kategori inom så många dagar",
      ),
    );
    const byDay = [...sums(comparable, "first_change")];
    const within = (days: number): number =>
      byDay.reduce((total, [code, n]) => total + (Number(/-(\d+)$/.exec(code)?.[1]) <= days ? n : 0), 0);
    expect(rows.map((row) => row.get("Inom"))).toEqual([
      ...[14, 30, 60, 90, 180].map((days) => `${days} dagar`),
      "någon gång",
    ]);
    for (const row of rows) {
      const days = Number.parseInt(row.get("Inom") ?? "");
      const changed = Number.isNaN(days) ? sum(comparable) - (new Map(byDay).get("none") ?? 0) : within(days);
      expect(changed).toBeGreaterThan(0);
      expect(number(row.get("Antal"))).toBe(changed);
      expect(number(row.get("Av"))).toBe(sum(comparable));
      expectShown(row.get("Andel"), changed / sum(comparable), ofShare);
    }
  });

  it("omfattningsförändring: the ways of the degree of sjukfall that could be lowered", async () => {
    const cells = await cellsOf(
      "degree_changes",
      (row) => inSkane(row) && ["50", "75", "100"].includes(String(row["degree_first"])),
    );
    const rows = ofSkane(
      await shownTable(
        "/omfattningsforandring/skane",
        "Andel av sjukfallen som började på 50, 75 eller 100 procent, efter hur graden har ändrats",
      ),
    );
    const byPath = sums(cells, "degree_path");
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const [, n = 0] =
        [...byPath].find(([code]) => titleOf("degree_path", code) === row.get("Gradens väg")) ?? [];
      expect(number(row.get("Antal"))).toBe(n);
      expectShown(row.get("Andel"), n / number(row.get("Av")), ofShare);
    }
  });

  it("kompletteringspraxis: certificates that are asked about, month by month", async () => {
    const cells = await cellsOf("certificates", inSkane);
    const all = sums(cells, "month");
    const asked = sums(cells.filter(escape(({completed}: Row) => completed === "1")), "month");
    const rows = ofSkane(
      await shownTable("/kompletteringspraxis/skane", "Andel intyg med begäran om komplettering, per månad"),
    );
    const months = [...all.keys()].sort();
    expect(rows).toHaveLength(months.length);
    for (const [i, row] of rows.entries()) {
      const month = months[i] ?? "";
      const [k, n] = [asked.get(month) ?? 0, all.get(month) ?? 0];
      expect([number(row.get("Intyg")), number(row.get("Med begäran"))]).toEqual([n, k]);
      expectShown(row.get("Andel"), k / n, ofShare);
    }
  });

  it("kompletteringspraxis and insatser: Skåne beside itself in the same time of the year before", async () => {
    const sides = [
      {of: "2024", months: "Skåne april–juni 2024", quarters: "Skåne kvartal 2 2024"},
      {of: "2023", months: "Skåne april–juni 2023", quarters: "Skåne kvartal 2 2023"},
    ];
    const chosen = "jamfor=fjolaret&fran=2024-04&till=2024-06";
    const bySex = await shownTable(
      `/kompletteringspraxis/skane?${chosen}`,
      "Andel intyg med begäran om komplettering, efter kön",
    );
    const byMeasure = await shownTable(
      `/insatser/skane?${chosen}`,
      "Andel av intygen efter svar om åtgärder, blankettens version 1",
    );
    for (const {of, months, quarters} of sides) {
      const inMonths = ({month = ""}: Row): boolean =>
        ["04", "05", "06"].some((one) => month === `${of}-${one}`);
      const certificates = await cellsOf("certificates", (row) => inSkane(row) && inMonths(row));
      const all = sums(certificates, "sex");
      const asked = sums(certificates.filter(escape(({completed: is}: Row) => is === "1")), "sex");
      for (const sex of ["K", "M"]) {
        const row = bySex.find(
          (one) => one.get("Kön") === titleOf("sex", sex) && one.get("Plats och tid") === months,
        );
        const [k, n] = [asked.get(sex) ?? 0, all.get(sex) ?? 0];
        expect([number(row?.get("Intyg")), number(row?.get("Med begäran"))]).toEqual([n, k]);
        expectShown(row?.get("Andel"), k / n, ofShare);
      }
      const inQuarter = (row: Row): boolean =>
        inSkane(row) && row["version"] === "1" && row["quarter"] === `${of}-Q2`;
      const signed = sum(await cellsOf("return_support", inQuarter));
      const named = sums(await cellsOf("measures", inQuarter), "measure");
      const training = byMeasure.find(
        (one) =>
          one.get("Åtgärd") === titleOf("measure", "ARBETSTRANING") && one.get("Plats och tid") === quarters,
      );
      const n = named.get("ARBETSTRANING") ?? 0;
      expect([number(training?.get("Intyg")), number(training?.get("Med svaret"))]).toEqual([signed, n]);
      expectShown(training?.get("Andel"), n / signed, ofShare);
    }
  });

  it("regionernas bild: sjukfall by region, and per 1,000 inhabitants and year", async () => {
    const started = sums(await cellsOf("started"), "region");
    const months = sums(await cellsOf("started"), "month").size;
    const staged = readFileSync(join(site.checkout, "src/data/population.json"), "utf8");
    const {years, regions, n} = JSON.parse(staged) as Population;
    expect(years).toHaveLength(1); // the synthetic country has one year, which every month divides by
    const each = n.length / regions.length;
    const rows = await shownTable(
      "/regionernas-bild",
      "Startade sjukfall per 1\u00a0000 invånare 16–64 år och år",
    );
    expect(rows).toHaveLength(21);
    for (const [i, region] of regions.entries()) {
      const row = rows.find((one) => one.get("Region") === titleOf("region", region));
      const count = started.get(region) ?? 0;
      const people = n.slice(i * each, (i + 1) * each).reduce((total, one) => total + one, 0);
      expect(number(row?.get("Antal"))).toBe(count);
      expectShown(row?.get("Ojusterat"), (1000 * count) / (people * (months / 12)), ofRate);
    }
  });

  it("datakvalitet: certificates signed each month in the whole country", async () => {
    const byMonth = sums(await cellsOf("certificates"), "month");
    const rows = await shownTable("/datakvalitet", "Undertecknade intyg per månad");
    expect(rows.map((row) => number(row.get("Intyg")))).toEqual([...byMonth].sort().map(([, n]) => n));
  });

  it("insatser: certificates on version 1 that name each measure", async () => {
    const onVersion1 = (row: Row): boolean => inSkane(row) && row["version"] === "1";
    const all = sum(await cellsOf("return_support", onVersion1));
    const named = sums(await cellsOf("measures", onVersion1), "measure");
    const rows = ofSkane(
      await shownTable("/insatser/skane", "Andel av intygen efter svar om åtgärder, blankettens version 1"),
    );
    let found = 0;
    for (const [code, n] of named) {
      const row = rows.find((one) => one.get("Åtgärd") === titleOf("measure", code));
      if (row === undefined) continue;
      expect([number(row.get("Intyg")), number(row.get("Med svaret"))]).toEqual([all, n]);
      expectShown(row.get("Andel"), n / all, ofShare);
      found++;
    }
    expect(found).toBeGreaterThan(5);
  });

  it("vårdenheter: certificates of each vårdcentral in a year, and those asked about", async () => {
    const year = manifest.lastMonth.endsWith("-12")
      ? manifest.lastMonth.slice(0, 4)
      : String(Number(manifest.lastMonth.slice(0, 4)) - 1);
    const cells = await cellsOf("unit_certificates", (row) => row["year"] === year);
    const all = sums(cells, "care_unit");
    const asked = sums(cells.filter(escape(({completed}: Row) => completed === "1")), "care_unit");
    const byTitle = new Map([...all.keys()].map((code) => [titleOf("care_unit", code), code]));
    const rows = await shownTable("/vardenheter/vardcentral", "Andel intyg som kompletteras");
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const code = byTitle.get(row.get("Enhet") ?? "") ?? "";
      const [k, n] = [asked.get(code) ?? 0, all.get(code) ?? 0];
      expect([number(row.get("Intyg")), number(row.get("Kompletterade"))], row.get("Enhet")).toEqual([n, k]);
      expectShown(row.get("Andel"), k / n, ofShare);
    }
  });

  it("vårdenhet: certificates of one unit year by year", async () => {
    const unit = "SYNTET-12-0001";
    const cells = await cellsOf("unit_certificates", (row) => row["care_unit"] === unit);
    const all = sums(cells, "year");
    const asked = sums(cells.filter(escape(({completed}: Row) => completed === "1")), "year");
    const rows = await shownTable(
      `/vardenhet/vardcentral?enhet=${unit}`,
      `Andel intyg som kompletteras. Urval: ${titleOf("care_unit", unit)}, `,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const year = row.get("År") ?? "";
      const [k, n] = [asked.get(year) ?? 0, all.get(year) ?? 0];
      expect([number(row.get("Intyg")), number(row.get("Kompletterade"))]).toEqual([n, k]);
      expectShown(row.get("Andel"), k / n, ofShare);
    }
  });

  it("varför skiljer siffrorna sig: one year of the country counted in many ways", async () => {
    const rows = await shownTable("/varfor-skiljer", "Sätt att räkna sjukfall, riket ");
    const ways = sums(await cellsOf("counting_ways"), "year");
    const year = [...ways.keys()].sort().findLast((one) => `${one}-12` <= manifest.lastMonth) ?? "";
    const inYear = async (family: string, time: string): Promise<number> =>
      sum(await cellsOf(family, (row) => String(row[time]).startsWith(year)));
    const others = sums(await cellsOf("counting_ways", (row) => row["year"] === year), "counting_way");
    const expected = {
      "Startade, så som webbplatsen räknar": await inYear("started", "month"),
      "Avslutade under året": await inYear("ended", "quarter"),
      "Intyg som skrevs under": await inYear("certificates", "month"),
      "Pågående under en månad, i genomsnitt": Math.round((await inYear("ongoing", "month")) / 12),
      "Personer som började ett sjukfall": others.get("persons"),
      "Startade, utan uppehåll": others.get("gap-0"),
    };
    for (const [way, n] of Object.entries(expected))
      expect(number(rows.find((row) => row.get("Sätt att räkna") === way)?.get("Antal")), way).toBe(n);
  });

  it("vad är en vårdenhet: certificates by what the registry said of the unit", async () => {
    const cells = await cellsOf("unit_certificates");
    const byStatus = sums(cells, "registry_status");
    const rows = await shownTable(
      "/vad-ar-en-vardenhet",
      "Intyg efter enhetens ställning i registret, hela perioden",
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const status = row.get("Enheten den dag intyget skrevs under");
      const [, n = 0] = [...byStatus].find(([code]) => titleOf("registry_status", code) === status) ?? [];
      expect(number(row.get("Intyg")), status).toBe(n);
      expectShown(row.get("Andel"), n / sum(cells), ofShare);
    }
  });

  it("sjukskrivningsmönster: sjukfall of one block year by year", async () => {
    const byYear = sums(
      await cellsOf("started_blocks", (row) => inSkane(row) && row["block"] === "F40-F48"),
      "year",
    );
    const rows = await shownTable(
      "/sjukskrivningsmonster/skane?diagnos=F40-F48",
      "Antal startade sjukfall per år: avsnittet F40–F48",
    );
    expect(rows.map((row) => [row.get("År"), number(row.get("Antal"))])).toEqual([...byYear].sort());
  });
});
