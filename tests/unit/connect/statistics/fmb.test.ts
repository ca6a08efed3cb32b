import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {fmb} from "../../../../loaders/connect/statistics/fmb.ts";
import {readReference} from "../../../../loaders/model/reference.ts";
import {fmbAnswer, fmbCase} from "../../../fixtures/statisticsAnswers.ts";
import {tablesOf} from "./publishing.ts";

/** The rows of both tables that an answer makes. */
async function rowsOf(body: unknown) {
  const {tables, asked} = await tablesOf(fmb, () => ({body}));
  const rows = (name: string) => tables.get(name)?.rows.map((row) => row.join()) ?? [];
  return {asked, cases: rows("fmb-cases"), days: rows("fmb-recommended-days"), tables};
}

describe("FMB", () => {
  it("gives days of each case and diagnosis, without its sentences", async () => {
    const {cases, asked, tables} = await rowsOf(
      fmbAnswer([
        fmbCase("112", ["K41", "K40"], "2", "wk"),
        fmbCase("20", ["F43"], "6", "mo", {degree: "deltid"}),
        fmbCase("3", ["M54"], "0", "d"),
      ]),
    );
    expect(asked).toEqual(["typfall"]);
    expect(cases).toEqual([
      "3,M54,0,0,d,full,2017-01-30",
      "20,F43,180,6,mo,part,2017-01-30",
      "112,K40,14,2,wk,full,2017-01-30",
      "112,K41,14,2,wk,full,2017-01-30",
    ]);
    expect(JSON.stringify([...tables.values()])).not.toContain("En mening");
  });

  it("has no length where the recommendation has none, and tells that from zero days", async () => {
    const {cases, days} = await rowsOf(
      fmbAnswer([
        fmbCase("1", ["C50"], null, null),
        fmbCase("2", ["C50"], "0", "d"),
        fmbCase("3", ["G20"], null, null),
      ]),
    );
    expect(cases.map((row) => row.split(",")[2])).toEqual(["", "0", ""]);
    expect(days).toEqual(["C50,1,0,0"]);
  });

  it("tells the shortest and longest of a diagnosis", async () => {
    const {days} = await rowsOf(
      fmbAnswer([
        fmbCase("1", ["F43", "F32"], "1", "a"),
        fmbCase("2", ["F43"], "10", "d"),
        fmbCase("3", ["F43"], "2", "wk"),
      ]),
    );
    expect(days).toEqual(["F32,1,365,365", "F43,3,10,365"]);
  });

  it("leaves out cases that are no longer in force, and codes of other systems", async () => {
    const {cases} = await rowsOf(
      fmbAnswer([
        fmbCase("1", ["F43"], "1", "d", {status: "utgangen"}),
        fmbCase("2", ["F32", "F32"], "1", "d"),
      ]),
    );
    expect(cases).toEqual(["2,F32,1,1,d,full,2017-01-30"]);
  });

  it.each<[string, unknown, string]>([
    ["no cases", fmbAnswer([]), "svaret har inga typfall"],
    [
      "a length without unit",
      fmbAnswer([fmbCase("7", ["F43"], "2", null)]),
      "typfall 7 har en längd utan enhet",
    ],
    ["a unit without length", fmbAnswer([fmbCase("7", ["F43"], null, "d")]), "en enhet utan längd"],
    ["an unknown unit", fmbAnswer([fmbCase("7", ["F43"], "2", "h")]), "maximalsjukskrivningsenhet"],
    ["half a week", fmbAnswer([fmbCase("7", ["F43"], "0,5", "wk")]), "ska vara ett heltal"],
    [
      "an unknown degree",
      fmbAnswer([fmbCase("7", ["F43"], "2", "d", {degree: "halvtid"})]),
      "varken är heltid eller",
    ],
    ["an unknown code", fmbAnswer([fmbCase("7", ["F4"], "2", "d")]), 'typfall 7 har diagnoskoden "F4"'],
    ["another shape", {data: "typfall"}, "svaret har inte väntad form. data"],
  ])("refuses an answer with %s", async (_what, body, message) => {
    await expect(rowsOf(body)).rejects.toThrow(message);
  });

  const genuine = fileURLToPath(
    new URL("../../../../../shared/data/fmb/TypfallStubResponse.json", import.meta.url),
  );
  it.skipIf(!existsSync(genuine))("makes the tables of data/reference of the genuine answer", async () => {
    const {tables} = await rowsOf(readFileSync(genuine, "utf8"));
    for (const name of ["fmb-cases", "fmb-recommended-days"]) {
      const table = tables.get(name);
      const reference = readReference(`${name}.csv`);
      expect(reference.length).toBeGreaterThan(200);
      expect(table?.rows.map((row) => [...row])).toEqual(reference.map((row) => Object.values(row)));
      expect(table?.columns).toEqual(Object.keys(reference[0] ?? {}));
    }
  });
});
