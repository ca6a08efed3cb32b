import {readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {diagnosisCategories, diagnosisChapters} from "../../../loaders/model/diagnosis.ts";
import {ongoingSjukfall} from "../../../loaders/model/ongoingSjukfall.ts";
import {regions} from "../../../loaders/model/places.ts";
import {publishedFigures} from "../../../loaders/model/publishedFigures.ts";
import {readReference} from "../../../loaders/model/reference.ts";
import {referenceSources} from "../../../loaders/model/referenceSources.ts";

const counties = regions().map(({code}) => code);
const categories = new Set(diagnosisCategories().map(({category}) => category));
const chapters = new Set(diagnosisChapters().map(({code}) => code));

const place = (code: string) => code === "ALL" || counties.includes(code);
const sex = (code: string) => ["ALL", "K", "M"].includes(code);
const month = (code: string) => /^20\d\d-(0[1-9]|1[0-2])$/.test(code);
const year = (code: string) => /^20\d\d$/.test(code);
const age = (code: string) => code === "ALL" || /^\d\d-\d\d$/.test(code);
const chapter = (code: string) => code === "ALL" || code === "F43" || chapters.has(code);
const category = (code: string) => code === "ALL" || categories.has(code);
const code = (text: string) => /^[A-Z]\d\d[0-9A-Z]{0,3}$/.test(text) && categories.has(text.slice(0, 3));
const count = (text: string) => /^(0|[1-9]\d*)$/.test(text);
const percent = (text: string) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100;
const days = (text: string) => /^\d+(\.\d)?$/.test(text) && Number(text) < 100;
const share = (text: string) => /^0\.\d+$/.test(text);
const day = (text: string) => /^20\d\d-\d\d-\d\d$/.test(text);
const maybe = (rule: (text: string) => boolean) => (text: string) => text === "" || rule(text);
const oneOf =
  (...codes: string[]) =>
  (text: string) =>
    codes.includes(text);

/** Each table of official statistics: its columns and what may stand in them. The key columns come first. */
const tables: readonly {
  readonly file: string;
  readonly keys: number;
  readonly rows: number;
  readonly columns: Readonly<Record<string, (text: string) => boolean>>;
}[] = [
  {
    file: "published-figures.csv",
    keys: 1,
    rows: 58,
    columns: {
      id: (text) => /^[A-Za-z0-9_]+$/.test(text),
      measure: (text) => text !== "",
      value: (text) => /^\d+(\.\d+)?$/.test(text),
      unit: (text) => text !== "",
      period: (text) => /^20\d\d/.test(text),
      population: (text) => text !== "",
      source: (text) => text !== "",
      status: oneOf("seen", "derived"),
      note: () => true,
    },
  },
  {
    file: "ongoing-sjukfall.csv",
    keys: 5,
    rows: 116,
    columns: {
      first_month: month,
      last_month: month,
      region: place,
      sex,
      diagnosis: chapter,
      sum_of_stocks: maybe(count),
      share_percent: maybe(percent),
    },
  },
  {
    file: "ongoing-diagnosis-shares.csv",
    keys: 4,
    rows: 96,
    columns: {month, region: place, sex, diagnosis: chapter, share_percent: percent},
  },
  ...["sjukpenningtal.csv", "ohalsotal.csv"].map((file) => ({
    file,
    keys: 4,
    rows: file === "sjukpenningtal.csv" ? 1086 : 438,
    columns: {
      month,
      region: place,
      sex,
      age,
      days_per_person: days,
      source: oneOf("open-data", "export-2024-11-06"),
    },
  })),
  {
    file: "population.csv",
    keys: 4,
    rows: 14 * 22,
    columns: {year, region: place, sex, age, population: count},
  },
  {
    file: "started-sjukfall-by-length.csv",
    keys: 3,
    rows: 306,
    columns: {
      year: oneOf("2015", "2017"),
      diagnosis: category,
      length: (text) => text === "ALL" || /^\d+-(\d+)?$/.test(text),
      started: count,
    },
  },
  {
    file: "persons-with-started-sjukfall.csv",
    keys: 3,
    rows: 81,
    columns: {year: oneOf("2015"), diagnosis: category, sex, persons: count},
  },
  {file: "long-sjukfall-shares.csv", keys: 1, rows: 23, columns: {diagnosis: category, share}},
  {
    file: "fmb-cases.csv",
    keys: 2,
    rows: 896,
    columns: {
      case: count,
      diagnosis: code,
      max_days: maybe(count),
      max_length: maybe(count),
      unit: maybe(oneOf("d", "wk", "mo")),
      max_degree: oneOf("full", "part"),
      valid_from: day,
    },
  },
  {
    file: "fmb-recommended-days.csv",
    keys: 1,
    rows: 288,
    columns: {diagnosis: code, cases: count, min_days: count, max_days: count},
  },
];

describe.each(tables)("data/reference/$file", ({file, keys, rows, columns}) => {
  const read = readReference(file);

  it("has its columns, and as many rows as its source", () => {
    expect(read).toHaveLength(rows);
    expect(Object.keys(read[0] ?? {})).toEqual(Object.keys(columns));
  });

  it("has known codes and possible figures in every row", () => {
    const wrong = read.flatMap((row, index) =>
      Object.entries(columns).flatMap(([column, rule]) =>
        rule(row[column] ?? "") ? [] : [`line ${index + 2}: ${column} ${row[column] ?? ""}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("says each thing once", () => {
    const names = Object.keys(columns).slice(0, keys);
    const seen = read.map((row) => names.map((name) => row[name]).join(" "));
    expect(seen.filter((key, index) => seen.indexOf(key) !== index)).toEqual([]);
  });
});

describe("what the reference tables say together", () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((so, number) => so + number, 0);
  const readOnce = new Map(tables.map(({file}) => [file, readReference(file)]));
  const by = (file: string, wanted: Readonly<Record<string, string>>) =>
    (readOnce.get(file) ?? []).filter((row) =>
      Object.entries(wanted).every(([name, text]) => row[name] === text),
    );
  const figure = (file: string, column: string, wanted: Readonly<Record<string, string>>) => {
    const rows = by(file, wanted);
    expect(rows).toHaveLength(1);
    return Number(rows[0]?.[column]);
  };

  it("has the population of the län add up to riket, every year", () => {
    for (let at = 2011; at <= 2024; at++) {
      const rows = by("population.csv", {year: String(at)});
      const parts = rows.filter((row) => row["region"] !== "ALL").map((row) => Number(row["population"]));
      expect(parts).toHaveLength(21);
      expect(sum(parts)).toBe(figure("population.csv", "population", {year: String(at), region: "ALL"}));
    }
  });

  it("has a little fewer ongoing sjukfall in the län than in riket: some are abroad", () => {
    for (const diagnosis of ["ALL", "F00-F99", "F43"]) {
      const rows = ongoingSjukfall().filter(
        (row) => row.firstMonth === "2025-01" && row.sex === "ALL" && row.diagnosis === diagnosis,
      );
      const total = rows.find(({region}) => region === "ALL")?.sumOfStocks ?? NaN;
      const parts = sum(rows.filter(({region}) => region !== "ALL").map((row) => row.sumOfStocks ?? NaN));
      expect(parts).toBeLessThan(total);
      expect(parts).toBeGreaterThan(0.999 * total);
    }
  });

  it("has shares of ongoing sjukfall that are the parts by the whole, as published", () => {
    const all = ongoingSjukfall();
    const shares = all.filter((row) => row.sumOfStocks !== undefined && row.sharePercent !== undefined);
    let held = 0;
    for (const row of shares) {
      const whole = all.find(
        ({firstMonth, region, sex: of, diagnosis}) =>
          firstMonth === row.firstMonth && region === row.region && of === row.sex && diagnosis === "ALL",
      )?.sumOfStocks;
      if (whole === undefined) continue;
      held++;
      // The mean of twelve monthly shares: near the share of the sums.
      expect(Math.abs((100 * (row.sumOfStocks ?? NaN)) / whole - (row.sharePercent ?? NaN))).toBeLessThan(
        0.15,
      );
    }
    expect(held).toBe(22 * 3 + 2);
  });

  it("has women and men add up to all persons", () => {
    for (const row of by("persons-with-started-sjukfall.csv", {sex: "ALL"})) {
      const parts = ["K", "M"].map((of) =>
        figure("persons-with-started-sjukfall.csv", "persons", {diagnosis: row["diagnosis"] ?? "", sex: of}),
      );
      expect(sum(parts)).toBe(Number(row["persons"]));
    }
  });

  it("has lengths, and diagnoses, of started sjukfall add up", () => {
    for (const of of ["diagnosis", "length"] as const) {
      const other = of === "diagnosis" ? "length" : "diagnosis";
      for (const row of by("started-sjukfall-by-length.csv", {[of]: "ALL"})) {
        const parts = by("started-sjukfall-by-length.csv", {
          year: row["year"] ?? "",
          [other]: row[other] ?? "",
        });
        const started = parts.filter((part) => part[of] !== "ALL").map((part) => Number(part["started"]));
        expect(sum(started)).toBe(Number(row["started"]));
      }
    }
  });

  it("has published figures that agree with the tables they are derived from", () => {
    const published = new Map(publishedFigures().map(({id, value}) => [id, value]));
    const lengths = (length: string) =>
      figure("started-sjukfall-by-length.csv", "started", {year: "2017", diagnosis: "ALL", length});
    expect(published.get("started_SRS_2017")).toBe(lengths("ALL"));
    expect(published.get("len_15_29_2017")).toBe(lengths("15-29"));
    expect(published.get("len_365_2017")).toBe(lengths("365-"));
    const riket = {first_month: "2025-01", region: "ALL", sex: "ALL", diagnosis: "ALL"};
    expect(published.get("ongoing_avg_2025")).toBe(
      figure("ongoing-sjukfall.csv", "sum_of_stocks", riket) / 12,
    );
    const december = {month: "2025-12", region: "ALL", sex: "ALL", age: "16-64"};
    expect(published.get("sjukpenningtal_2025")).toBe(
      figure("sjukpenningtal.csv", "days_per_person", december),
    );
    expect(published.get("ohalsotal_2025")).toBe(figure("ohalsotal.csv", "days_per_person", december));
  });

  it("has the recommended days of a diagnosis that its cases have", () => {
    for (const row of readReference("fmb-recommended-days.csv")) {
      const cases = by("fmb-cases.csv", {diagnosis: row["diagnosis"] ?? ""}).filter(
        (one) => one["max_days"] !== "",
      );
      const lengths = cases.map((one) => Number(one["max_days"]));
      expect([String(lengths.length), String(Math.min(...lengths)), String(Math.max(...lengths))]).toEqual([
        row["cases"],
        row["min_days"],
        row["max_days"],
      ]);
    }
    const perUnit = {d: 1, wk: 7, mo: 30} as const;
    for (const row of readReference("fmb-cases.csv")) {
      const {max_days: length = "", max_length: of = "", unit = ""} = row;
      expect(length).toBe(of === "" ? "" : String(Number(of) * perUnit[unit as keyof typeof perUnit]));
    }
  });
});

describe("referenceSources()", () => {
  it("names a source, a date and a licence of every table in data/reference", () => {
    const folder = fileURLToPath(new URL("../../../data/reference/", import.meta.url));
    const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
    const sources = referenceSources();
    const named = new Set(sources.map(({file}) => file));
    expect(files.filter((file) => !named.has(file))).toEqual([]);
    expect(
      sources.filter(({what, source, date, licence}) => [what, source, date, licence].includes("")),
    ).toEqual([]);
    expect(sources.length).toBeGreaterThanOrEqual(files.length);
  });
});
