import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contactWishesOverTime} from "../../src/components/contactWishesOverTime.js";
import {byAge} from "../../src/components/byAge.js";
import {byFirstDiagnosis} from "../../src/components/byFirstDiagnosis.js";
import {byDegree} from "../../src/components/byDegree.js";
import {byDiagnosis} from "../../src/components/byDiagnosis.js";
import {byLength} from "../../src/components/byLength.js";
import {changedByLevel} from "../../src/components/changedByLevel.js";
import {changedBySpan} from "../../src/components/changedBySpan.js";
import {diagnosisFlows} from "../../src/components/diagnosisFlows.js";
import {diagnosisMatrix} from "../../src/components/diagnosisMatrix.js";
import {daysToChange} from "../../src/components/daysToChange.js";
import {newChapters} from "../../src/components/newChapters.js";
import {coordinatedBySpan} from "../../src/components/coordinatedBySpan.js";
import {coordinationCurve} from "../../src/components/coordinationCurve.js";
import {daysToAnswer} from "../../src/components/daysToAnswer.js";
import {daysToRequest} from "../../src/components/daysToRequest.js";
import {degreePaths} from "../../src/components/degreePaths.js";
import type {DiagramModel} from "../../src/components/diagramModel.js";
import {durationQuartiles} from "../../src/components/durationQuartiles.js";
import {firstReduction} from "../../src/components/firstReduction.js";
import {longByDiagnosis} from "../../src/components/longByDiagnosis.js";
import {longBySex} from "../../src/components/longBySex.js";
import {longByYear} from "../../src/components/longByYear.js";
import {loweredInSteps} from "../../src/components/loweredInSteps.js";
import {measureOverTime} from "../../src/components/measureOverTime.js";
import {measuresNamed} from "../../src/components/measuresNamed.js";
import type {Notebook as PlaceNotebook} from "../../src/components/notebook.js";
import {bySexOverTime, inComparison, overTime} from "../../src/components/overTime.js";
import type {PlaceFamily} from "../../src/components/placeFamily.js";
import {prognosesMade} from "../../src/components/prognosesMade.js";
import {questionOverTime} from "../../src/components/questionOverTime.js";
import {questionsAsked} from "../../src/components/questionsAsked.js";
import {raisedAgain} from "../../src/components/raisedAgain.js";
import {reducedByDiagnosis} from "../../src/components/reducedByDiagnosis.js";
import {requestMaturity} from "../../src/components/requestMaturity.js";
import {requestsByGroup} from "../../src/components/requestsByGroup.js";
import {requestsOverTime} from "../../src/components/requestsOverTime.js";
import {requestsYearOnYear} from "../../src/components/requestsYearOnYear.js";
import {sjukfallMeasures} from "../../src/components/sjukfallMeasures.js";
import {stillOnSickLeave} from "../../src/components/stillOnSickLeave.js";
import {treatmentsStated} from "../../src/components/treatmentsStated.js";
import {
  completionParameters,
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  returnParameters,
  type View,
  viewParameters,
} from "../../src/contract/view.js";
import {anyViewOf} from "../fixtures/anyView.ts";
import {completions, manifest as ofCompletions} from "../unit/src/completions.js";
import {manifestWithBlocks as ofCountry, notebook as withoutBlocks, table} from "../unit/src/country.js";
import {familyAt, manifest as ofFamilies} from "../unit/src/families.js";
import {manifest as ofReturns, returns} from "../unit/src/returns.js";

/** What every diagram of a notebook tells of a place. */
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
    ...[bySexOverTime, byAge, byDegree, byLength, byDiagnosis].map((of) => of(place, view)),
  ];
};

const completionPractice: Notebook = (slug, view) => {
  const families = completions(slug);
  const {certificates, requests} = families;
  const maturity = requestMaturity(requests);
  return [
    requestsOverTime(certificates, view, maturity),
    requestsYearOnYear(certificates, view, maturity),
    ...(["diagnosis", "degree", "sex", "age"] as const).map((by) =>
      requestsByGroup(certificates, view, maturity, by),
    ),
    questionsAsked(families, view, maturity, "1"),
    questionsAsked(families, view, maturity, "2"),
    questionOverTime(families, view, maturity),
    daysToRequest(requests, view),
    daysToAnswer(requests, view),
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
const durations: Notebook = (slug, view) => {
  const family = familyAt(slug, ["year", "sex", "diagnosis", "duration"], durationRows);
  return [stillOnSickLeave, durationQuartiles, longByDiagnosis, longBySex, longByYear].map((of) =>
    of(family, view),
  );
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

const changeRows = [
  ...["2023 1-90 F00-F99 F00-F99 same none 300", "2023 1-90 F00-F99 C00-D48 chapter 0-14 40"],
  ...["2024 91- F00-F99 F00-F99 block 91- 5", "2024 91- C00-D48 G00-G99 chapter 15-90 60"],
  ...["2025 91- none F00-F99 unknown none 5", "2025 1-90 .. .. .. .. 10"],
];
const diagnosisChanges: Notebook = (slug, view) => {
  const dimensions = ["year", "span", "diagnosis_first", "diagnosis", "diagnosis_change", "first_change"];
  const family = byFirstDiagnosis(familyAt(slug, dimensions, changeRows));
  return [changedBySpan, daysToChange, changedByLevel, diagnosisMatrix, diagnosisFlows, newChapters].map(
    (of) => of(family, view),
  );
};

describe.each([
  ["Sjukskrivningsmönster", patterns, ofCountry, viewParameters],
  ["Kompletteringspraxis", completionPractice, ofCompletions, completionParameters],
  ["Insatser", returnToWork, ofReturns, returnParameters],
  ["Längd", durations, ofFamilies, durationParameters],
  ["Diagnosförändring", diagnosisChanges, ofFamilies, diagnosisChangeParameters],
  ["Omfattningsförändring", degreeChanges, ofFamilies, degreeChangeParameters],
] as const)("%s", (_, notebook, manifest, parameters) => {
  it("answers every view on every place in words without a gap, and says why where it draws nothing", () => {
    fc.assert(
      fc.property(anyViewOf(manifest, parameters), fc.constantFrom("skane", "riket"), (view, slug) => {
        for (const model of notebook(slug, view)) {
          const {title, alternative, selection, notes, chart, nothing, table} = model;
          for (const text of [title, alternative, selection, ...notes])
            expect(text).not.toMatch(/undefined|NaN|null|Infinity|\s{2}|\.\.|^\s*$/);
          expect(chart !== null || nothing.length > 20).toBe(true);
          for (const row of table.rows) {
            expect(row).toHaveLength(table.columns.length);
            for (const [i, value] of row.entries()) {
              if (typeof value !== "number") continue;
              expect(value).not.toBeNaN();
              if (table.columns[i]?.kind === "share") expect(value >= 0 && value <= 1).toBe(true);
            }
          }
        }
      }),
      {seed: 20261122, numRuns: 150},
    );
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
