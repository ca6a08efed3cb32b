import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {afterRequest} from "../../src/components/afterRequest.js";
import {againstNation} from "../../src/components/againstNation.js";
import {beyondByCategory} from "../../src/components/beyondByCategory.js";
import {beyondRecommended} from "../../src/components/beyondRecommended.js";
import {blockChanges} from "../../src/components/blockChanges.js";
import {byBlock} from "../../src/components/byBlock.js";
import {contactWishesOverTime} from "../../src/components/contactWishesOverTime.js";
import {byAge} from "../../src/components/byAge.js";
import {byDegree} from "../../src/components/byDegree.js";
import {byDiagnosis} from "../../src/components/byDiagnosis.js";
import {byFirstDiagnosis} from "../../src/components/byFirstDiagnosis.js";
import {byLength} from "../../src/components/byLength.js";
import {changedByLevel} from "../../src/components/changedByLevel.js";
import {changedBySpan} from "../../src/components/changedBySpan.js";
import {chosenUnit, noExample} from "../../src/components/chosenUnit.js";
import {coordinatedBySpan} from "../../src/components/coordinatedBySpan.js";
import {coordinationCurve} from "../../src/components/coordinationCurve.js";
import {daysToAnswer} from "../../src/components/daysToAnswer.js";
import {daysToRequest} from "../../src/components/daysToRequest.js";
import {degreePaths} from "../../src/components/degreePaths.js";
import {daysToChange} from "../../src/components/daysToChange.js";
import {diagnosisFlows} from "../../src/components/diagnosisFlows.js";
import {diagnosisMatrix} from "../../src/components/diagnosisMatrix.js";
import type {DiagramModel} from "../../src/components/diagramModel.js";
import {durationQuartiles} from "../../src/components/durationQuartiles.js";
import {firstReduction} from "../../src/components/firstReduction.js";
import {longByDiagnosis} from "../../src/components/longByDiagnosis.js";
import {longBySex} from "../../src/components/longBySex.js";
import {longByYear} from "../../src/components/longByYear.js";
import {loweredInSteps} from "../../src/components/loweredInSteps.js";
import {measureOverTime} from "../../src/components/measureOverTime.js";
import {measuresNamed} from "../../src/components/measuresNamed.js";
import {newChapters} from "../../src/components/newChapters.js";
import type {Notebook as PlaceNotebook} from "../../src/components/notebook.js";
import {bySexOverTime, inComparison, overTime} from "../../src/components/overTime.js";
import type {PlaceFamily} from "../../src/components/placeFamily.js";
import {prognosesMade} from "../../src/components/prognosesMade.js";
import {questionOverTime} from "../../src/components/questionOverTime.js";
import {questionsAsked} from "../../src/components/questionsAsked.js";
import {raisedAgain} from "../../src/components/raisedAgain.js";
import {reducedByDiagnosis} from "../../src/components/reducedByDiagnosis.js";
import {regionDeciles} from "../../src/components/regionDeciles.js";
import {regionDots} from "../../src/components/regionDots.js";
import {regionFigures} from "../../src/components/regionFigures.js";
import {regionMap} from "../../src/components/regionMap.js";
import {regionPanels} from "../../src/components/regionPanels.js";
import {requestMaturity} from "../../src/components/requestMaturity.js";
import {requestsByGroup} from "../../src/components/requestsByGroup.js";
import {requestsByNumber} from "../../src/components/requestsByNumber.js";
import {requestsOverTime} from "../../src/components/requestsOverTime.js";
import {requestsYearOnYear} from "../../src/components/requestsYearOnYear.js";
import {sjukfallMeasures} from "../../src/components/sjukfallMeasures.js";
import {initialView} from "../../src/components/viewState.js";
import {stillOnSickLeave} from "../../src/components/stillOnSickLeave.js";
import {treatmentsStated} from "../../src/components/treatmentsStated.js";
import {unitControlChart} from "../../src/components/unitControlChart.js";
import {regionFocus, unitFunnel} from "../../src/components/unitFunnel.js";
import {unitFacts} from "../../src/components/unitFacts.js";
import {unitLikest} from "../../src/components/unitLikest.js";
import {unitLongYears} from "../../src/components/unitLongYears.js";
import {unitOverYears} from "../../src/components/unitOverYears.js";
import {unitStartedYears} from "../../src/components/unitStartedYears.js";
import {yearAgainstYear} from "../../src/components/yearAgainstYear.js";
import {deckParameters} from "../../src/contract/deckNotebooks.js";
import {
  completionParameters,
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  regionsParameters,
  returnParameters,
  unitsParameters,
  type View,
  type ViewManifest,
  type ViewParameter,
  viewParameters,
} from "../../src/contract/view.js";
import {inPageWindow} from "../../site/pageWindow.ts";
import {anyViewOf} from "../fixtures/anyView.ts";
import {completions, manifest as ofCompletions} from "../unit/src/completions.js";
import {manifestWithBlocks as ofCountry, notebook as withoutBlocks, table} from "../unit/src/country.js";
import {manifest as ofRegions, regionsFor} from "../unit/src/elevenRegions.js";
import {familyAt, manifest as ofFamilies} from "../unit/src/families.js";
import {manifest as ofReturns, returns} from "../unit/src/returns.js";
import {manifest as ofUnits, table as vardcentraler} from "../unit/src/vardcentraler.js";

/**
 * What stands where a value is missing: no value, nothing between two marks, a span without one of its ends or of a year to itself; and a
 * word that is said twice.
 */
const gap =
  /(?<!\p{L})(?<word>\p{L}{2,}) \k<word>(?!\p{L})|undefined|NaN|null|Infinity|\s{2}|\.\.|^\s*$|[,:] –|–(?:[.,)]|$)|\b(?<year>\d{4})–\k<year>\b/u;

/** What every diagram of a notebook tells of a place; of one that has no places, whichever is given. */
type Notebook = (slug: string, view: View) => readonly DiagramModel<unknown>[];

const blocks = table(["year", "block"], ["2024 F40-F48 600", "2024 C50-C50 5", "2025 F30-F39 100"]);
const placeOf = (slug: string): PlaceNotebook => ({...withoutBlocks(slug), manifest: ofCountry});
const blocksOf = ({manifest, place}: PlaceNotebook): PlaceFamily => ({
  manifest,
  place,
  own: blocks,
  nation: blocks,
});

const patterns: Notebook = (slug, view) => {
  const place = placeOf(slug);
  return [
    overTime(place, view, blocksOf(place)),
    inComparison(place, view, blocksOf(place)),
    (place.place.code === null ? yearAgainstYear : againstNation)(place, view),
    byBlock(blocksOf(place), view),
    ...[bySexOverTime, byAge, byDegree, byLength, byDiagnosis].map((of) => of(place, view)),
  ];
};

const completionPractice: Notebook = (slug, view) => {
  const families = completions(slug);
  const {certificates, requests, numbers} = families;
  const maturity = requestMaturity(requests);
  return [
    requestsOverTime(certificates, view, maturity),
    requestsYearOnYear(certificates, view, maturity),
    ...(["diagnosis", "degree", "sex", "age"] as const).map((by) =>
      requestsByGroup(certificates, view, maturity, by),
    ),
    requestsByNumber(numbers, view, maturity),
    questionsAsked(families, view, maturity, "1"),
    questionsAsked(families, view, maturity, "2"),
    questionOverTime(families, view, maturity),
    daysToRequest(requests, view),
    daysToAnswer(requests, view),
    afterRequest(families, view, maturity),
  ];
};

const returnToWork: Notebook = (slug, view) => {
  const {support, measures, sjukfall, coordination} = returns(slug);
  const versions = ["1", "2"] as const;
  return [
    ...versions.map((version) => measuresNamed({support, measures}, view, version)),
    measureOverTime({support, measures}, view),
    ...versions.map((version) => sjukfallMeasures(sjukfall, view, version)),
    ...versions.map((version) => treatmentsStated(support, view, version)),
    ...versions.map((version) => prognosesMade(support, view, version)),
    contactWishesOverTime(support, view),
    ...(["first_meeting", "first_contact"] as const).flatMap((kind) => [
      coordinatedBySpan(coordination, view, kind),
      coordinationCurve(coordination, view, kind),
    ]),
  ];
};

const durationRows = [
  ...["2023 K F00-F99 1-14 400", "2023 K F00-F99 91-180 60", "2023 M C00-D48 366- 5"],
  ...["2024 K F00-F99 15-90 200", "2024 M F00-F99 181-365 30", "2025 K .. 1-14 10"],
];
const recommendationRows = [
  ...["2023 F00-F99 within 400", "2023 F00-F99 between 60", "2023 C00-D48 beyond 5"],
  ...["2024 F00-F99 beyond 200", "2024 F00-F99 within 30", "2024 G00-G99 none 30", "2025 .. .. 10"],
];
const ofRecommended = {
  ...ofFamilies,
  dimensions: {
    ...ofFamilies.dimensions,
    recommendation: {
      title: "Längd mot rekommendationen",
      codes: ["none", "within", "between", "beyond", ".."].map((code) => ({code, title: code})),
    },
    category: {
      title: "Diagnoskategori",
      recommendedFrom: "2019-06-18",
      codes: [
        {code: "F43", title: "Stress", parent: "F40-F48", recommendedDays: [28, 360] as [number, number]},
        {code: "M79", title: "Värk", parent: "M70-M79", recommendedDays: [360, 720] as [number, number]},
        {code: "C50", title: "Tumör", parent: "C50-C50", recommendedDays: [42, 42] as [number, number]},
        {code: "..", title: "Redovisas inte", parent: ".."},
      ],
    },
  },
};
const categories = table(
  ["year", "category", "recommendation"],
  [
    ...["2023 F43 within 400", "2023 F43 between 60", "2023 F43 beyond 40", "2024 M79 between 200"],
    ...["2024 C50 beyond 5", "2025 .. .. 10"],
  ],
);
const durations: Notebook = (slug, view) => {
  const family = familyAt(slug, ["year", "sex", "diagnosis", "duration"], durationRows);
  const recommended = {
    ...familyAt(slug, ["year", "diagnosis", "recommendation"], recommendationRows),
    manifest: ofRecommended,
  };
  return [
    ...[stillOnSickLeave, durationQuartiles, longByDiagnosis, longBySex, longByYear].map((of) =>
      of(family, view),
    ),
    beyondRecommended(recommended, view),
    beyondByCategory(categories, view, ofRecommended),
  ];
};

const {block} = ofCountry.dimensions;
const ofChanges = {...ofFamilies, dimensions: {...ofFamilies.dimensions, ...(block && {block})}};
const changeRows = [
  ...["2023 1-90 F00-F99 F00-F99 same none 900", "2023 1-90 F00-F99 F00-F99 block 0-14 30"],
  ...["2024 91- F00-F99 C00-D48 chapter 15-90 130", "2024 91- C00-D48 G00-G99 chapter 91- 5"],
  ...["2024 91- none none unknown none 5", "2025 1-90 .. .. .. .. 25"],
];
const pairs = table(["year", "block_first", "block"], ["2023 F30-F39 F40-F48 50", "2024 C50-C50 F40-F48 5"]);
const diagnosisChanges: Notebook = (slug, view) => {
  const dimensions = ["year", "span", "diagnosis_first", "diagnosis", "diagnosis_change", "first_change"];
  const family = byFirstDiagnosis({...familyAt(slug, dimensions, changeRows), manifest: ofChanges});
  return [
    ...[changedBySpan, daysToChange, changedByLevel, diagnosisMatrix, diagnosisFlows, newChapters].map((of) =>
      of(family, view),
    ),
    blockChanges(pairs, view, ofChanges),
  ];
};

const pathRows = [
  ...["2023 F00-F99 100 unchanged none 300", "2023 F00-F99 100 stepwise 31-90 100"],
  ...["2024 C00-D48 50 up none 5", "2024 F00-F99 100 down 1-30 60", "2025 .. 25 unchanged none 5"],
];
const degreeChanges: Notebook = (slug, view) => {
  const dimensions = ["year", "diagnosis", "degree_first", "degree_path", "first_reduction"];
  const family = familyAt(slug, dimensions, pathRows);
  return [degreePaths, loweredInSteps, firstReduction, reducedByDiagnosis, raisedAgain].map((of) =>
    of(family, view),
  );
};

const regions: Notebook = (_, view) => {
  const data = regionsFor(view);
  const figures = regionFigures(data, view);
  return [
    regionMap(data, view, figures),
    regionDots(data, view, figures),
    regionPanels(data, view),
    regionDeciles(data, view),
  ];
};

const funnel: Notebook = (_, view) => [unitFunnel(vardcentraler, ofUnits, view, regionFocus(ofUnits, view))];

const ofEach = new Map([
  [
    vardcentraler.type.id,
    {
      title: vardcentraler.type.title,
      units: vardcentraler.units.map(({code, title}) => ({value: code, title})),
    },
  ],
]);
const unitParameters = deckParameters({notebook: "vardenhet", place: vardcentraler.type.id}, ofEach);
const oneUnit: Notebook = (_, view) => {
  const unit = chosenUnit(vardcentraler, ofUnits, view);
  const without = noExample(vardcentraler, ofUnits, view);
  if (unit === undefined) return without === undefined ? [] : [without];
  const {code, title} = unit;
  return [
    unitFunnel(vardcentraler, ofUnits, view, {is: "unit", code, title}),
    ...[unitStartedYears, unitLongYears, unitOverYears, unitControlChart].map((of) =>
      of(vardcentraler, ofUnits, unit),
    ),
  ];
};

/** What is wrong with what a diagram tells: gaps in its words, nothing said where nothing is drawn, and values that cannot be. */
function faultsOf({
  title,
  alternative,
  selection,
  notes,
  chart,
  nothing,
  table,
}: DiagramModel<unknown>): string[] {
  const texts = [title, alternative, selection, ...notes, table.caption];
  const values = table.rows.flatMap((row) => row.map((value, i) => ({value, kind: table.columns[i]?.kind})));
  return [
    ...[...texts, ...table.columns.map((column) => column.title)].filter((text) => gap.test(text)),
    ...(chart === null && nothing.length <= 20 ? [`${title}: nothing drawn, and “${nothing}”`] : []),
    ...table.rows.flatMap((row) => (row.length === table.columns.length ? [] : [`${title}: ${row.join()}`])),
    ...values.flatMap(({value, kind}) =>
      typeof value === "number" && !(kind === "share" ? value >= 0 && value <= 1 : !Number.isNaN(value))
        ? [`${title}: ${value} as ${kind ?? "nothing"}`]
        : [],
    ),
  ];
}

/** Rates that are drawn although each of them is 0: a band of what rounding can hide, and nothing else. */
function drawsNobody({title, chart}: DiagramModel<unknown>): string[] {
  const {unit = "", points = []} = (chart ?? {}) as {
    unit?: string;
    points?: readonly {readonly value: number}[];
  };
  const isRate = ["rate", "number"].includes(unit) && points.length > 0;
  return isRate && points.every(({value}) => value === 0) ? [`nothing but 0 is drawn: ${title}`] : [];
}

/** Words by which a headline says that a row has more than the others. */
const more = /(?:störst|större) andel|vanligast|oftast|flest byter|i flest publicerade fall/i;

/** What a headline says is the greatest, where its table has a greater share on the same side: that of a row that is an answer. */
function lesserGreatest({title, chart, table}: DiagramModel<unknown>): string[] {
  const at = table.columns.findIndex(({name}) => name === "andel");
  if (!more.test(title) || at < 0) return [];
  const isMuted = (label: unknown): boolean =>
    ((chart as {muted?: readonly unknown[]} | null)?.muted ?? []).includes(label);
  const side = table.rows.filter((row) => row[1] === table.rows[0]?.[1] && !isMuted(row[0]));
  const named = side.filter(([label]) => title.toLowerCase().includes(String(label).toLowerCase()));
  const most = Math.max(...side.map((row) => Number(row[at])));
  return named.length === 0 || named.some((row) => row[at] === most) ? [] : [title];
}

/** Every notebook, with a release that it is tried on and the choices of its page. */
const notebooks = [
  ["Sjukskrivningsmönster", patterns, ofCountry, viewParameters],
  ["Kompletteringspraxis", completionPractice, ofCompletions, completionParameters],
  ["Insatser", returnToWork, ofReturns, returnParameters],
  ["Längd", durations, ofFamilies, durationParameters],
  ["Diagnosförändring", diagnosisChanges, ofChanges, diagnosisChangeParameters],
  ["Omfattningsförändring", degreeChanges, ofFamilies, degreeChangeParameters],
  ["Regionernas bild", regions, ofRegions, regionsParameters],
  ["Vårdenheter", funnel, ofUnits, unitsParameters],
  ["En vårdenhet", oneUnit, ofUnits, unitParameters],
] as const;

describe.each(notebooks)("%s", (_, notebook, manifest, parameters) => {
  it("answers every view on every place in words without a gap, and says why where it draws nothing", () => {
    fc.assert(
      fc.property(anyViewOf(manifest, parameters), fc.constantFrom("skane", "riket"), (view, slug) => {
        expect(notebook(slug, view).flatMap(faultsOf)).toEqual([]);
      }),
      {seed: 20261122, numRuns: 150},
    );
  });

  it("calls no share the greatest that is less than another of its table, and draws no rates of nobody", () => {
    fc.assert(
      fc.property(anyViewOf(manifest, parameters), fc.constantFrom("skane", "riket"), (view, slug) => {
        const models = notebook(slug, view);
        expect([...models.flatMap(lesserGreatest), ...models.flatMap(drawsNobody)]).toEqual([]);
      }),
      {seed: 20261122, numRuns: 150},
    );
  });
});

/** Every text of a diagram that a reader can come to see. */
function textsOf(model: DiagramModel<unknown>): string[] {
  const {title, alternative, selection, notes, nothing, series, table} = model;
  const cells = table.rows.flat().filter((value) => typeof value === "string");
  const columns = table.columns.map((column) => column.title);
  return [
    ...[title, alternative, selection, nothing, table.caption],
    ...[...notes, ...columns, ...series.map(({label}) => label), ...cells],
  ];
}

describe.each([
  ["some regions together", {title: "Hela underlaget", short: "hela underlaget"}],
  ["one region", {title: "Region Halland", short: "Halland"}],
])("a release of %s", (_, names) => {
  // The place above the regions, which all of these releases share.
  const whole = ofCountry.places.find(({code}) => code === null);
  const before = {...whole};
  beforeAll(() => Object.assign(whole ?? {}, names));
  afterAll(() => Object.assign(whole ?? {}, before));

  it.each(notebooks)("says nothing of the nation in %s", (__, notebook, manifest, parameters) => {
    fc.assert(
      fc.property(anyViewOf(manifest, parameters), fc.constantFrom("skane", "riket"), (view, slug) => {
        const texts = notebook(slug, view).flatMap(textsOf);
        expect(texts.filter((text) => /riket|landet|sverige|nationen/i.test(text))).toEqual([]);
      }),
      {seed: 20261124, numRuns: 40},
    );
  });
});

/** The choices of a page that change nothing of what it shows, neither figures nor words. */
function ignoredChoices(
  manifest: ViewManifest,
  parameters: readonly ViewParameter[],
  shown: (view: View) => string,
  first = initialView(manifest),
): string[] {
  const atFirst = shown(first);
  return parameters.flatMap(({id, key, choices}) =>
    choices(manifest).flatMap(({value}) =>
      value !== first[id] && shown({...first, [id]: value}) === atFirst ? [`${key}=${value}`] : [],
    ),
  );
}

const shownOf = (models: readonly DiagramModel<unknown>[]): string =>
  JSON.stringify(
    models.map(({title, selection, notes, chart, table: {rows}}) => [title, selection, notes, chart, rows]),
  );

describe("a choice", () => {
  it.each([
    ["Sjukskrivningsmönster", patterns, ofCountry, viewParameters, []],
    ["Kompletteringspraxis", completionPractice, ofCompletions, completionParameters, []],
    // The only year that its tables of sjukfall have here: all years are that one.
    ["Insatser", returnToWork, ofReturns, returnParameters, ["ar=2025"]],
    ["Längd", durations, ofFamilies, durationParameters, []],
    ["Diagnosförändring", diagnosisChanges, ofChanges, diagnosisChangeParameters, []],
    ["Omfattningsförändring", degreeChanges, ofFamilies, degreeChangeParameters, []],
    ["Regionernas bild", regions, ofRegions, regionsParameters, []],
    ["Vårdenheter", funnel, ofUnits, unitsParameters, []],
  ] as const)("in %s is followed, or said not to be", (_, notebook, manifest, parameters, same) => {
    const shown = (view: View) => shownOf(["skane", "riket"].flatMap((slug) => notebook(slug, view)));
    expect(ignoredChoices(manifest, parameters, shown)).toEqual(same);
  });

  it("of a unit, of its figure or of what makes units alike is followed", async () => {
    await inPageWindow(async () => {
      const first = {...initialView(ofUnits), unit: vardcentraler.units[0]?.code ?? ""};
      const shown = (view: View): string => {
        const unit = chosenUnit(vardcentraler, ofUnits, view);
        const tables =
          unit === undefined
            ? []
            : [
                unitFacts(vardcentraler, ofUnits, unit, view.unitYear),
                unitLikest(vardcentraler, ofUnits, view, unit),
              ];
        return shownOf(oneUnit("", view)) + tables.map(({textContent}) => textContent).join("");
      };
      // The example of Östergötland is the unit that is shown; the likest units differ by nothing here, so a weight moves their limits alone, and
      // this one by less than is shown.
      expect(ignoredChoices(ofUnits, unitParameters, shown, first)).toEqual([
        "enhet=exempel-i-ostergotland",
        "aldrar=50",
      ]);
      await Promise.resolve();
    });
  });
});

it("tells of a unit in its tables without a gap, whichever it is and whatever makes units alike", async () => {
  await inPageWindow(async () => {
    fc.assert(
      fc.property(anyViewOf(ofUnits, unitParameters), (view) => {
        const unit = chosenUnit(vardcentraler, ofUnits, view);
        if (unit === undefined) return;
        for (const shown of [
          unitFacts(vardcentraler, ofUnits, unit, view.unitYear),
          unitLikest(vardcentraler, ofUnits, view, unit),
        ])
          expect(
            [...shown.querySelectorAll("p, td, th, caption")]
              .map(({textContent}) => textContent)
              .filter((text) => gap.test(text)),
          ).toEqual([]);
      }),
      {seed: 20261122, numRuns: 50},
    );
    await Promise.resolve();
  });
});

const skane = placeOf("skane");

it("keeps the estimate of a rate within its limits, and the number of rows that of the times", () => {
  fc.assert(
    fc.property(anyViewOf(ofCountry, viewParameters), (chosen) => {
      const {chart, table: rows} = overTime(skane, {...chosen, measure: "per1000"}, blocksOf(skane));
      if (chart?.kind === "lines")
        for (const {low, value, high} of chart.points) expect(low <= value && value <= high).toBe(true);
      for (const [, , value, low, high] of rows.rows)
        if (value !== null) expect(Number(low) <= Number(value) && Number(value) <= Number(high)).toBe(true);
    }),
    {seed: 20261122, numRuns: 150},
  );
});
