import {describe, expect, it} from "vitest";
import {afterRequest} from "../../../../src/components/afterRequest.js";
import {contactWishesOverTime} from "../../../../src/components/contactWishesOverTime.js";
import {coordinatedBySpan} from "../../../../src/components/coordinatedBySpan.js";
import {coordinationCurve} from "../../../../src/components/coordinationCurve.js";
import {daysToAnswer} from "../../../../src/components/daysToAnswer.js";
import {daysToRequest} from "../../../../src/components/daysToRequest.js";
import type {DiagramModel} from "../../../../src/components/diagramModel.js";
import {formOf} from "../../../../src/components/formTimes.js";
import {measureOverTime} from "../../../../src/components/measureOverTime.js";
import {measuresNamed} from "../../../../src/components/measuresNamed.js";
import type {PlaceFamily} from "../../../../src/components/placeFamily.js";
import {prognosesMade} from "../../../../src/components/prognosesMade.js";
import {questionOverTime} from "../../../../src/components/questionOverTime.js";
import {questionsAsked} from "../../../../src/components/questionsAsked.js";
import {requestsByGroup} from "../../../../src/components/requestsByGroup.js";
import {requestsByNumber} from "../../../../src/components/requestsByNumber.js";
import {requestsOverTime} from "../../../../src/components/requestsOverTime.js";
import {requestsYearOnYear} from "../../../../src/components/requestsYearOnYear.js";
import {sjukfallMeasures} from "../../../../src/components/sjukfallMeasures.js";
import {stepChanges} from "../../../../src/components/stepChanges.js";
import {isOnSameForm} from "../../../../src/components/timesCompared.js";
import {treatmentsStated} from "../../../../src/components/treatmentsStated.js";
import {initialView} from "../../../../src/components/viewState.js";
import type {Manifest} from "../../../../src/contract/release.js";
import {
  completionParameters,
  monthsFrom,
  returnParameters,
  type View,
} from "../../../../src/contract/view.js";
import type {Maturity} from "../../../../src/measures/maturity.js";
import {manifest as ofCompletions} from "../completions.js";
import {table} from "../country.js";
import {manifest as ofReturns} from "../returns.js";

/** A month is settled when 47 days have passed. */
const maturity: Maturity = {is: "known", days: 47};

function familyOf(
  manifest: Manifest,
  dimensions: readonly string[],
  own: readonly string[],
  nation: readonly string[] = own,
): PlaceFamily {
  const place = manifest.places.find(({slug}) => slug === "skane");
  if (place === undefined) throw new RangeError("no Skåne");
  return {manifest, place, own: table(dimensions, own), nation: table(dimensions, nation)};
}

const viewOf = (manifest: Manifest, changes: Partial<View> = {}): View => ({
  ...initialView(manifest),
  ...{comparison: "fjolaret", ...changes},
});
const labels = ({series}: Pick<DiagramModel<unknown>, "series">): string[] => series.map(({label}) => label);
const said = ({notes}: Pick<DiagramModel<unknown>, "notes">): string => notes.join("\n");

describe("the version of the form that a time is on", () => {
  it("is neither in the quarter and the year of the change", () => {
    const times = ["2025-07", "2025-08", "2025-Q2", "2025-Q3", "2025-Q4", "2024", "2025", "2026"];
    expect(times.map(formOf)).toEqual(["1", "2", "1", null, "2", "1", null, "2"]);
  });

  it("is the same a year earlier up to July 2025, and again from August 2026", () => {
    const times = ["2025-07", "2025-08", "2026-07", "2026-08", "2025-Q2", "2025-Q4", "2026-Q3", "2026-Q4"];
    expect(times.map((time) => isOnSameForm(time))).toEqual([
      ...[true, false, false, true],
      ...[true, false, false, true],
    ]);
    expect([isOnSameForm("2026-Q4", "2"), isOnSameForm("2026-Q4", "1")]).toEqual([true, false]);
  });
});

it("is a choice on both notebooks by period, where nothing but the nation is compared until it is made", () => {
  for (const parameters of [completionParameters, returnParameters]) {
    const [first] = parameters;
    expect([first?.key, first?.label, first?.initial(ofCompletions)]).toEqual([
      ...["jamfor", "Jämför med", "riket"],
    ]);
    expect(first?.choices(ofCompletions).map(({title}) => title)).toEqual([
      "riket (på en regions sida)",
      "samma plats året före",
    ]);
  }
});

it("is told from one step of a workshop to the next", () => {
  const step = (comparison: string) => ({
    ...({notebook: "kompletteringspraxis", diagram: "over-tid", placeTitle: "Region Skåne"} as const),
    ...{parameters: completionParameters, view: viewOf(ofCompletions, {comparison})},
  });
  expect(stepChanges(step("riket"), step("fjolaret"), ofCompletions)).toEqual([
    "Jämför med: riket (på en regions sida) → samma plats året före",
  ]);
});

describe("certificates beside those of the year before", () => {
  /** A month of Skåne has 1,000 certificates of women; 50 were asked about in 2023, 100 in 2024, 200 in 2025. */
  const asked: Readonly<Record<string, number>> = {"2023": 50, "2024": 100, "2025": 200};
  const rowsOf = (first: string, last: string): string[] =>
    monthsFrom(first, last).flatMap((month) => {
      const n = asked[month.slice(0, 4)] ?? 0;
      return [`${month} K 0-30 F00-F99 100 1 ${n}`, `${month} K 0-30 F00-F99 100 0 ${1000 - n}`];
    });
  const dimensions = ["month", "sex", "age", "diagnosis", "degree", "completed"];
  const manifest: Manifest = {...ofCompletions, firstMonth: "2023-01"};
  const skane = familyOf(manifest, dimensions, rowsOf("2023-01", "2025-12"));
  const view = (changes: Partial<View> = {}): View => viewOf(manifest, changes);
  const bySex = (changes: Partial<View> = {}, family = skane): DiagramModel =>
    requestsByGroup(family, {...view(), ...changes}, maturity, "sex");

  it("are the latest twelve months that have a year before on the same form", () => {
    const model = bySex();
    expect(labels(model)).toEqual(["Skåne augusti 2024–juli 2025", "Skåne augusti 2023–juli 2024"]);
    // Five months of 2024 and seven of 2025: 500 + 1,400; five of 2023 and seven of 2024: 250 + 700.
    expect(model.table.rows.map((row) => row.slice(2, 4))).toEqual([
      [12000, 1900],
      [12000, 950],
    ]);
    expect(model.table.columns[1]?.title).toBe("Plats och tid");
    expect(model.selection).toBe(
      "Region Skåne, alla intyg. Intyg från augusti 2024–juli 2025 jämfört med augusti 2023–juli 2024.",
    );
    expect(said(model)).toContain("Av perioden jämförs bara augusti 2024–juli 2025 med året före");
    expect(said(model)).not.toContain("ingår själv i riket");
  });

  it("are the chosen months where all of them have one, and a whole year is called by its number", () => {
    const model = bySex({first: "2024-01", last: "2024-12"});
    expect(labels(model)).toEqual(["Skåne 2024", "Skåne 2023"]);
    expect(model.selection).toBe("Region Skåne, alla intyg. Intyg från 2024 jämfört med 2023.");
    expect(said(model)).not.toContain("Av perioden jämförs bara");
    const spring = bySex({first: "2025-02", last: "2025-04"});
    expect(labels(spring)).toEqual(["Skåne februari–april 2025", "Skåne februari–april 2024"]);
    expect(spring.table.rows.map((row) => row.slice(2, 4))).toEqual([
      [3000, 600],
      [3000, 300],
    ]);
  });

  it("stand alone after the change of form, and where the table has no year before, and say why", () => {
    const after = bySex({first: "2025-08", last: "2025-11"});
    expect(labels(after)).toEqual(["Skåne"]);
    expect(said(after)).toContain(
      "Perioden och året före är på olika versioner och jämförs inte. Därför visas bara augusti–november 2025, utan jämförelse.",
    );
    const before = bySex({first: "2023-01", last: "2023-12"});
    expect(labels(before)).toEqual(["Skåne"]);
    expect(said(before)).toContain(
      "Året före finns inte i tabellen. Därför visas bara januari–december 2023, utan jämförelse.",
    );
    // The last month before the change is still compared.
    expect(labels(bySex({first: "2025-07", last: "2025-11"}))).toEqual([
      "Skåne juli 2025",
      "Skåne juli 2024",
    ]);
  });

  it("of months that can still grow are marked, and the finished ones beside them are told", () => {
    const early: PlaceFamily = {
      ...skane,
      manifest: {...manifest, extractDate: "2025-01-31", lastMonth: "2024-12"},
    };
    // On 31 January 62 days have passed since November, and 31 since December.
    const december = bySex({first: "2024-12", last: "2024-12"}, early);
    expect(labels(december)).toEqual(["Skåne december 2024 (preliminärt)", "Skåne december 2023"]);
    expect(said(december)).toContain("Ingen av periodens månader är färdig.");
    expect(said(december)).toContain(
      "De senaste månaderna är inte färdiga, men de som de jämförs med är det. En skillnad kan därför bero på att alla begäranden inte har hunnit komma.",
    );
    const november = bySex({first: "2024-11", last: "2024-12"}, early);
    expect(labels(november)).toEqual(["Skåne november 2024", "Skåne november 2023"]);
    expect(said(november)).not.toContain("De senaste månaderna är inte färdiga");
    const unknown = requestsByGroup(skane, view({first: "2024-12", last: "2024-12"}), {is: "unknown"}, "sex");
    expect(labels(unknown)).toEqual([
      "Skåne december 2024 (preliminärt)",
      "Skåne december 2023 (preliminärt)",
    ]);
    expect(said(unknown)).not.toContain("men de som de jämförs med är det");
    const line = requestsOverTime(early, view({first: "2024-10", last: "2024-12"}), maturity);
    expect(line.chart?.kind === "lines" && line.chart.points.map((point) => point.preliminary)).toEqual([
      ...[false, false, true],
      ...[false, false, false],
    ]);
    expect(said(line)).toContain("De senaste månaderna är inte färdiga");
  });

  it("are a line over the place's own, with no point on another form and none before the table begins", () => {
    const model = requestsOverTime(skane, view(), maturity);
    expect(labels(model)).toEqual(["Skåne", "Skåne året före"]);
    expect(model.title).toBe(
      "Av intygen från augusti 2024–juli 2025 har 15,8\u00a0% i Skåne och 7,9\u00a0% året före fått en begäran om komplettering",
    );
    const {chart} = model;
    if (chart?.kind !== "lines") throw new RangeError("a line chart");
    const before = chart.points.filter(({series}) => series === "year-before");
    // January 2024 is the thirteenth month, July 2025 the 31st.
    expect(before.map(({x}) => x)).toEqual(Array.from({length: 19}, (_, i) => i + 12));
    expect(before.map(({value}) => value)).toEqual([
      ...Array<number>(12).fill(0.05),
      ...Array<number>(7).fill(0.1),
    ]);
    const rows = model.table.rows.filter((row) => row[1] === "Skåne året före");
    expect([rows.length, rows[0]?.slice(0, 4)]).toEqual([19, ["2024-01", "Skåne året före", 1000, 50]]);
    expect(model.table.columns[1]?.title).toBe("Linje");
  });

  it("have no line of the year before where there is none, and say why", () => {
    const model = requestsOverTime(skane, view({first: "2025-09"}), maturity);
    expect(labels(model)).toEqual(["Skåne"]);
    expect(said(model)).toContain("Därför visas bara september–december 2025, utan jämförelse.");
  });

  it("are left out of the years laid over each other where the period has one alone, and that is told", () => {
    const inOne = requestsYearOnYear(skane, view({first: "2025-01", last: "2025-06"}), maturity);
    const note = "Ditt val av jämförelse gäller inte här: diagrammet visar bara år som ligger i perioden.";
    expect(said(inOne)).toContain(note);
    expect(said(requestsYearOnYear(skane, view(), maturity))).not.toContain(note);
  });

  it("of quarters have no line where none lies wholly on the form of the year before", () => {
    const some = skane.own.columns
      .get("month")
      ?.codes.flatMap((month) => [`${month} K 0-30 F00-F99 100 1 10`, `${month} K 0-30 F00-F99 100 0 40`]);
    const autumn = view({first: "2025-07", last: "2025-12"});
    const model = requestsOverTime(familyOf(manifest, dimensions, some ?? []), autumn, maturity);
    expect([labels(model), model.table.rows.map(([time]) => time)]).toEqual([
      ["Skåne"],
      ["2025-Q3", "2025-Q4"],
    ]);
    expect(said(model)).toContain("Därför finns ingen linje för året före.");
  });

  it("of years stand beside each other on the same line", () => {
    const few = skane.own.columns
      .get("month")
      ?.codes.flatMap((month) => [`${month} K 0-30 F00-F99 100 1 5`, `${month} K 0-30 F00-F99 100 0 15`]);
    const model = requestsOverTime(familyOf(manifest, dimensions, few ?? []), view(), maturity);
    expect([labels(model), model.table.rows.map(([year]) => year)]).toEqual([
      ["Skåne"],
      ["2023", "2024", "2025"],
    ]);
    expect(said(model)).toContain("Året före är därför punkten till vänster på samma linje.");
    // In twelve months 60 of 240 had a request, in either year.
    expect(model.title).toContain("har 25,0\u00a0% i Skåne och 25,0\u00a0% året före fått");
  });
});

describe("requests beside those of the year before", () => {
  const quarters = ["2024-Q1", "2024-Q2", "2025-Q1", "2025-Q2"];
  const ofYear = <T>(quarter: string, then: T, now: T): T => (quarter < "2025" ? then : now);
  const onNew = ["2025-Q3", "2025-Q4"];
  const requests = familyOf(
    ofCompletions,
    ["quarter", "version", "waited", "answered"],
    [
      ...quarters.flatMap((quarter) => [
        `${quarter} 1 0-7 0-7 ${ofYear(quarter, 30, 60)}`,
        `${quarter} 1 22-30 none ${ofYear(quarter, 70, 40)}`,
        `${quarter} 1 never not-asked 900`,
      ]),
      ...onNew.flatMap((quarter) => [`${quarter} 2 0-7 0-7 50`, `${quarter} 2 never not-asked 950`]),
      // The year before the new form has the old one.
      "2024-Q3 1 never not-asked 1000",
    ],
  );
  const questions = familyOf(
    ofCompletions,
    ["quarter", "version", "question"],
    [
      ...quarters.flatMap((quarter) => [`${quarter} 1 17 ${ofYear(quarter, 50, 100)}`, `${quarter} 1 35 20`]),
      ...onNew.map((quarter) => `${quarter} 2 17 40`),
    ],
  );
  const numbers = familyOf(
    ofCompletions,
    ["quarter", "number", "times_asked"],
    [
      ...quarters.flatMap((quarter) => [
        `${quarter} 1 0 900`,
        `${quarter} 1 1 ${ofYear(quarter, 90, 60)}`,
        `${quarter} 1 2 ${ofYear(quarter, 10, 40)}`,
      ]),
      ...onNew.map((quarter) => `${quarter} 1 0 900`),
    ],
  );
  const families = {requests, questions, numbers};
  const view = (changes: Partial<View> = {}): View => viewOf(ofCompletions, changes);
  const spring = ["Skåne kvartal 1–2 2025", "Skåne kvartal 1–2 2024"];

  it("are about the questions of one version, and of the other alone where it is younger than a year", () => {
    const old = questionsAsked(families, view(), maturity, "1");
    expect(labels(old)).toEqual(spring);
    expect(old.title).toBe(
      "Version 1: begäran gäller oftast aktivitetsbegränsning, 10,0\u00a0% av intygen i Skåne och 5,0\u00a0% året före",
    );
    expect(old.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Aktivitetsbegränsning", spring[0], 2000, 200],
      ["Aktivitetsbegränsning", spring[1], 2000, 100],
      ["Funktionsnedsättning", spring[0], 2000, 40],
      ["Funktionsnedsättning", spring[1], 2000, 40],
    ]);
    expect(said(old)).toContain("Raderna står i ordning efter andelen i Skåne kvartal 1–2 2025.");
    const young = questionsAsked(families, view(), maturity, "2");
    expect(labels(young)).toEqual(["Skåne"]);
    expect(said(young)).toContain(
      "Version 2 av blanketten kom den 5 augusti 2025. Inget helt kvartal i perioden har samma version året före. Därför visas version 2 utan jämförelse.",
    );
  });

  it("about one question are laid over each other on version 1 alone", () => {
    const {chart, title, table: shown} = questionOverTime(families, view({question: "17"}), maturity);
    expect(title).toBe(
      "Av intygen på version 1 från kvartal 1–2 2025 har 10,0\u00a0% i Skåne och 5,0\u00a0% året före fått en begäran som gäller aktivitetsbegränsning",
    );
    if (chart?.kind !== "lines") throw new RangeError("a line chart");
    const before = chart.points.filter(({series}) => series === "year-before");
    expect(before.map(({x, value}) => [chart.xs[x], value])).toEqual([
      ["2025-Q1", 0.05],
      ["2025-Q2", 0.05],
    ]);
    expect(shown.rows.filter((row) => row[2] === "Skåne året före").map((row) => row.slice(0, 2))).toEqual([
      ["2025-Q1", "1"],
      ["2025-Q2", "1"],
    ]);
  });

  it("are told by their days, on quarters of the same form", () => {
    expect(daysToAnswer(requests, view()).title).toBe(
      "Besvarade inom 14 dagar: 60,0\u00a0% i Skåne (40,0\u00a0% hade inget svar när uttaget gjordes) och 30,0\u00a0% året före (70,0\u00a0% hade inget svar när uttaget gjordes)",
    );
    const days = daysToRequest(requests, view());
    expect(labels(days)).toEqual(spring);
    expect(days.table.rows.slice(0, 2).map((row) => row.slice(0, 4))).toEqual([
      ["7 dagar", spring[0], 120, 0.6],
      ["7 dagar", spring[1], 60, 0.3],
    ]);
    expect(labels(daysToRequest(requests, view({first: "2025-07"})))).toEqual(["Skåne"]);
  });

  it("that have not been followed long enough are marked", () => {
    const young: PlaceFamily = {...requests, manifest: {...ofCompletions, extractDate: "2025-07-31"}};
    const model = daysToRequest(young, view({first: "2025-04", last: "2025-06"}));
    expect(labels(model)).toEqual(["Skåne kvartal 2 2025 (preliminärt)", "Skåne kvartal 2 2024"]);
    expect(said(model)).toContain("De senaste kvartalen är inte färdiga, men de som de jämförs med är det.");
  });

  it("are told by the number of the certificate and of the requests", () => {
    const byNumber = requestsByNumber(numbers, view(), maturity);
    expect(byNumber.table.rows.map((row) => row.slice(1, 4))).toEqual([
      [spring[0], 2000, 200],
      [spring[1], 2000, 200],
    ]);
    const after = afterRequest(families, view(), maturity);
    expect(labels(after)).toEqual(spring);
    expect(after.table.rows.map((row) => [row[0], row[2], row[3]])).toEqual([
      ["Mer än en begäran om samma intyg", 200, 80],
      ["Mer än en begäran om samma intyg", 200, 20],
      ["Tre begäranden eller fler", 200, 0],
      ["Tre begäranden eller fler", 200, 0],
      ["Inget svar inom 30 dagar", 200, 80],
      ["Inget svar inom 30 dagar", 200, 140],
      ["Inget svar när uttaget gjordes", 200, 80],
      ["Inget svar när uttaget gjordes", 200, 140],
    ]);
  });
});

describe("the way back to work beside the year before", () => {
  const manifest: Manifest = {...ofReturns, firstMonth: "2023-01"};
  const view = (changes: Partial<View> = {}): View => viewOf(manifest, changes);
  const quarters = ["2024-Q1", "2024-Q2", "2025-Q1", "2025-Q2"];
  const isThen = (quarter: string): boolean => quarter < "2025";
  const support = familyOf(
    manifest,
    ["quarter", "version", "treatment", "prognosis", "contact_wish"],
    [
      ...quarters.flatMap((quarter) => [
        `${quarter} 1 both STOR_SANNOLIKHET 1 ${isThen(quarter) ? 100 : 300}`,
        `${quarter} 1 none PROGNOS_OKLAR 0 ${isThen(quarter) ? 900 : 700}`,
      ]),
      // The quarter of the change: 400 on the old version, 600 on the new.
      ...["2025-Q3 1 both STOR_SANNOLIKHET 1 400", "2024-Q3 1 none PROGNOS_OKLAR 0 1000"],
      ...["2025-Q3 2 some STOR_SANNOLIKHET 1 600", "2025-Q4 2 some STOR_SANNOLIKHET 1 1000"],
    ],
  );
  const measures = familyOf(
    manifest,
    ["quarter", "version", "measure"],
    [
      ...quarters.map((quarter) => `${quarter} 1 ARBETSTRANING ${isThen(quarter) ? 200 : 400}`),
      ...["2024-Q3 1 ARBETSTRANING 200", "2025-Q3 1 ARBETSTRANING 40"],
      ...["2025-Q3 2 text 200", "2025-Q4 2 text 500"],
    ],
  );
  const spring = ["Skåne kvartal 1–2 2025", "Skåne kvartal 1–2 2024"];

  it("has the whole quarters on version 1, and version 2 alone", () => {
    const named = measuresNamed({support, measures}, view(), "1");
    expect(labels(named)).toEqual(spring);
    expect(named.title).toBe(
      "Version 1: oftast anges arbetsträning, 40,0\u00a0% av intygen i Skåne och 20,0\u00a0% året före",
    );
    expect(treatmentsStated(support, view(), "1").title).toBe(
      "Version 1. Någon behandling är angiven: 30,0\u00a0% i Skåne och 10,0\u00a0% året före",
    );
    expect(prognosesMade(support, view(), "1").title).toBe(
      "Version 1. Åter helt efteråt: 30,0\u00a0% i Skåne och 10,0\u00a0% året före",
    );
    for (const model of [
      measuresNamed({support, measures}, view(), "2"),
      treatmentsStated(support, view(), "2"),
      prognosesMade(support, view(), "2"),
    ]) {
      expect(labels(model)).toEqual(["Skåne"]);
      expect(said(model)).toContain("Därför visas version 2 utan jämförelse.");
    }
  });

  it("does not lay the weeks before the change beside a whole quarter", () => {
    const model = measuresNamed({support, measures}, view({first: "2025-07", last: "2025-09"}), "1");
    expect(labels(model)).toEqual(["Skåne"]);
    expect(said(model)).toContain(
      "Perioden har inget helt kvartal på den versionen att jämföra med året före. Därför visas version 1 utan jämförelse.",
    );
  });

  it("lays the year before over a line, on the same version", () => {
    const work = measureOverTime({support, measures}, view({support: "ARBETSTRANING"}));
    expect(work.title).toBe(
      "Arbetsträning anges i 40,0\u00a0% av intygen i Skåne och 20,0\u00a0% året före (version 1, kvartal 1–2 2025)",
    );
    const wishes = contactWishesOverTime(support, view());
    expect(wishes.title).toBe(
      "Läkaren vill att Försäkringskassan tar kontakt i 30,0\u00a0% av intygen i Skåne och 10,0\u00a0% året före (version 1, kvartal 1–2 2025)",
    );
    for (const {chart} of [work, wishes]) {
      if (chart?.kind !== "lines") throw new RangeError("a line chart");
      const before = chart.points.filter(({series}) => series === "year-before");
      expect(before.map(({x}) => chart.xs[x])).toEqual(["2025-Q1", "2025-Q2"]);
    }
    const autumn = contactWishesOverTime(support, view({first: "2025-10"}));
    expect(autumn.title).toContain("100,0\u00a0% av intygen i Skåne (version 2, kvartal 4 2025)");
    expect(said(autumn)).toContain("Därför visas bara kvartal 4 2025, utan jämförelse.");
  });

  const ended = familyOf(
    manifest,
    ["year", "span", "forms", "measures_named"],
    [
      ...["2023 1-90 1 listed 100", "2023 1-90 1 none 900", "2024 1-90 1 listed 300", "2024 1-90 1 none 700"],
      ...["2025 1-90 1 listed 500", "2025 1-90 1 none 500", "2025 1-90 2 text 100", "2025 1-90 2 none 100"],
    ],
  );

  it("lays no sjukfall of the year of the change beside those of a whole year", () => {
    const newest = sjukfallMeasures(ended, view(), "1");
    expect(newest.title).toContain("30,0\u00a0% i Skåne och 10,0\u00a0% året före");
    expect(labels(newest)).toEqual(["Skåne 2024", "Skåne 2023"]);
    expect(said(newest)).toContain(
      "Inget år är valt. Här jämförs 2024 med 2023, de senaste hela åren då alla intyg var på version 1.",
    );
    const chosen = sjukfallMeasures(ended, view({year: "2024"}), "1");
    expect([labels(chosen), said(chosen)]).toEqual([
      ["Skåne 2024", "Skåne 2023"],
      expect.not.stringContaining("Inget år är valt"),
    ]);
    const change = sjukfallMeasures(ended, view({year: "2025"}), "1");
    expect(labels(change)).toEqual(["Skåne"]);
    expect(change.table.rows[0]?.slice(2, 4)).toEqual([500, 1000]);
    expect(said(change)).toContain(
      "De sjukfall som tog slut det året och bara har intyg på version 1 är därför ett annat urval än året före. Därför visas 2025 utan jämförelse.",
    );
    const first = sjukfallMeasures(ended, view({year: "2023"}), "1");
    expect(said(first)).toContain("Året före finns inte i tabellen. Därför visas 2023 utan jämförelse.");
    const young = sjukfallMeasures(ended, view(), "2");
    expect([labels(young), young.table.rows[0]?.slice(2, 4)]).toEqual([["Skåne"], [100, 200]]);
    expect(said(young)).toContain("Därför visas 2023–2025 utan jämförelse.");
  });

  const messages = (before: number): PlaceFamily =>
    familyOf(
      manifest,
      ["year", "span", "first_meeting", "first_contact"],
      [
        ...[`2024 181-365 91-180 none ${before}`, `2024 181-365 none none ${1000 - before}`],
        ...["2025 181-365 91-180 none 200", "2025 181-365 none none 800"],
      ],
    );

  it("has messages of the two years side by side, whatever the form", () => {
    const curve = coordinationCurve(messages(100), view(), "first_meeting");
    expect(curve.title).toBe(
      "Inom 180 dagar har 20,0\u00a0% av de långa sjukfallen i Skåne och 10,0\u00a0% året före ett meddelande om avstämningsmöte",
    );
    expect(labels(curve)).toEqual(["Skåne 2025", "Skåne 2024"]);
    expect(said(curve)).not.toContain("ingår själv i riket");
    const bySpan = coordinatedBySpan(messages(100), view(), "first_meeting");
    expect(bySpan.table.rows.map((row) => row.slice(0, 4))).toContainEqual([
      ...["181-365 dagar", "Skåne 2024", 100, 1000],
    ]);
  });

  it("tells no share of a year before without a published message", () => {
    const curve = coordinationCurve(messages(0), view(), "first_meeting");
    expect(curve.title).toBe(
      "Inom 180 dagar har 20,0\u00a0% av de långa sjukfallen i Skåne ett meddelande om avstämningsmöte",
    );
    expect(said(curve)).toMatch(
      /Inga sådana meddelanden är publicerade året före: andelen ligger mellan 0,0 och \d/,
    );
  });
});
