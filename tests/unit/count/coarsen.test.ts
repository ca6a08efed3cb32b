import {describe, expect, it} from "vitest";
import {checkCoarsening, coarsenFamilies} from "../../../loaders/count/coarsen.ts";
import {countFamilies, discoverFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {reportCoarsening} from "../../../loaders/count/reportCoarsening.ts";
import {UsageError} from "../../../loaders/errors.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {levels} from "../../../loaders/model/levels.ts";
import {Settings} from "../../../loaders/settings.ts";
import {certificates, withLinked} from "../link/country.ts";

const span = dimensions("2024-01", "2024-12");

async function count(text: string, coarsen: Settings["coarsen"]): Promise<Cells[]> {
  const settings = Settings.parse({coarsen});
  return await withLinked(
    {certificates: certificates(text)},
    (engine, buckets) => countFamilies(engine, {buckets, dimensions: span, settings, effects: silent}),
    {extract: "2030-12-31"},
  );
}

/** Cells as "code code … n/persons/most". */
function shown(all: readonly Cells[], family: string): string[] {
  const cells = all.find((one) => one.family === family);
  return Array.from(cells?.n ?? [], (n, i) => {
    const names = cells?.dimensions.map(({codes}, d) => codes[cells.codes[d]?.[i] ?? -1]?.code ?? "?");
    return `${names?.join(" ") ?? ""} ${n}/${cells?.persons[i] ?? 0}/${cells?.most[i] ?? 0}`;
  });
}

// Born in 1980: two somatic chapters of one person in a month, and another person's.
const three = `
  A 2024-01-01 2024-01-05 100 C50
  A 2024-01-20 2024-01-25 100 G35
  B 2024-01-02 2024-01-09 100 C50
`;

describe("a table at a coarser level", () => {
  it("counts a person of two finer cells once", async () => {
    expect(shown(await count(three, {}), "started")).toEqual([
      "2024-01 00 K 41-50 C00-D48 100 2/2/1",
      "2024-01 00 K 41-50 G00-G99 100 1/1/1",
    ]);
    const coarse = await count(three, {started: {diagnosis: "group", age: "two-bands"}});
    expect(shown(coarse, "started")).toEqual(["2024-01 00 K 41- somatic 100 3/2/2"]);
    // The others stay as they were.
    expect(shown(coarse, "ongoing")).toEqual(shown(await count(three, {}), "ongoing"));
  });

  it("is the table as it was where the finest level is asked for", async () => {
    const asked = await count(three, {started: {diagnosis: "chapter", age: "five-bands"}});
    expect(shown(asked, "started")).toEqual(shown(await count(three, {}), "started"));
  });

  it.each([
    [90, "1-90"],
    [91, "91-"],
  ])("has sjukfall of %i days in %s", async (days, band) => {
    const last = new Date(Date.UTC(2024, 0, days)).toISOString().slice(0, 10);
    const cells = await count(`A 2024-01-01 ${last}`, {ended: {length: "two-bands"}});
    expect(shown(cells, "ended")[0]).toContain(` ${band} 1/1/1`);
  });

  it("names what it is made of: every value belongs to one of the coarser", () => {
    for (const {dimension, id} of levels) {
      const parents = span[id]?.codes.map(({code}) => code) ?? [];
      expect(parents.length).toBeGreaterThan(1);
      expect(new Set(span[dimension]?.codes.map(({parent}) => parent))).toEqual(new Set(parents));
    }
    expect(span["age"]?.codes.map(({parent}) => parent)).toEqual(["0-40", "0-40", "41-", "41-", "41-", "U"]);
  });
});

describe("checkCoarsening(families, settings)", () => {
  it("names a table that is none, and the tables that there are", async () => {
    const families = await discoverFamilies();
    expect(() => {
      checkCoarsening(families, {startd: {age: "two-bands"}});
    }).toThrow(/coarsen\.startd: .*certificates, coordination/);
  });

  it("refuses a level of a dimension that the table has at a level of its own", async () => {
    const families = await discoverFamilies();
    expect(() => {
      checkCoarsening(families, {unit_case_mix: {age: "five-bands"}});
    }).toThrow(/coarsen\.unit_case_mix\.age: .*alltid nivån two-bands/);
  });

  it("names a dimension that the table lacks, and what it has", async () => {
    const families = await discoverFamilies();
    const wrong = () => coarsenFamilies(families, {started: {length: "two-bands"}}, span);
    expect(wrong).toThrow(UsageError);
    expect(wrong).toThrow(/coarsen\.started\.length: .*age \(five-bands, two-bands\), diagnosis/);
  });
});

describe("reportCoarsening(tables, families, settings)", () => {
  it("tells the levels taken, and the units in the table by how they stand there", () => {
    const codes = ["A", "B", "ovriga-12-rehab", "ovriga-12", "ovriga-13"];
    const care_unit = {id: "care_unit", title: "Enhet", codes: codes.map((code) => ({code, title: code}))};
    const tables = [
      {family: "started", dimensions: [], codes: []},
      {family: "unit_case_mix", dimensions: [], codes: []},
      {family: "unit_certificates", dimensions: [care_unit], codes: [Uint16Array.of(0, 1, 1, 2, 3)]},
    ];
    const settings = Settings.parse({coarsen: {started: {age: "two-bands", diagnosis: "chapter"}}});
    const own = {id: "unit_case_mix", levels: {diagnosis: "group"}};
    expect(reportCoarsening(tables, [{id: "started"}, own], settings)).toEqual([
      {kind: "level", family: "started", dimension: "age", level: "two-bands", as: "age_two_bands"},
      {kind: "level", family: "unit_case_mix", dimension: "diagnosis", level: "group", as: "diagnosis_group"},
      {kind: "units", family: "unit_certificates", smallest: 20, own: 2, byType: 1, byRegion: 1},
    ]);
  });
});
