import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {cubeCells} from "../../../../loaders/connect/statistics/jsonStat.ts";
import {scb} from "../../../../loaders/connect/statistics/scb.ts";
import {counties, scbCube} from "../../../fixtures/statisticsAnswers.ts";
import {tablesOf} from "./publishing.ts";

type Cube = ReturnType<typeof scbCube>;

/** The table of one year that a cube makes. */
async function populationTable(cube: unknown, regions: readonly string[] = counties) {
  const {tables, asked} = await tablesOf(scb, () => ({body: cube}), {regions});
  const table = tables.get("scb-population");
  if (!table) throw new Error("no table of the population");
  return {...table, asked};
}

/** The cube with one part changed. */
const changed = (change: (cube: Cube) => void): Cube => {
  const cube = scbCube("2025");
  change(cube);
  return cube;
};

describe("SCB", () => {
  it("gives people by län, sex and age, the total of each first", async () => {
    const {rows, columns, warnings, answers} = await populationTable(scbCube("2025"));
    expect(columns.join()).toBe("year,region,sex,age,population");
    expect(rows).toHaveLength(22 * 2 * 4);
    expect(rows.slice(0, 5).map((row) => row.join())).toEqual([
      "2025,ALL,K,ALL,1260",
      "2025,ALL,K,0,420",
      "2025,ALL,K,16,420",
      "2025,ALL,K,100-,420",
      "2025,ALL,M,ALL,630",
    ]);
    expect(rows.at(-1)?.join()).toBe("2025,25,M,100-,10");
    expect(warnings).toEqual([]);
    expect(answers[0]?.date).toBe("2026-11-22");
  });

  it("asks for a year at a time, far below the most cells of an answer", async () => {
    const {asked} = await tablesOf(
      scb,
      (path) => ({body: scbCube(path.slice(-4), ["tot", "0"], ["00", "01", "20"])}),
      {years: [2023, 2024], regions: ["01", "20"]},
    );
    expect(asked).toEqual(
      ["2023", "2024"].map(
        (year) =>
          `tables/TAB638/data?lang=sv&outputFormat=json-stat2&valueCodes[Region]=00,01,20&valueCodes[Alder]=*&valueCodes[Kon]=1,2&valueCodes[ContentsCode]=BE0101N1&valueCodes[Tid]=${year}`,
      ),
    );
  });

  it("warns of any difference between riket and the län, and between all ages and each", async () => {
    // Riket, men, age 0 is one more than the län together.
    const {warnings} = await populationTable(changed((cube) => (cube.value[2] = 211)));
    expect(warnings).toEqual([
      "scb-population: länen stämmer inte med totalen i 1 av 8 celler, mest i 2025, M, ålder 0: summan är 210, totalen 211",
      "scb-population: åldrarna stämmer inte med totalen i 1 av 44 celler, mest i 2025, ALL, M: summan är 631, totalen 630",
    ]);
  });

  it.each<[string, unknown, string]>([
    [
      "fewer values than its dimensions",
      changed((cube) => cube.value.pop()),
      "175 värden där dimensionerna ger 176",
    ],
    [
      "a value that is not there",
      changed((cube) => (cube.value[5] = null)),
      "folkmängden i region ALL är inget antal",
    ],
    ["half a person", changed((cube) => (cube.value[5] = 1.5)), "folkmängden i region ALL är inget antal"],
    ["another year", scbCube("2024"), "svaret gäller BE0101N1 2024, frågan BE0101N1 2025"],
    ["an unknown region", scbCube("2025", ["tot"], ["00", ...counties, "02"]), 'okänd region "02"'],
    ["an unknown age", scbCube("2025", ["tot", "-4"]), 'okänd ålder "-4"'],
    ["a län too few", scbCube("2025", ["tot"], ["00", ...counties.slice(1)]), "regionerna 01 saknas"],
    ["a size too few", changed((cube) => cube.size.pop()), "5 dimensioner men 4 storlekar"],
    ["no cube", {type: "about:blank", title: "OK"}, "svaret har inte väntad form. version:"],
    ["an empty list", [], "svaret har inte väntad form"],
  ])("refuses an answer with %s", async (_what, cube, message) => {
    await expect(populationTable(cube)).rejects.toThrow(message);
  });

  it("tells what the publisher says of a year that it does not have", async () => {
    const answer = tablesOf(scb, () => ({
      status: 400,
      type: "application/problem+json",
      body: {type: "Parameter error", title: "Non-existent value", status: 400},
    }));
    await expect(answer).rejects.toThrow("svarade 400 (Non-existent value)");
  });
});

describe("cubeCells(json, where)", () => {
  it("reads values that stand sparsely, by their place", () => {
    const cube = {...scbCube("2025", ["tot"], ["00", "01"]), value: {"3": 7}};
    expect(cubeCells(cube, "SCB").map(({value}) => value)).toEqual([null, null, null, 7]);
  });

  const genuine = fileURLToPath(
    new URL("../../../../../shared/data/open-statistics/scb-pxweb/scb_data_tab638.json", import.meta.url),
  );
  it.skipIf(!existsSync(genuine))("reads an answer of SCB's, the last dimension fastest", () => {
    const cells = cubeCells(JSON.parse(readFileSync(genuine, "utf8")), "SCB");
    expect(
      cells.map(({codes, value}) => `${codes["Region"] ?? ""} ${codes["Tid"] ?? ""} ${value ?? ""}`),
    ).toEqual(["0180 2023 984748", "0180 2024 988943", "1480 2023 600151", "1480 2024 604616"]);
  });
});
