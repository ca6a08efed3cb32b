import {readReference} from "../loaders/model/reference.ts";
import type {OfficialPlace, OfficialStatistics, YearlyDays} from "../src/contract/official.ts";

type Row = Readonly<Record<string, string>>;

/** The months and years that the notebook tells of: the latest that the tables have. */
const [ongoingFirst, ongoingLast, byAgeMonth, populationYear] = ["2025-01", "2025-12", "2024-09", "2024"];

/**
 * The published statistics of `data/reference` as the notebook on official statistics reads them. Sums of month-end stocks are
 * divided by their number of months; men, where they are not told, are everybody less women.
 */
export function officialStatistics(): OfficialStatistics {
  return {
    places: places(),
    categories: Object.fromEntries(
      readReference("diagnosis-categories.csv").map(({code = "", title = ""}) => [code, title]),
    ),
    sjukpenningtal: yearly("sjukpenningtal.csv"),
    ohalsotal: yearly("ohalsotal.csv"),
    byAge: {
      month: byAgeMonth,
      rows: readReference("sjukpenningtal.csv")
        .filter(({month, source}) => month === byAgeMonth && source !== "open-data")
        .map(({region = "", sex = "", age = "", days_per_person: days}) => ({
          ...{region, sex, age},
          days: Number(days),
        })),
    },
    ongoing: {firstMonth: ongoingFirst, lastMonth: ongoingLast, rows: ongoing()},
    mentalShares: readReference("ongoing-sjukfall.csv")
      .filter(({region, sex, diagnosis}) => region === "ALL" && sex === "ALL" && diagnosis === "F00-F99")
      .map(({first_month: month = "", share_percent: percent}) => ({
        year: Number(month.slice(0, 4)),
        share: Number(percent) / 100,
      })),
    population: {
      year: Number(populationYear),
      rows: readReference("population.csv")
        .filter(({year}) => year === populationYear)
        .map(({region = "", population}) => ({region, n: Number(population)})),
    },
    startedByLength: readReference("started-sjukfall-by-length.csv")
      .filter(({length}) => length !== "ALL")
      .map(({year, diagnosis = "", length = "", started}) => {
        const [from, to = ""] = length.split("-");
        return {
          ...{year: Number(year), diagnosis, from: Number(from)},
          ...{to: to === "" ? null : Number(to), started: Number(started)},
        };
      }),
    persons: {
      year: Number(readReference("persons-with-started-sjukfall.csv")[0]?.["year"]),
      rows: readReference("persons-with-started-sjukfall.csv").map(({diagnosis = "", sex = "", persons}) => ({
        diagnosis,
        sex,
        persons: Number(persons),
      })),
    },
    expectedLong: readReference("long-sjukfall-shares.csv").map(({diagnosis = "", share}) => ({
      diagnosis,
      share: Number(share),
    })),
  };
}

function places(): OfficialPlace[] {
  const regions = readReference("regions.csv").map(
    ({code = "", slug = "", region: title = "", short = ""}) => ({
      ...{code, slug, title, short},
    }),
  );
  return [{code: "ALL", slug: "riket", title: "Riket", short: "riket"}, ...regions];
}

/** The open data of December of each year, both sexes and all ages of 16–64. */
function yearly(table: string): YearlyDays[] {
  return readReference(table)
    .filter(({source}) => source === "open-data")
    .map(({month = "", region = "", days_per_person: days}) => ({
      ...{year: Number(month.slice(0, 4)), region, days: Number(days)},
    }));
}

function ongoing(): OfficialStatistics["ongoing"]["rows"] {
  const told = readReference("ongoing-sjukfall.csv").filter(
    ({first_month: first, last_month: last}) => first === ongoingFirst && last === ongoingLast,
  );
  const sums = new Map(told.map((row) => [keyOf(row), Number(row["sum_of_stocks"])]));
  const printed = new Map(told.map((row) => [keyOf(row), row["share_percent"] ?? ""]));
  for (const row of told.filter(({sex}) => sex === "ALL")) {
    const women = sums.get(keyOf({...row, sex: "K"}));
    const men = keyOf({...row, sex: "M"});
    if (women !== undefined && !sums.has(men)) sums.set(men, Number(row["sum_of_stocks"]) - women);
  }
  return [...sums].map(([key, sum]) => {
    const [region = "", sex = "", diagnosis = ""] = key.split(" ");
    const share = printed.get(key) ?? "";
    return {
      ...{region, sex, diagnosis, stock: sum / 12},
      share:
        share === "" ? sum / (sums.get(keyOf({region, sex, diagnosis: "ALL"})) ?? NaN) : Number(share) / 100,
    };
  });
}

const keyOf = ({region, sex, diagnosis}: Row): string => `${region ?? ""} ${sex ?? ""} ${diagnosis ?? ""}`;
