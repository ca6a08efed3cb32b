import {describe, expect, it} from "vitest";
import {unitControlChart} from "../../../../src/components/unitControlChart.js";
import {expectedOfUnits, unitRatio} from "../../../../src/components/unitExpected.js";
import {unitFunnelFigures, unitYears} from "../../../../src/components/unitFigures.js";
import {regionFocus, unitFunnel} from "../../../../src/components/unitFunnel.js";
import {chosenUnit, exampleNote, noExample} from "../../../../src/components/chosenUnit.js";
import {profilesOf} from "../../../../src/components/unitLikest.js";
import {unitOverYears} from "../../../../src/components/unitOverYears.js";
import {unitLongYears} from "../../../../src/components/unitLongYears.js";
import {unitSjukfall} from "../../../../src/components/unitSjukfall.js";
import {unitStartedYears} from "../../../../src/components/unitStartedYears.js";
import {initialView, readView} from "../../../../src/components/viewState.js";
import type {Manifest} from "../../../../src/contract/release.js";
import type {UnitTable} from "../../../../src/contract/unitTable.js";
import {unitParameters, unitsParameters} from "../../../../src/contract/view.js";
import {manifest as country} from "../country.js";

const [family] = country.families;
if (!family) throw new RangeError("a family");
/** A release with all tables of units, without that which is named. */
const releaseWithout = (left?: string): Manifest => ({
  ...country,
  families: ["unit_certificates", "unit_quarters", "unit_started", "unit_durations"]
    .filter((id) => id !== left)
    .map((id) => ({...family, id})),
});
const manifest = releaseWithout();

/** Ten alike vårdcentraler of 200 certificates, 20 completed each, in two regions; the last has 80 completed. */
const count = 10;
const table: UnitTable = {
  type: {id: "vardcentral", title: "Vårdcentral"},
  types: [{id: "vardcentral", title: "Vårdcentral", units: count}],
  regions: [
    {code: "05", title: "Region Östergötland"},
    {code: "12", title: "Region Skåne"},
  ],
  units: Array.from({length: count}, (_, at) => ({
    code: `U${at}`,
    title: `Enhet ${at}`,
    region: at < 4 ? 0 : 1,
    parts: 1,
    listed: 5_000,
  })),
  years: ["2024"],
  certificates: new Array<number>(count).fill(200),
  certificatesAtBase: new Array<number>(count).fill(0),
  completed: Array.from({length: count}, (_, at) => (at === count - 1 ? 80 : 20)),
  completedAtBase: new Array<number>(count).fill(0),
  // 60 began at each; 20 of them lasted longer than 90 days and 5 longer than 180, but at the last 45 and 15.
  sjukfall: {
    started: new Array<number>(count).fill(12),
    followed: new Array<number>(count).fill(12),
    longer90: Array.from({length: count}, (_, at) => (at === count - 1 ? 9 : 4)),
    longer180: Array.from({length: count}, (_, at) => (at === count - 1 ? 3 : 1)),
  },
  strata: [
    {sex: "K", age: "0-40", diagnosis: "mental"},
    {sex: "M", age: "0-40", diagnosis: "mental"},
  ],
  ages: [{code: "0-40", title: "0–40 år"}],
  diagnoses: [{code: "mental", title: "Psykiska"}],
  // One in ten of the women's, three in ten of the men's.
  nation: {certificates: [1_000, 1_000], completed: [100, 300], completedAtBase: [0, 0]},
  // Unit 0 has women alone, unit 1 as many men as women; the others are not told.
  mix: {cells: [0, 1, 1], strata: [0, 0, 1], multiples: [40, 20, 20]},
  quarters: Array.from({length: 8}, (_, at) => `202${3 + Math.floor(at / 4)}-Q${(at % 4) + 1}`),
  byQuarter: {
    certificates: [...new Array<number>(8).fill(20), ...new Array<number>(8 * (count - 1)).fill(0)],
    completed: [2, 2, 2, 2, 2, 2, 2, 10, ...new Array<number>(8 * (count - 1)).fill(0)],
  },
};
const view = {...initialView(manifest), unitYear: "2024"};
const base = 5;

describe("what is expected of a unit", () => {
  const expected = expectedOfUnits(table, 0);
  const ratioOf = (unit: number) => unitRatio(table, {at: 0, unit, base});

  it("is the nation's share of each group of its patients, over its certificates", () => {
    // 200 × 0.1, and 200 × (0.1 + 0.3)/2.
    expect(expected[0]).toBeCloseTo(20);
    expect(expected[1]).toBeCloseTo(40);
    expect(ratioOf(0)?.expected).toBe(expected[0]);
    expect(ratioOf(1)?.value).toBeCloseTo(0.5);
  });

  it("is not known of a unit whose patients are not told", () => {
    expect(expected[2]).toBeNull();
    expect(ratioOf(2)).toBeNull();
  });

  it("is as many as there are, of all of the type together", () => {
    const known = unitYears(table, "2024").filter(({expected}) => expected !== null);
    const sum = known.reduce((total, {expected}) => total + (expected ?? 0), 0);
    expect(sum).toBeCloseTo(known.reduce((total, {part}) => total + part.n, 0));
  });
});

describe("the funnel of a type", () => {
  const years = unitYears(table, "2024");

  it("finds the unit that lies far from the others, and none of the alike", () => {
    const funnel = unitFunnelFigures(years, "andel", base);
    expect(funnel?.target).toBeCloseTo(260 / 2_000);
    const beyond = (funnel?.figures ?? []).filter(({zone}) => zone === "beyond 99.8");
    expect(beyond.map(({year}) => year.unit.code)).toEqual(["U9"]);
  });

  it("has no figures where nothing is completed", () => {
    expect(unitFunnelFigures([], "andel", base)).toBeNull();
  });

  it("says how many lie beyond, in words that judge nobody, with the units in order of names", () => {
    const model = unitFunnel(table, manifest, view, {is: "all"});
    expect(model.title).toBe("1 av 10 vårdcentraler avviker från förväntad variation");
    expect(model.table.rows.map(([name]) => name)).toEqual(table.units.map(({title}) => title));
    expect(model.chart?.kind === "funnel" ? model.chart.points.every(({focus}) => focus) : false).toBe(true);
  });

  it("leads from each row to the unit's own page, with the year and figure that are chosen", () => {
    const {table: shown} = unitFunnel(table, manifest, {...view, unitFigure: "kvot"}, {is: "all"});
    expect(shown.links).toHaveLength(shown.rows.length);
    const [path, query] = shown.links?.at(0)?.split("?") ?? [];
    expect(path).toBe("../vardenhet/vardcentral");
    const unit = table.units.find(({title}) => title === shown.rows[0]?.[0]);
    const asked = unitParameters.map((one) =>
      one.id === "unit" ? {...one, choices: () => [{value: unit?.code ?? "", title: ""}]} : one,
    );
    const read = readView(`?${query ?? ""}`, manifest, asked);
    expect(read).toMatchObject({
      view: {unit: unit?.code, unitYear: "2024", unitFigure: "kvot"},
      messages: [],
    });
  });

  it("has a region in focus when one is chosen, and its units alone in the table", () => {
    const focus = regionFocus(manifest, {...view, region: "ostergotland"});
    const model = unitFunnel(table, manifest, view, focus);
    expect(model.title).toBe(
      "Ingen av 4 vårdcentraler i Region Östergötland avviker från förväntad variation",
    );
    expect(model.table.rows).toHaveLength(4);
    expect(model.chart?.kind === "funnel" ? model.chart.points.filter(({focus: own}) => own).length : 0).toBe(
      4,
    );
  });

  it("tells of regions alone when the unit level is hidden", () => {
    const model = unitFunnel(table, manifest, {...view, unitLevel: "dolj"}, {is: "all"});
    expect(model.chart?.kind === "funnel" ? model.chart.points : null).toEqual([]);
    expect(model.table.rows).toEqual([
      ["Region Östergötland", 4, 4, 0, 0],
      ["Region Skåne", 6, 5, 0, 1],
    ]);
  });

  it("names one unit when that is in focus, and says when it has no figures in the year", () => {
    const focus = {is: "unit", code: "U9", title: "Enhet 9"} as const;
    const model = unitFunnel(table, manifest, view, focus);
    expect(model.title).toBe(
      "Enhet 9 ligger utanför 99,8-procentsgränsen och avviker från förväntad variation",
    );
    const named = model.chart?.kind === "funnel" ? model.chart.points.filter(({name}) => name) : [];
    expect(named).toHaveLength(1);
    const absent = unitFunnel(table, manifest, {...view, unitYear: "2030"}, focus);
    expect(absent.title).toBe("Enhet 9 har för få intyg det året för egna tal");
  });
});

describe("a funnel with nothing in it", () => {
  const titleOf = (changes: Partial<UnitTable>, chosen: Partial<typeof view> = {}) =>
    unitFunnel({...table, ...changes}, manifest, {...view, ...chosen}, {is: "all"}).title;
  const none = new Array<number>(count).fill(0);

  it("tells too few certificates from nothing completed and from nothing to expect", () => {
    expect(titleOf({}, {unitYear: "2030"})).toBe("Inga vårdcentraler har egna tal det året");
    for (const unitFigure of ["andel", "kvot"])
      expect(titleOf({completed: none}, {unitFigure})).toBe(
        "Utgåvan har inga kompletterade intyg från vårdcentraler det året",
      );
    expect(titleOf({completed: table.certificates})).toBe(
      "Alla intyg från vårdcentraler det året är kompletterade i utgåvan",
    );
    expect(titleOf({mix: {cells: [], strata: [], multiples: []}}, {unitFigure: "kvot"})).toBe(
      "Inga vårdcentraler har ett förväntat antal det året",
    );
  });

  it("says so of one unit without an expected number, and where the release has no requests", () => {
    const focus = {is: "unit", code: "U9", title: "Enhet 9"} as const;
    const kvot = {...view, unitFigure: "kvot"};
    expect(unitFunnel(table, manifest, kvot, focus).title).toBe("Enhet 9 har inget förväntat antal det året");
    const [unit] = table.units;
    const nation = {...table.nation, completed: [0, 0]};
    expect(unit && unitOverYears({...table, nation, completed: none}, manifest, unit).title).toBe(
      "Utgåvan har inga begäranden om komplettering av intyg från 2024",
    );
  });
});

describe("the sjukfall of a unit", () => {
  const [unit] = table.units;
  if (!unit) throw new RangeError("no units");

  it("are told year by year, and by listed patients where these are known", () => {
    const model = unitStartedYears(table, manifest, unit);
    // 60 among 5,000.
    expect(model.title).toBe(
      "2024 började ungefär 60 sjukfall med ett intyg från enheten, 12,0 per 1\u00a0000 listade",
    );
    const [row] = model.table.rows;
    expect(row?.slice(0, 2)).toEqual(["2024", 60]);
    const unlisted = {...unit, listed: null};
    const other = {...table, units: [unlisted, ...table.units.slice(1)]};
    expect(unitStartedYears(other, manifest, unlisted).table.rows[0]?.at(-1)).toBeNull();
  });

  it("have shares beyond 90 and 180 days within what rounding and chance leave open", () => {
    const {longer} = unitSjukfall(table, unit, "2024", base);
    // Up to 90 days 40 of 60, between 36/64 and 44/56; beyond 180 days 5, 1 to 9.
    expect(longer?.[90]).toMatchObject({n: 20, rounding: [1 - 44 / 56, 1 - 36 / 64]});
    expect(longer?.[180].rounding).toEqual([1 / 64, 9 / 56]);
    // As many again tenfold: the same shares, with intervals that are narrow enough to be told.
    const tenfold = (multiples: readonly number[]) => multiples.map((multiple) => multiple * 10);
    const {started, followed, longer90, longer180} = table.sjukfall;
    const sjukfall = {
      ...{started: tenfold(started), followed: tenfold(followed)},
      ...{longer90: tenfold(longer90), longer180: tenfold(longer180)},
    };
    const model = unitLongYears({...table, sjukfall}, manifest, unit);
    expect(model.title).toContain("33,3 % av sjukfallen som började 2024".replace(" %", "\u00a0%"));
    expect(model.chart?.kind === "lines" ? model.chart.points.length : 0).toBe(2);
  });

  it("have no share in the headline that chance and rounding leave more than 30 points for, but in the chart", () => {
    // 20 of 60: by chance 0.227 to 0.459 (R: prop.test(20, 60, correct = FALSE)), rounding 0.214 to 0.438; together 32 points.
    const {longer} = unitSjukfall(table, unit, "2024", base);
    const [low, high] = longer?.[90].interval ?? [];
    expect((high ?? 0) - (low ?? 0)).toBeGreaterThan(0.3);
    const model = unitLongYears(table, manifest, unit);
    expect(model.title).toBe(
      "Andel sjukfall som varar längre än 90 och 180 dagar: för få för en säker andel",
    );
    expect(model.chart?.kind === "lines" ? model.chart.points.length : 0).toBe(2);
  });

  it("stand in the funnel by the share that is longer than 90 days, and are no certificates there", () => {
    const model = unitFunnel(table, manifest, {...view, unitFigure: "langa"}, {is: "all"});
    expect(model.title).toBe("1 av 10 vårdcentraler avviker från förväntad variation");
    expect(model.selection).toContain("sjukfall som började 2024");
    expect(model.table.columns.map(({name}) => name)).not.toContain("intyg");
    expect(model.table.rows.at(-1)?.slice(2, 4)).toEqual([60, 45]);
  });

  it("are missing where the year has not been followed, and where too few persons began one", () => {
    const none = new Array<number>(count).fill(0);
    const unfollowed = {
      ...table,
      sjukfall: {...table.sjukfall, followed: none, longer90: none, longer180: none},
    };
    const model = unitFunnel(unfollowed, manifest, {...view, unitFigure: "langa"}, {is: "all"});
    expect([model.title, model.nothing, model.chart]).toEqual([
      "Sjukfallen som började 2024 har inte följts i 365 dagar: välj ett tidigare år",
      "Sjukfallen som började 2024 har inte följts i 365 dagar: välj ett tidigare år",
      null,
    ]);
    // No year of the release can be shown.
    expect(model.nearest).toBeUndefined();
    expect(unitLongYears(unfollowed, manifest, unit).chart).toBeNull();
    const few = {...unfollowed, sjukfall: {...unfollowed.sjukfall, started: none}};
    const started = unitStartedYears(few, manifest, unit);
    expect(started.title).toBe("För få personer började ett sjukfall hos Enhet 0 för egna tal");
    // The text alternative has no gap where the years would stand.
    for (const {alternative} of [started, unitLongYears(few, manifest, unit)])
      expect(alternative).toContain("Period: inga år.");
  });
});

describe("a year whose sjukfall have not been followed", () => {
  /** The units in 2021 to 2024, of which some have been followed: each year is one of `table`. */
  const over = (followed: readonly string[]): UnitTable => {
    const years = ["2021", "2022", "2023", "2024"];
    const each = (one: readonly number[], only: readonly string[] = years): number[] =>
      one.flatMap((n) => years.map((year) => (only.includes(year) ? n : 0)));
    const {started, longer90, longer180} = table.sjukfall;
    return {
      ...{...table, years, certificates: each(table.certificates), completed: each(table.completed)},
      sjukfall: {
        started: each(started),
        followed: each(table.sjukfall.followed, followed),
        ...{longer90: each(longer90, followed), longer180: each(longer180, followed)},
      },
    };
  };
  const release = {...manifest, firstMonth: "2021-01", lastMonth: "2024-12"};
  const long = {...view, unitFigure: "langa"};
  const offered = (of: UnitTable, unitYear: string): string | undefined =>
    unitFunnel(of, release, {...long, unitYear}, {is: "all"}).nearest?.title;

  it("offers the nearest that has, with the other choices as they are", () => {
    expect(offered(over(["2021", "2022"]), "2024")).toBe("Visa 2022, det närmaste året som kan visas");
    expect(offered(over(["2021", "2023"]), "2022")).toContain("Visa 2023");
    const {nearest} = unitFunnel(over(["2022"]), release, {...long, region: "skane"}, {is: "all"});
    const led = readView(nearest?.href ?? "", release, unitsParameters);
    expect(led.messages).toEqual([]);
    expect(led.view).toMatchObject({unitYear: "2022", unitFigure: "langa", region: "skane"});
  });

  it("offers none where the year can be shown, or where no other can", () => {
    expect(offered(over(["2022", "2024"]), "2024")).toBeUndefined();
    expect(offered(over([]), "2024")).toBeUndefined();
    // Nothing was compared, so nothing was counted: it would say that the country has no units.
    expect(unitFunnel(over([]), release, {...long, unitYear: "2024"}, {is: "all"}).selection).toBe(
      "Vårdcentraler i landet, sjukfall som började 2024",
    );
    // 2021 is not whole in the release, and cannot be chosen.
    const part = {...release, firstMonth: "2021-03"};
    expect(unitFunnel(over(["2021"]), part, long, {is: "all"}).nearest).toBeUndefined();
  });
});

describe("the unit that a view asks for", () => {
  const asked = (unit: string, of = table) => chosenUnit(of, manifest, {unit})?.code;
  /** The same units, of which some have no certificates of their own in a year. */
  const small = (...units: readonly number[]): UnitTable => ({
    ...table,
    certificates: table.certificates.map((n, at) => (units.includes(at) ? 0 : n)),
  });

  it("is the one with its code, or none", () => {
    expect(asked("U3")).toBe("U3");
    expect(asked("ingen")).toBeUndefined();
    expect(exampleNote(table, manifest, {unit: "U3"})).toBeUndefined();
  });

  it("is for an example the first of the region in order of names, of those with figures of their own every year", () => {
    expect(asked("exempel-i-skane")).toBe("U4");
    expect(asked("exempel-i-ostergotland")).toBe("U0");
    expect(asked("exempel-i-skane", small(4, 5))).toBe("U6");
    const followed = table.sjukfall.followed.map((n, at) => (at === 4 ? 0 : n));
    expect(asked("exempel-i-skane", {...table, sjukfall: {...table.sjukfall, followed}})).toBe("U5");
    expect(exampleNote(table, manifest, {unit: "exempel-i-skane"})).toBe(
      "Enheten är ett exempel. Den är inte vald för sina tal: den är den första i namnordning bland vårdcentraler i Region Skåne som har egna tal alla år.",
    );
  });

  it("is the first where none has, and that is told; none of a region without units", () => {
    const none = small(4, 5, 6, 7, 8, 9);
    expect(asked("exempel-i-skane", none)).toBe("U4");
    expect(exampleNote(none, manifest, {unit: "exempel-i-skane"})).not.toContain("alla år");
    const without = {...table, units: table.units.slice(0, 4)};
    expect(asked("exempel-i-skane", without)).toBeUndefined();
    expect(noExample(without, manifest, {unit: "exempel-i-skane"})).toMatchObject({
      nothing: "Utgåvan har inga vårdcentraler med egna tal i Region Skåne",
      chart: null,
    });
    expect(noExample(without, manifest, {unit: "U9"})).toBeUndefined();
    // Riket is no region.
    expect(asked("exempel-i-riket")).toBeUndefined();
  });
});

describe("a table of units that the release leaves out", () => {
  const [unit] = table.units;
  if (!unit) throw new RangeError("no units");
  const none = new Array<number>(count).fill(0);
  /** As the site makes it where a table is not there, or has nobody with enough. */
  const empty: UnitTable = {
    ...table,
    ...{certificates: none, completed: none},
    sjukfall: {started: none, followed: none, longer90: none, longer180: none},
    byQuarter: {
      certificates: new Array<number>(8 * count).fill(0),
      completed: new Array<number>(8 * count).fill(0),
    },
  };
  const quarterly = {...manifest, firstMonth: "2023-01", lastMonth: "2024-12"};
  const cases: [string, (release: Manifest) => {title: string; nothing: string; chart: unknown}][] = [
    ["unit_started", (release) => unitStartedYears(empty, release, unit)],
    ["unit_durations", (release) => unitLongYears(empty, release, unit)],
    ["unit_durations", (release) => unitFunnel(empty, release, {...view, unitFigure: "langa"}, {is: "all"})],
    ["unit_certificates", (release) => unitOverYears(empty, release, unit)],
    ["unit_certificates", (release) => unitFunnel(empty, release, view, {is: "all"})],
    ["unit_quarters", (release) => unitControlChart(empty, {...quarterly, ...release}, unit)],
  ];

  it.each(cases)("is told as one, and not as units that are too small: %s", (left, model) => {
    const lacking = model(releaseWithout(left));
    expect(lacking.nothing).toContain("Utgåvan har ingen tabell över");
    expect(lacking.title).toBe(lacking.nothing);
    expect(lacking.chart).toBeNull();
    const small = model(manifest);
    expect(small.nothing).not.toContain("ingen tabell");
    expect(small.title).not.toContain("ingen tabell");
    expect(small.chart).toBeNull();
  });
});

describe("a unit quarter by quarter", () => {
  const [unit, other] = table.units;
  if (!unit || !other) throw new RangeError("no units");
  // The quarters of 2023 and 2024, all followed for 90 days.
  const old = {...manifest, firstMonth: "2023-01", lastMonth: "2024-12", extractDate: "2025-03-31"};

  it("has the mean and the limits of an XmR chart, and a signal where a quarter lies beyond them", () => {
    const model = unitControlChart(table, old, unit);
    // Shares 0.1 seven times and 0.5: mean 0.15, one moving range of 0.4 in seven, 2.66 · 0.4/7 = 0.152.
    expect(model.chart?.kind === "control" ? model.chart.mean : 0).toBeCloseTo(0.15);
    expect(model.chart?.kind === "control" ? model.chart.limits[1] : 0).toBeCloseTo(0.302);
    expect(model.title).toBe("1 av 8 kvartal avviker från enhetens egen variation");
    expect(model.table.rows.at(-1)?.at(-1)).toBe("utanför gränserna");
  });

  it("leaves quarters that are not whole or whose requests can still come out of the limits", () => {
    const more: UnitTable = {
      ...table,
      quarters: [...table.quarters, "2025-Q1"],
      byQuarter: {
        certificates: [...new Array<number>(9).fill(20), ...new Array<number>(9 * (count - 1)).fill(0)],
        completed: [2, 4, 2, 4, 2, 4, 2, 4, 0, ...new Array<number>(9 * (count - 1)).fill(0)],
      },
    };
    const release = {...old, lastMonth: "2025-03", extractDate: "2025-06-28"};
    // Eighty-nine days after the quarter.
    const young = unitControlChart(more, release, unit);
    expect(young.chart?.kind === "control" ? young.chart.mean : 0).toBeCloseTo(0.15);
    expect(young.chart?.kind === "control" ? young.chart.points.at(-1)?.preliminary : false).toBe(true);
    expect(young.table.rows.at(-1)?.at(-1)).toBe("inte färdigt");
    const ripe = unitControlChart(more, {...release, extractDate: "2025-06-29"}, unit);
    expect(ripe.chart?.kind === "control" ? ripe.chart.mean : 0).toBeCloseTo(1.2 / 9);
    // With half of the first quarter seven of eight are left.
    expect(unitControlChart(table, {...old, firstMonth: "2023-02"}, unit).chart).toBeNull();
  });

  it("is not drawn from fewer than eight quarters", () => {
    const {chart, alternative, selection} = unitControlChart(table, old, other);
    expect(chart).toBeNull();
    expect(alternative).toContain("Period: inga kvartal.");
    expect(selection).toBe(other.title);
  });

  it("counts its whole quarters in the singular where it has one", () => {
    const quarter = {...old, firstMonth: "2024-10"};
    expect(unitControlChart(table, quarter, unit).title).toMatch(
      /^Enheten har egna tal i 1 färdigt kvartal\./,
    );
  });
});

describe("the patients of a unit", () => {
  it("are counted by age and by diagnosis, for the search for those that are alike", () => {
    const [first, second] = profilesOf(table, "2024", base);
    expect(first).toEqual({
      ...{id: "U0", type: "vardcentral"},
      ages: [{n: 200, atBase: 1}],
      diagnoses: [{n: 200, atBase: 1}],
    });
    expect(second?.ages).toEqual([{n: 200, atBase: 2}]);
  });
});
