import {beforeAll, describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {Settings} from "../../../loaders/settings.ts";
import {type CountryCertificate, type CountryMessage, withLinked} from "../link/country.ts";

const families = [
  "coordination",
  "counting_ways",
  "diagnosis_changes",
  "durations",
  "ended",
  "requests",
].concat(["started", "unit_case_mix", "unit_durations", "unit_started"]);

/** Counts a country in which each certificate is a person's own unless it says otherwise; all units lie in region 12. */
async function count(certificates: readonly Partial<CountryCertificate>[], messages: CountryMessage[] = []) {
  const country = {
    units: [{unit: "U", region: "12"}],
    certificates: certificates.map((facts, at) => ({
      ...{certificate: at + 1, person: at + 1, periods: []},
      ...facts,
    })),
    messages,
  };
  return await withLinked(
    country,
    (engine, buckets) =>
      countFamilies(engine, {
        ...{buckets, dimensions: dimensions("2023-01", "2025-12"), effects: silent},
        settings: Settings.parse({families}),
      }),
    // The first day on which the sjukfall of 2024 have all been followed.
    {extract: "2026-01-05"},
  );
}

/** So many in each code of a dimension of a family. */
function tally(cells: readonly Cells[], family: string, id: string): Record<string, number> {
  const found = cells.find((one) => one.family === family);
  const at = found?.dimensions.findIndex((dimension) => dimension.id === id) ?? -1;
  const counts: Record<string, number> = {};
  for (const [cell, n] of (found?.n ?? []).entries()) {
    const code = found?.dimensions[at]?.codes[found.codes[at]?.[cell] ?? -1]?.code ?? "?";
    counts[code] = (counts[code] ?? 0) + n;
  }
  return counts;
}

const from = (first: string, days: number, facts: Partial<CountryCertificate> = {}) => ({
  ...facts,
  periods: [{from: day(first), to: day(first) + days - 1}],
});

describe("sjukfall of so many days", () => {
  const lengths = [7, 8, 14, 15, 21, 22, 30, 31, 60, 61, 90, 91, 120, 121, 180, 181, 270, 271, 365, 366];
  let cells: Cells[];
  beforeAll(async () => {
    cells = await count(lengths.map((days) => from("2024-01-01", days)));
  });

  it("have both ends of each duration in it", () => {
    expect(tally(cells, "durations", "duration")).toEqual({
      ...{"1-7": 1, "8-14": 2, "15-21": 2, "22-30": 2, "31-60": 2, "61-90": 2, "91-120": 2},
      ...{"121-180": 2, "181-270": 2, "271-365": 2, "366-": 1},
    });
  });

  it("go beyond the limits of a unit's table on the day after each", () => {
    expect(tally(cells, "unit_durations", "duration_limit")).toEqual({"1-90": 11, "91-180": 4, "181-": 5});
  });

  it("lie between the limits of the rehabiliteringskedja, each limit in the span before it", () => {
    // The 366 days from 1 January 2024, a leap year, end on 31 December.
    expect(tally(cells, "diagnosis_changes", "span")).toEqual({
      ...{"1-90": 11, "91-180": 4, "181-365": 4, "366-": 1},
    });
  });
});

describe("days from signing to a request, and from there to an answer", () => {
  it("have both ends of each band in it", async () => {
    const signed = day("2024-02-01");
    const asked = [7, 8, 14, 15, 21, 22, 30, 31, 60, 61];
    const answered = [7, 8, 14, 15, 30, 31];
    const about = (certificate: number, sent: number) => ({certificate, subject: "KOMPLT", sent});
    const requests = asked.map((days, at) => ({...about(at + 1, signed + days), towards: "care"}));
    const answers = answered.map((days, at) => ({
      ...about(at + 1, signed + (asked[at] ?? 0) + days),
      ...{towards: "recipient", answers: at + 1},
    }));
    const cells = await count(
      asked.map(() => from("2024-02-01", 10)),
      [...requests, ...answers],
    );
    expect(tally(cells, "requests", "waited")).toEqual({
      ...{"0-7": 1, "8-14": 2, "15-21": 2, "22-30": 2, "31-60": 2, "61-": 1},
    });
    expect(tally(cells, "requests", "answered")).toEqual({
      ...{"0-7": 1, "8-14": 2, "15-30": 2, "31-": 1, none: 4},
    });
  });
});

describe("days of a sjukfall to a message about contact", () => {
  it("have both ends of each band in it", async () => {
    const on = [30, 31, 60, 61, 90, 91, 180, 181, 365, 366];
    const messages = on.map((at, place) => ({
      ...{certificate: place + 1, subject: "KONTKT", towards: "care", sent: day("2024-02-01") + at - 1},
    }));
    const cells = await count(
      on.map(() => from("2024-02-01", 10)),
      messages,
    );
    expect(tally(cells, "coordination", "first_contact")).toEqual({
      ...{"1-30": 1, "31-60": 2, "61-90": 2, "91-180": 2, "181-365": 2, "366-": 1},
    });
  });
});

describe("age on the first day", () => {
  it("passes each limit on a birthday, and not the day before", async () => {
    const born = [1993, 1983, 1973, 1963].flatMap((year) => [`${year}-03-01`, `${year}-03-02`]);
    const cells = await count(born.map((date) => from("2024-03-01", 10, {born: day(date)})));
    expect(tally(cells, "started", "age")).toEqual({"0-30": 1, "31-40": 2, "41-50": 2, "51-60": 2, "61-": 1});
    expect(tally(cells, "unit_case_mix", "age_two_bands")).toEqual({"0-40": 3, "41-": 5});
  });

  it("is unknown for who is born after it", async () => {
    const cells = await count(
      ["2024-03-01", "2024-03-02"].map((date) => from("2024-03-01", 1, {born: day(date)})),
    );
    expect(tally(cells, "started", "age")).toEqual({"0-30": 1, U: 1});
  });
});

describe("ways to count", () => {
  it("join over as many days as each says, and tell the 25th from the days beside it", async () => {
    // Each person has ten days from 1 March and ten more after so many uncovered days.
    const cells = await count(
      [0, 1, 5, 6, 7, 8, 14, 15, 30, 31].flatMap((gap, person) => [
        from("2024-03-01", 10, {certificate: 2 * person + 1, person: person + 1}),
        {
          ...{certificate: 2 * person + 2, person: person + 1},
          periods: [{from: day("2024-03-11") + gap, to: day("2024-03-20") + gap}],
        },
      ]),
    );
    // The second ten days hold 25 March after 5, 6, 7, 8 and 14 days: from 16–25 to 25 March–3 April.
    expect(tally(cells, "counting_ways", "counting_way")).toEqual({
      ...{"gap-0": 19, "gap-5": 17, "gap-7": 15, "gap-14": 13, "gap-30": 11},
      ...{provider: 17, persons: 10, year: 17, "year-provider": 17, "day-25": 5},
    });
  });

  it("count in each year that a sjukfall touches, and the 25th in its own", async () => {
    const cells = await count([
      ...[from("2023-12-25", 7), from("2023-12-26", 6), from("2023-12-31", 2), from("2024-01-01", 25)],
      ...[from("2022-12-31", 1), from("2022-12-31", 2), from("2025-12-31", 30)],
    ]);
    const ways = cells.find(({family}) => family === "counting_ways");
    const [years, kinds] = ways?.dimensions ?? [];
    const told = Array.from(ways?.n ?? [], (n, cell) => {
      const code = (at: number) => ways?.codes[at]?.[cell] ?? -1;
      return `${years?.codes[code(0)]?.code ?? ""} ${kinds?.codes[code(1)]?.code ?? ""} ${n}`;
    });
    // 25–31 December 2023; 31 December and 1 January; 1–25 January 2024; 1 January 2023; 31 December 2025.
    expect(told.filter((line) => /gap-5|persons|year |day-25/.test(line))).toEqual([
      ...["2023 gap-5 3", "2023 persons 3", "2023 year 4", "2023 day-25 1"],
      ...["2024 gap-5 1", "2024 persons 1", "2024 year 2", "2024 day-25 1"],
      ...["2025 gap-5 1", "2025 persons 1", "2025 year 1"],
    ]);
  });
});
