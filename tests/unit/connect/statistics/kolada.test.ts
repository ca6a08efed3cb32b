import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {kolada} from "../../../../loaders/connect/statistics/kolada.ts";
import type {Question} from "../../../../loaders/connect/statistics/publisher.ts";
import {koladaPage} from "../../../fixtures/statisticsAnswers.ts";
import type {Reply} from "../../../fixtures/statisticsServer.ts";
import {tablesOf} from "./publishing.ts";

/** Answers what the key figure is called, and `page` to questions on its values. */
const publishing =
  (page: (path: string) => Reply) =>
  (path: string): Reply =>
    path.startsWith("kpi/")
      ? {body: {count: 1, values: [{id: path.slice(4), title: "Ohälsotal, dagar", description: "…"}]}}
      : page(path);

const some: Partial<Question> = {regions: ["01", "20"], years: [2024, 2025]};

describe("Kolada", () => {
  it("gives one row a figure, with the publisher's status, riket first", async () => {
    const page = koladaPage("N00957", [
      ["0020", 2025, 26.4],
      ["0000", 2025, 22.3],
      ["0001", 2025, null, "Missing"],
    ]);
    const {tables, asked} = await tablesOf(
      kolada,
      publishing(() => ({body: page})),
      some,
    );
    expect(asked).toEqual(["kpi/N00957", "data/kpi/N00957/municipality/0000,0001,0020/year/2024,2025"]);
    expect(tables.get("kolada")).toMatchObject({
      title: "N00957 Ohälsotal, dagar",
      columns: ["kpi", "year", "region", "sex", "value", "status"],
      rows: [
        ["N00957", "2025", "ALL", "ALL", "22.3", ""],
        ["N00957", "2025", "01", "ALL", "", "Missing"],
        ["N00957", "2025", "20", "ALL", "26.4", ""],
      ],
    });
  });

  it("reads the next pages, which are named with the publisher's own address", async () => {
    const pages = (path: string) =>
      path.includes("page=2")
        ? koladaPage("N00957", [["0001", 2024, 17]])
        : koladaPage(
            "N00957",
            [["0000", 2024, 22.3]],
            "https://api.kolada.se/v3/data/kpi/N00957/municipality/0000,0001,0020/year/2024,2025?page=2",
          );
    const {tables, asked} = await tablesOf(
      kolada,
      publishing((path) => ({body: pages(path)})),
      some,
    );
    expect(asked).toHaveLength(3);
    expect(tables.get("kolada")?.rows.map((row) => row[4])).toEqual(["22.3", "17"]);
    expect(tables.get("kolada")?.answers).toHaveLength(3);
  });

  it("asks in parts of at most twenty places and twenty years", async () => {
    const {asked} = await tablesOf(
      kolada,
      publishing((path) => {
        const [, place = "", year = ""] = /municipality\/(\d+).*\/year\/(\d+)/.exec(path) ?? [];
        return {body: koladaPage("N00957", [[place, Number(year), 1]])};
      }),
      {years: Array.from({length: 21}, (_, step) => 2000 + step)},
    );
    const parts = asked.slice(1).map((path) => path.split(/\/(?:municipality|year)\//).slice(1));
    expect(
      parts.map(([places = "", years = ""]) => [places.split(",").length, years.split(",").length]),
    ).toEqual([
      [20, 20],
      [20, 1],
      [2, 20],
      [2, 1],
    ]);
  });

  it.each<[string, object, string]>([
    [
      "a place that nobody asked for",
      koladaPage("N00957", [["0180", 2025, 1]]),
      "0180, 2025, som ingen har frågat efter",
    ],
    ["a year that nobody asked for", koladaPage("N00957", [["0001", 2019, 1]]), "0001, 2019"],
    ["no values at all", koladaPage("N00957", []), "nyckeltal N00957: inga värden för 2024, 2025"],
    [
      "a next page elsewhere",
      koladaPage("N00957", [], "https://example.se/v3/x"),
      "nästa sida ligger hos example.se",
    ],
    ["another shape", {values: [{kpi: "N00957"}]}, "svaret har inte väntad form. values.0.municipality"],
  ])("refuses an answer with %s", async (_what, page, message) => {
    await expect(
      tablesOf(
        kolada,
        publishing(() => ({body: page})),
        some,
      ),
    ).rejects.toThrow(message);
  });

  it("does not read pages for ever", async () => {
    const page = koladaPage(
      "N00957",
      [["0001", 2024, 1]],
      "https://api.kolada.se/v3/data/kpi/N00957/om-igen",
    );
    await expect(
      tablesOf(
        kolada,
        publishing(() => ({body: page})),
        some,
      ),
    ).rejects.toThrow("fler än 100 sidor");
  });

  it("names a key figure that does not exist", async () => {
    const answer = tablesOf(kolada, () => ({body: {count: 0, values: []}}), {...some, kpis: ["N99999"]});
    await expect(answer).rejects.toThrow("nyckeltalet N99999 finns inte");
  });

  const genuine = fileURLToPath(
    new URL("../../../../../shared/data/open-statistics/kolada/data-v2-answer-N15428.json", import.meta.url),
  );
  it.skipIf(!existsSync(genuine))(
    "knows the shape of a genuine answer, which is of a municipality",
    async () => {
      const body = existsSync(genuine) ? readFileSync(genuine, "utf8") : "";
      const answer = tablesOf(
        kolada,
        publishing(() => ({body})),
        {...some, kpis: ["N15428"]},
      );
      await expect(answer).rejects.toThrow("svaret har N15428, 0138, 2023, som ingen har frågat efter");
    },
  );
});
