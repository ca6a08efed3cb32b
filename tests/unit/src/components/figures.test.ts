import {describe, expect, it} from "vitest";
import {byAge} from "../../../../src/components/byAge.js";
import {byDegree} from "../../../../src/components/byDegree.js";
import {byDiagnosis} from "../../../../src/components/byDiagnosis.js";
import {exposure} from "../../../../src/components/exposure.js";
import {figureAt} from "../../../../src/components/figureAt.js";
import {bySexOverTime, inComparison, overTime} from "../../../../src/components/overTime.js";
import {monthTicks} from "../../../../src/components/ticks.js";
import {timelineOf} from "../../../../src/components/timeline.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {View} from "../../../../src/contract/view.js";
import {rate} from "../../../../src/measures/rate.js";
import {manifest, notebook, population, table} from "../country.js";

const skane = notebook("skane");
const riket = notebook("riket");
const view = (changes: Partial<View> = {}): View => ({...initialView(manifest), ...changes});
const nobody = {...population, kind: "none" as const, years: [], n: []};

describe("overTime(notebook, view)", () => {
  it("divides by the inhabitants of the region, of the sex and of the age that are chosen", () => {
    const model = overTime(skane, view({measure: "per1000"}));
    // 29 sjukfall in March 2025 among 4 × 1,000 inhabitants.
    expect(model.table.rows.at(-1)?.slice(0, 3)).toEqual(["2025-03", "Skåne", 7.25]);
    expect(model.title).toBe("I mars 2025: 7,25 i Skåne, startade sjukfall per 1\u00a0000 invånare");
    // 24 women among 2 × 1,000; 0–30 years: 24 among 1,000 women.
    expect(overTime(skane, view({measure: "per1000", sex: "K"})).table.rows.at(-1)?.[2]).toBe(12);
    expect(overTime(skane, view({measure: "per1000", sex: "K", age: "0-30"})).table.rows.at(-1)?.[2]).toBe(
      24,
    );
  });

  it("says that the rate of the oldest is too high: all of them divided by those up to 64", () => {
    const notesOf = (age: string) => overTime(skane, view({measure: "per1000", age})).notes.join(" ");
    expect(notesOf("31-")).toContain("31 år eller äldre, men nämnaren bara invånare 31–64 år");
    expect(notesOf("0-30")).not.toContain("för högt");
    expect(notesOf("alla")).not.toContain("för högt");
  });

  it("says why there is no rate where there are no inhabitants to divide by", () => {
    const unknown = overTime(skane, view({measure: "per1000", sex: "U"}));
    expect(unknown.chart).toBeNull();
    expect(unknown.nothing).toContain("Välj ett annat kön");
    expect(unknown.nothing).toContain("Det går också att välja antal.");
    expect(overTime({...skane, population: nobody}, view({measure: "per1000"})).nothing).toContain(
      "ingen uppgift om befolkningen",
    );
  });

  it("tells how much more than the same month a year before, and leaves out the first year", () => {
    const months = ["2024-03 1000", "2025-02 1000", "2025-03 1200"];
    const growing = {...skane, own: {...skane.own, started: table(["month"], months)}};
    const model = overTime(growing, view({measure: "forandring"}));
    expect(model.table.rows.find(([month]) => month === "2025-03")?.[2]).toBeCloseTo(0.2, 12);
    expect(model.table.rows.find(([month]) => month === "2024-03")?.[2]).toBeNull();
    expect(model.title).toBe("I mars 2025 mot mars 2024: +20\u00a0% i Skåne");
  });

  it("claims no change whose limits lie on both sides of none, and shows none wider than a hundred per cent", () => {
    const steady = {
      ...skane,
      own: {...skane.own, started: table(["month"], ["2024-03 1000", "2025-03 1010"])},
    };
    expect(overTime(steady, view({measure: "forandring"})).title).toContain("ingen säker förändring i Skåne");
    // 17 against 29 in a region of a few: between a fall and a doubling.
    expect(overTime(skane, view({measure: "forandring"})).chart).toBeNull();
  });
});

describe("ended sjukfall", () => {
  it("are counted by quarter, with the quarter before a year as comparison", () => {
    const model = overTime(skane, view({way: "avslutade"}));
    expect(model.title).toBe(
      "Under kvartal 1 2025 avslutades 100 sjukfall i Skåne, ingen säker skillnad mot kvartal 1 2024",
    );
    expect(model.table.columns[0]).toEqual({name: "kvartal", title: "Kvartal", kind: "month"});
    expect(model.table.rows).toHaveLength(5);
    expect(overTime(skane, view({way: "avslutade", measure: "per1000"})).table.rows.at(-1)?.[2]).toBe(25);
  });

  it("have no degree: the started are shown instead, and it is said", () => {
    const model = byDegree(skane, view({way: "avslutade"}));
    expect(model.notes[1]).toBe(
      "Avslutade sjukfall är inte uppdelade på sjukskrivningsgrad. Här visas i stället de startade.",
    );
    expect(model.title).toContain("Helt sjukskrivna");
  });

  it("are divided by diagnosis over the whole quarters", () => {
    expect(byDiagnosis(skane, view({way: "avslutade", first: "2024-02"})).selection).toContain(
      "Kvartal 2 2024–kvartal 1 2025",
    );
  });

  it("take the quarters that a period without a whole one touches, and say so", () => {
    const {values, notes} = timelineOf(view({way: "avslutade", first: "2024-03", last: "2024-04"}));
    expect(values).toEqual(["2024-Q1", "2024-Q2"]);
    expect(notes[0]).toContain("inget helt kvartal");
    expect(timelineOf(view({way: "avslutade", first: "2024-01", last: "2024-03"})).notes).toEqual([]);
    expect(timelineOf(view({way: "avslutade", first: "2024-01", last: "2024-04"})).notes[0]).toContain(
      "delvis",
    );
  });

  it("have a tick at each quarter where there is room, the first of a year with its year", () => {
    const quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"];
    expect(monthTicks(quarters, 400).map(({label}) => label)).toEqual([
      ...["kv. 1\n2024", "kv. 2", "kv. 3", "kv. 4", "kv. 1\n2025"],
    ]);
    expect(monthTicks(quarters, 100).map(({label}) => label)).toEqual(["kv. 1\n2024", "kv. 1\n2025"]);
    expect(monthTicks(["Q1", "Q2", "Q3", "Q4"], 400).map(({label}) => label)).toEqual([
      ...["kv. 1", "kv. 2", "kv. 3", "kv. 4"],
    ]);
  });
});

describe("inComparison(notebook, view)", () => {
  it("lays a region beside the nation per inhabitant, whatever their sizes", () => {
    const model = inComparison(skane, view());
    expect(model.series.map(({label}) => label)).toEqual(["Skåne", "Riket"]);
    // The nation has twice the sjukfall and twice the inhabitants.
    expect(model.table.rows.slice(-2).map((row) => row[2])).toEqual([7.25, 7.25]);
  });

  it("shows of the nation what the first chart does not", () => {
    expect(inComparison(riket, view()).chart).toMatchObject({unit: "rate"});
    expect(inComparison(riket, view({measure: "per1000"})).table.columns[2]?.name).toBe("forandring");
  });
});

describe("a place beside itself a year before", () => {
  const beside = (changes: Partial<View> = {}) =>
    inComparison(skane, view({comparison: "fjolaret", ...changes}));

  it("has for each month its rate and that of the same month the year before", () => {
    const model = beside();
    expect(model.series.map(({label}) => label)).toEqual(["Skåne", "Skåne året före"]);
    // 29 sjukfall in March 2025 and 17 in March 2024, among 4 × 1,000 inhabitants.
    expect(model.table.rows.slice(-2).map((row) => row.slice(0, 3))).toEqual([
      ["2025-03", "Skåne", 7.25],
      ["2025-03", "Skåne året före", 4.25],
    ]);
    expect(model.title).toBe(
      "I mars 2025: 7,25 i Skåne och 4,25 året före, startade sjukfall per 1\u00a0000 invånare",
    );
    expect(model.selection).not.toContain("riket");
    expect(model.table.columns[1]?.title).toBe("Linje");
    // The earlier limits are those that the month had itself.
    const [own] = inComparison(skane, view()).table.rows.filter(([month]) => month === "2024-03");
    expect(model.table.rows.at(-1)?.slice(2)).toEqual(own?.slice(2));
  });

  it("knows nothing of the year before the release begins, which is not none", () => {
    const {rows} = beside().table;
    const earlier = rows.filter(([month = "", line]) => line === "Skåne året före" && String(month) < "2025");
    expect(earlier).toHaveLength(12);
    expect(earlier.filter((row) => row[2] !== null)).toEqual([]);
    expect(beside({last: "2024-12"}).notes.join(" ")).toContain("Året före saknas för hela perioden");
    expect(beside().notes.join(" ")).not.toContain("Året före saknas");
  });

  it("counts ended sjukfall by quarter, and the nation too", () => {
    const quarters = beside({way: "avslutade"}).table.rows.slice(-2);
    const [now, then] = inComparison(skane, view({way: "avslutade"}))
      .table.rows.filter(
        ([quarter, line]) => line === "Skåne" && ["2025-Q1", "2024-Q1"].includes(String(quarter)),
      )
      .map((row) => row[2])
      .reverse();
    expect(quarters.map((row) => row[2])).toEqual([now, then]);
    const nation = inComparison(riket, view({comparison: "fjolaret"}));
    expect(nation.series.map(({label}) => label)).toEqual(["Riket", "Riket året före"]);
    expect(nation.notes.join(" ")).not.toContain("ingår själv i riket");
  });
});

describe("bySexOverTime(notebook, view)", () => {
  it("divides women by women and men by men, and leaves out a choice of sex", () => {
    const model = bySexOverTime(skane, view({measure: "per1000", sex: "M"}));
    expect(model.table.rows.slice(-2).map((row) => [row[1], row[2]])).toEqual([
      ["Kvinnor", 12],
      ["Män", 2.5],
    ]);
    expect(model.notes.join(" ")).toContain("Ditt val av kön gäller inte här");
  });
});

describe("byAge(notebook, view)", () => {
  it("tells the shares of the ages", () => {
    const model = byAge(skane, view());
    expect(model.title).toContain("0–30 år");
    // Women 10 to 24 a month (255) and men 15 × 5 (75).
    expect(model.table.rows[0]?.slice(0, 4)).toEqual(["0–30 år", "Skåne", 255, 255 / 330]);
  });

  it("tells how many a year there are among a thousand of each age", () => {
    const model = byAge(skane, view({measure: "per1000"}));
    // 255 in fifteen months among 2,000 of 0–30: 255 / (2,000 × 15/12) a year.
    expect(model.table.rows[0]?.[2]).toBeCloseTo((1_000 * 255) / 2_500, 9);
    const ongoing = byAge(skane, view({measure: "per1000", way: "pagaende"}));
    expect(ongoing.table.rows[0]?.[2]).toBeCloseTo((1_000 * 24) / 2_000, 9);
  });

  it("has nothing to tell of rates without a population", () => {
    expect(byAge({...skane, population: nobody}, view({measure: "per1000"})).chart).toBeNull();
  });
});

describe("figureAt(figure, counted, time, view, population, base)", () => {
  const counted = {
    byTime: new Map([["2025-01", {n: 120, atBase: 0}]]),
    region: "12",
    sex: null,
  };

  it("is the rate with limits for chance and rounding", () => {
    expect(figureAt("per1000", counted, "2025-01", view(), population, 5)).toEqual(
      rate({n: 120, atBase: 0}, 4_000, 5),
    );
    expect(figureAt("per1000", counted, "2025-02", view(), population, 5)?.value).toBe(0);
  });

  it("is no change where the year before has nothing", () => {
    expect(figureAt("forandring", counted, "2025-01", view(), population, 5)).toBeNull();
    expect(figureAt("forandring", counted, "2026-01", view(), population, 5)).toBeNull();
  });
});

describe("exposure(population, times, residents, ongoing)", () => {
  it("is the years lived, or the inhabitants of the one month of what is ongoing", () => {
    const months = {dimension: "month", values: ["2024-01", "2024-02", "2024-03"]} as const;
    expect(exposure(population, months, {region: "12"}, false)).toBe(1_000);
    const quarter = {dimension: "quarter", values: ["2024-Q1"]} as const;
    expect(exposure(population, quarter, {region: "12"}, false)).toBe(1_000);
    expect(exposure(population, {...months, values: ["2024-03"]}, {region: "12"}, true)).toBe(4_000);
  });
});
