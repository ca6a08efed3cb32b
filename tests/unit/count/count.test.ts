import {describe, expect, it} from "vitest";
import {countFamilies, discoverFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {type Day, day, formatDay} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {certificates, type Country, withLinked} from "../link/country.ts";

const settings = Settings.parse({});

/** Families that are counted only beside the one that they are tied to. */
const tied: Readonly<Record<string, string>> = {diagnosis_changes: "ended", degree_changes: "ended"};

async function count(country: Country, family: string, extract = "2030-12-31"): Promise<Cells> {
  const span = dimensions("2023-01", "2025-12");
  const cells = await withLinked(
    country,
    (engine, buckets) =>
      // The others would be counted too, and not looked at.
      countFamilies(engine, {
        ...{buckets, dimensions: span, effects: silent},
        settings: {...settings, families: [family, ...(family in tied ? [tied[family] ?? ""] : [])]},
      }),
    {extract},
  );
  const found = cells.find(({family: id}) => id === family);
  if (!found) throw new RangeError(`no family ${family}`);
  return found;
}

/** The codes that one dimension takes in the cells, in their order. */
function values(cells: Cells, id: string): string[] {
  const at = cells.dimensions.findIndex((dimension) => dimension.id === id);
  return Array.from(cells.codes[at] ?? [], (code) => cells.dimensions[at]?.codes[code]?.code ?? "?");
}

const total = (list: Uint32Array) => list.reduce((sum, value) => sum + value, 0);
const of = (text: string): Country => ({certificates: certificates(text)});
const lasting = (days: number): Country => ({
  certificates: [
    {certificate: 1, person: 1, periods: [{from: day("2023-01-01"), to: day("2023-01-01") + days - 1}]},
  ],
});

describe("families", () => {
  it("are one file each, told apart by id, with a Swedish title and the period first", async () => {
    const families = await discoverFamilies();
    expect(families.map(({id}) => id)).toEqual([
      ...["block_changes", "certificates", "coordination", "counting_ways", "degree_changes"],
      ...["diagnosis_changes", "durations", "ended", "measures", "ongoing"],
      ...["recommended_categories", "recommended_lengths", "request_numbers"],
      ...[
        "request_questions",
        "requests",
        "return_support",
        "sjukfall_measures",
        "started",
        "started_blocks",
      ],
      ...["unit_case_mix", "unit_certificates", "unit_durations", "unit_months"],
      ...["unit_quarters", "unit_started"],
    ]);
    for (const {title, description, dimensions: ids} of families) {
      expect(title.length * description.length).toBeGreaterThan(0);
      expect(["month", "quarter", "year"]).toContain(ids[0]);
    }
  });
});

/** So many in each code of a dimension, in the order of the codes. */
function tally(cells: Cells, id: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [cell, code] of values(cells, id).entries())
    counts[code] = (counts[code] ?? 0) + (cells.n[cell] ?? 0);
  return counts;
}

describe("ended sjukfall", () => {
  it("have the band of their covered days, both its ends in it", async () => {
    const days = [14, 15, 30, 31, 60, 61, 90, 91, 180, 181, 364, 365, 730, 731];
    const each = days.map((length, at) => ({
      ...{certificate: at + 1, person: at + 1},
      periods: [{from: day("2023-01-01"), to: day("2023-01-01") + length - 1}],
    }));
    expect(tally(await count({certificates: each}, "ended"), "length")).toEqual({
      ...{"1-14": 1, "15-30": 2, "31-60": 2, "61-90": 2, "91-180": 2, "181-364": 2, "365-730": 2, "731-": 1},
    });
  });

  it("leave out what is open at the extract", async () => {
    expect(total((await count(lasting(10), "ended", "2023-01-16")).n)).toBe(1);
    expect(total((await count(lasting(10), "ended", "2023-01-15")).n)).toBe(0);
  });
});

describe("a changed diagnosis", () => {
  const change = async (text: string) => {
    const cells = await count(of(text), "diagnosis_changes");
    return ["diagnosis_change", "first_change"].map((id) => values(cells, id)[0]);
  };
  it("is told by the days from the first, both ends of a band in it", async () => {
    // The sjukfall begin on the first of January; day 0 is that day.
    const from = (days: number) => formatDay((day("2024-01-01") + days) as Day);
    const each = [14, 15, 30, 31, 60, 61, 90, 91, 180, 181].flatMap((days, at) => {
      const person = String.fromCharCode("A".charCodeAt(0) + at);
      return [
        `${person} 2024-01-01 ${from(days - 1)} 100 M545`,
        `${person} ${from(days)} ${from(days + 10)} 100 F432`,
      ];
    });
    const cells = await count(of(each.join("\n")), "diagnosis_changes");
    expect(new Set(values(cells, "diagnosis_change"))).toEqual(new Set(["chapter"]));
    expect(tally(cells, "first_change")).toEqual({
      ...{"0-14": 1, "15-30": 2, "31-60": 2, "61-90": 2, "91-180": 2, "181-": 1},
    });
  });

  it.each([
    ["is dated by the first that differs as much as the last", "M545 R529 F432", ["chapter", "15-30"]],
    ["is not dated by one that differs less", "F432 F411 F320", ["block", "31-60"]],
    ["that is changed back is none", "M545 F432 M549", ["same", "none"]],
    ["is not dated by a certificate without a valid code", "M545 XYZ F432", ["chapter", "31-60"]],
    ["of what has no valid code cannot be told", "M545 F432 XYZ", ["unknown", "none"]],
  ])("%s", async (_, codes, told) => {
    const spans = ["2024-01-01 2024-01-20", "2024-01-21 2024-02-10", "2024-02-11 2024-03-01"];
    const text = codes.split(" ").map((code, at) => `A ${spans[at] ?? ""} 100 ${code}`);
    expect(await change(text.join("\n"))).toEqual(told);
  });

  it("on the first day of the sjukfall is after no days", async () => {
    expect(await change("A 2024-01-01 2024-01-10 50 M545\nA 2024-01-01 2024-01-20 50 F432")).toEqual([
      "chapter",
      "0-14",
    ]);
  });
});

describe("a degree", () => {
  it("that is lowered on the first day of the sjukfall is lowered after no days", async () => {
    const cells = await count(
      of("A 2024-01-01 2024-01-10 100\nA 2024-01-01 2024-01-20 50"),
      "degree_changes",
    );
    const told = ["degree_path", "first_reduction"].map((id) => values(cells, id)[0]);
    expect(told).toEqual(["down", "0-14"]);
  });
});

describe("ongoing sjukfall", () => {
  it("count once in every month that they touch, by the last period that touches it", async () => {
    const cells = await count(of("A 2024-01-31 2024-02-10 100\n+ 2024-02-11 2024-03-01 50"), "ongoing");
    expect(values(cells, "month")).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(values(cells, "degree")).toEqual(["100", "50", "50"]);
    expect([...cells.n]).toEqual([1, 1, 1]);
  });

  it("keep to the months of the release, also those that began before or go on after", async () => {
    const cells = await count(of("A 2022-06-01 2026-06-30"), "ongoing");
    expect([total(cells.n), values(cells, "month")[0], values(cells, "month").at(-1)]).toEqual([
      36,
      "2023-01",
      "2025-12",
    ]);
  });

  it("know two sjukfall of one person in a month as one person", async () => {
    const cells = await count(of("A 2024-01-01 2024-01-05\nA 2024-01-20 2024-01-25"), "ongoing");
    expect([[...cells.n], [...cells.persons], [...cells.most]]).toEqual([[2], [1], [2]]);
  });
});

describe("started sjukfall", () => {
  it("count by the first day's month, age, diagnosis and degree", async () => {
    const cells = await count(
      of("A 2024-01-31 2024-02-10 75 M545\nA 2024-02-11 2024-03-01 50 F432"),
      "started",
    );
    const cell = ["month", "age", "diagnosis", "degree"].map((id) => values(cells, id)[0]);
    expect(cell).toEqual(["2024-01", "41-50", "M00-M99", "75"]);
    expect([...cells.n]).toEqual([1]);
  });

  it("are sorted by their dimensions in order", async () => {
    const cells = await count(
      of("B 2024-03-01 2024-03-10\nA 2024-01-01 2024-01-10\nC 2023-05-01 2023-05-10"),
      "started",
    );
    expect(values(cells, "month")).toEqual(["2023-05", "2024-01", "2024-03"]);
  });
});

describe("certificates", () => {
  const one = of("A 2024-01-01 2024-01-10");
  const asked = (messages: Country["messages"] & object) => count({...one, messages}, "certificates");

  it("are completed once Försäkringskassan has asked, however often", async () => {
    const message = {certificate: 1, subject: "KOMPLT", towards: "care"};
    const cells = await asked([message, message]);
    expect([values(cells, "completed"), [...cells.n]]).toEqual([["1"], [1]]);
  });

  it("are not completed by a reminder, or by what care writes back", async () => {
    const cells = await asked([
      {certificate: 1, subject: "PAMINN", towards: "care"},
      {certificate: 1, subject: "KOMPLT", towards: "recipient"},
    ]);
    expect(values(cells, "completed")).toEqual(["0"]);
  });

  it("count when replaced and not when revoked", async () => {
    const without = async (reason: string) =>
      total((await count({...one, excluded: [{certificate: 1, reason}]}, "certificates")).n);
    expect(await without("replaced")).toBe(1);
    expect(await without("revoked")).toBe(0);
  });

  it("of one person in one cell are several certificates and one person", async () => {
    const cells = await count(of("A 2024-01-01 2024-01-10\nA 2024-01-11 2024-01-20"), "certificates");
    expect([[...cells.n], [...cells.persons], [...cells.most]]).toEqual([[2], [1], [2]]);
  });
});

describe("a value outside its dimension", () => {
  it("stops the count and names family and dimension", async () => {
    await expect(count(of("A 2024-01-01 2024-01-10 60"), "certificates")).rejects.toThrow(
      /family certificates: .* dimension degree/,
    );
  });
});
