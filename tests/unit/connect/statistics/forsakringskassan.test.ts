import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {forsakringskassan} from "../../../../loaders/connect/statistics/forsakringskassan.ts";
import type {Question} from "../../../../loaders/connect/statistics/publisher.ts";
import {counties, fkMonth, fkRow} from "../../../fixtures/statisticsAnswers.ts";
import {tablesOf} from "./publishing.ts";

/** Only the tables by chapter: ongoing per län, started in riket, and the two that are of all diagnoses. */
const chapters: Partial<Question> = {diagnoses: ["ALL"]};

/** Answers the ongoing sjukfall with `rows`, and every other table with one row of its own. */
const ongoing = (rows: readonly object[]) => (path: string) => {
  if (path.startsWith("sjp-pagaende-sjukfall-diagnos/")) return {body: rows};
  const figure = path.includes("SJPsjptal")
    ? {spt: 10.1}
    : path.includes("SJPohttal")
      ? {oht: 22}
      : {antal: 5};
  return {
    body: [
      fkRow(
        {
          ar: "2025",
          man: "12",
          kon_kod: "ALL",
          lan_kod: "ALL",
          diagnoskapitel_kod: "ALL",
          aldersklass_kod: "ALL",
        },
        figure,
      ),
    ],
  };
};

/** The table of ongoing sjukfall that rows make. */
async function ongoingTable(rows: readonly object[], own: Partial<Question> = {}) {
  const {tables} = await tablesOf(forsakringskassan, ongoing(rows), {...chapters, ...own});
  const table = tables.get("fk-ongoing-diagnosis");
  if (!table) throw new Error("no table of ongoing sjukfall");
  return table;
}

const codes = {ar: "2025", manad: "01", kon_kod: "ALL", diagnoskapitel_kod: "F00-F99", lan_kod: "20"};

describe("Försäkringskassan", () => {
  it("gives one row a figure, the total before the parts", async () => {
    const {columns, rows, warnings} = await ongoingTable(fkMonth("2025", "01", 50));
    expect(columns.join()).toBe("month,region,sex,diagnosis,measure,value,withheld");
    expect(rows).toHaveLength(22 * 3 * 2);
    expect(rows.slice(0, 3).map((row) => row.join())).toEqual([
      "2025-01,ALL,ALL,ALL,share_percent,100,0",
      "2025-01,ALL,ALL,ALL,sjukfall,2100,0",
      "2025-01,ALL,K,ALL,share_percent,100,0",
    ]);
    expect(rows.at(-1)?.join()).toBe("2025-01,25,M,ALL,sjukfall,50,0");
    expect(warnings).toEqual([]);
  });

  it("asks for one year at a time, with riket and the län by name", async () => {
    const {asked, tables} = await tablesOf(
      forsakringskassan,
      (path) => ({
        body: [
          fkRow(
            {
              ar: /ar=(\d+)/.exec(path)?.[1] ?? "",
              manad: "06",
              kon_kod: "K",
              lan_kod: "20",
              kommun_kod: "ALL_20",
            },
            {antal: 7, spt: 1, oht: 2},
          ),
        ],
      }),
      {diagnoses: ["F43"], years: [2024, 2025], regions: ["20"]},
    );
    const table = "sjp-pagaende-sjukfall-diagnos-f43/SJPPagSjukfallDiagnosF43.json";
    const places = "kon_kod=ALL,K,M&lan_kod=ALL,20&kommun_kod=ALL_ALL,ALL_20";
    expect(asked.slice(0, 2)).toEqual([`${table}?ar=2024&${places}`, `${table}?ar=2025&${places}`]);
    expect([...tables.keys()]).toEqual([
      "fk-ongoing-f43",
      "fk-started-f43",
      "fk-sjukpenningtal",
      "fk-ohalsotal",
    ]);
    // A figure that the publisher calls something else keeps its name.
    expect(tables.get("fk-started-f43")?.rows[0]).toEqual(["2024-06", "20", "K", "F43", "oht", "2", "0"]);
  });

  it("names the chapters in the question only when some are chosen", async () => {
    const rows = [fkRow(codes, {antal: 1})];
    const chosen = await tablesOf(forsakringskassan, ongoing(rows), {diagnoses: ["ALL", "F00-F99"]});
    expect(chosen.asked[0]).toContain("&diagnoskapitel_kod=ALL,F00-F99&");
    const any = await tablesOf(forsakringskassan, ongoing(rows));
    expect(any.asked[0]).not.toContain("diagnoskapitel_kod");
    expect(any.tables.size).toBe(6);
  });

  it("keeps a withheld figure as withheld and without value, and tells it from an unknown and from zero", async () => {
    const {rows} = await ongoingTable([
      fkRow(codes, {antal: "withheld", andel: null}),
      fkRow({...codes, kon_kod: "K"}, {antal: 0}),
    ]);
    expect(rows.map((row) => row.slice(4).join())).toEqual([
      "share_percent,,0",
      "sjukfall,,1",
      "sjukfall,0,0",
    ]);
  });

  it("takes a withheld figure without any value", async () => {
    const {rows} = await ongoingTable([{dimensions: codes, observations: {antal: {rojd: true}}}]);
    expect(rows.map((row) => row.slice(4).join())).toEqual(["sjukfall,,1"]);
  });

  it("reads the month and the län by either of their names", async () => {
    const {ar, kon_kod, diagnoskapitel_kod} = codes;
    const {rows} = await ongoingTable([
      fkRow({ar, kon_kod, diagnoskapitel: diagnoskapitel_kod, man: "11", lan: "03"}, {antal: 4}),
    ]);
    expect(rows[0]?.slice(0, 4)).toEqual(["2025-11", "03", "ALL", "F00-F99"]);
  });

  it("leaves out municipalities and ages", async () => {
    const {rows} = await ongoingTable([
      fkRow({...codes, kommun_kod: "ALL_20", aldersklass_kod: "ALL"}, {antal: 10}),
      fkRow({...codes, kommun_kod: "80_20"}, {antal: 4}),
      fkRow({...codes, aldersklass_kod: "20-29"}, {antal: 3}),
    ]);
    expect(rows.map((row) => row[5])).toEqual(["10"]);
  });

  it("takes an empty list for the error it is, and names table and question", async () => {
    const answer = ongoingTable([]);
    await expect(answer).rejects.toThrow(
      /SJPPagSjukfallDiagnosLan\.json\?ar=2025&kon_kod=ALL,K,M.*tom lista/,
    );
  });

  it.each([
    ["an unknown län", {...codes, lan_kod: "02"}, 'okänd länskod "02"'],
    ["an unknown chapter", {...codes, diagnoskapitel_kod: "F00-F98"}, 'okänt diagnoskapitel "F00-F98"'],
    ["an unknown sex", {...codes, kon_kod: "X"}, 'okänt kön "X"'],
    ["an unknown month", {...codes, manad: "13"}, 'okänd månad "13"'],
    ["another year than asked for", {...codes, ar: "2024"}, "svaret gäller 2024-01, frågan 2025"],
  ])("refuses %s, by name", async (_what, dimensions, message) => {
    await expect(ongoingTable([fkRow(dimensions, {antal: 1})])).rejects.toThrow(message);
  });

  it("refuses a row without its län, a figure below zero, a cell twice and a table without its figure", async () => {
    const placeless = {ar: codes.ar, manad: codes.manad, kon_kod: codes.kon_kod};
    await expect(ongoingTable([fkRow(placeless, {antal: 1})])).rejects.toThrow("en rad saknar");
    await expect(ongoingTable([fkRow(codes, {antal: -1})])).rejects.toThrow("0.observations.antal.value");
    await expect(ongoingTable([fkRow(codes, {antal: 1}), fkRow(codes, {antal: 1})])).rejects.toThrow(
      "samma cell kommer två gånger (2025-01 20  F00-F99 sjukfall)",
    );
    await expect(ongoingTable([fkRow(codes, {andel: 1})])).rejects.toThrow("måttet antal saknas");
  });

  it("refuses an answer of another shape", async () => {
    await expect(
      tablesOf(forsakringskassan, () => ({body: {message: "underhåll"}}), chapters),
    ).rejects.toThrow("svaret har inte väntad form. svaret:");
  });

  it("warns where the län do not add up to riket, beyond what is abroad or unknown", async () => {
    const month = fkMonth("2025", "01", 1000);
    const total = (antal: number) => [
      fkRow({ar: "2025", manad: "01", kon_kod: "ALL", diagnoskapitel_kod: "ALL", lan_kod: "ALL"}, {antal}),
      ...month.slice(1),
    ];
    // 42,000 in the län: within one per cent of 42,424, not of 42,425.
    const near = await ongoingTable(total(42_424));
    expect(near.warnings.filter((line) => line.includes("länen"))).toEqual([]);
    const far = await ongoingTable(total(42_425));
    expect(far.warnings.filter((line) => line.includes("länen"))).toEqual([
      "fk-ongoing-diagnosis: länen stämmer inte med totalen i 1 av 3 celler, mest i 2025-01, ALL, ALL: summan är 42000, totalen 42425",
    ]);
    expect(far.warnings).toHaveLength(2); // and the two sexes
  });

  it("holds the sum against riket only where every län was asked for", async () => {
    const some = fkMonth("2025", "01", 1000, counties.slice(0, 2));
    expect((await ongoingTable(some, {regions: counties.slice(0, 2)})).warnings).toEqual([]);
  });

  const constructed = fileURLToPath(
    new URL(
      "../../../../../shared/data/open-statistics/fk-json-api/constructed-row-shape-SJPPagSjukfallDiagnosLan.json",
      import.meta.url,
    ),
  );
  it.skipIf(!existsSync(constructed))("reads the documented shape of a row", async () => {
    const rows = JSON.parse(existsSync(constructed) ? readFileSync(constructed, "utf8") : "[]") as object[];
    const table = await ongoingTable(rows);
    expect(table.rows).toHaveLength(6);
    expect(table.rows.filter((row) => row[6] === "1").map((row) => row.slice(1, 6).join())).toEqual([
      "09,M,Q00-Q99,share_percent,",
      "09,M,Q00-Q99,sjukfall,",
    ]);
  });
});
