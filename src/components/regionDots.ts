import type {Place} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import type {Estimate} from "../measures/estimate.js";
import {capitalise, formatCount, formatTenths} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {noRateWords} from "./populationWords.js";
import {isPreliminary, markPreliminary, preliminarySharesNote} from "./preliminary.js";
import type {RegionFigure, RegionFigures} from "./regionFigures.js";
import type {Regions} from "./regions.js";
import {
  comparedOf,
  isStandardised,
  nationNotes,
  noneCounted,
  orderNote,
  periodMeasure,
  pickedOf,
  regionChoicesLeftOut,
  regionSelection,
  standardisedFor,
  standardNotes,
} from "./regionWords.js";
import {textAlternative} from "./textAlternative.js";
import {tileName} from "./tileName.js";
import {nothingPublished} from "./uncertainty.js";

/**
 * Every region with its limits, standardised beside crude, in order of the standardised figure, against the nation's. The headline
 * tells how many lie apart from the nation beyond chance and rounding, not who.
 */
export function regionDots(data: Regions, view: View, figures: RegionFigures): DiagramModel {
  const {manifest, population} = data;
  const whole = wholeOf(manifest);
  const standardised = isStandardised(figures);
  const over = standardisedFor(view);
  const measure = capitalise(periodMeasure(population, view));
  const nation = comparedOf(figures.nation)?.value ?? null;
  const shown = figures.regions
    .flatMap((region) => {
      const compared = comparedOf(region);
      return compared === null ? [] : [{region, compared}];
    })
    .sort((a, b) => b.compared.value - a.compared.value);
  const picked = pickedOf(figures.regions, view);
  const namesBy = (nameOf: (place: Place) => string): string[] =>
    shown.map(({region}) => `${region === picked ? "▸ " : ""}${nameOf(region.place)}`);
  const points = shown.flatMap(({region, compared}, category) => [
    point("own", category, compared),
    ...(standardised && region.crude !== null ? [point("nation", category, region.crude)] : []),
  ]);
  const apart =
    nation === null
      ? 0
      : shown.filter(({compared: {interval}}) => interval[0] > nation || interval[1] < nation).length;
  const isEmpty = shown.length > 0 && noneCounted(figures);
  const title =
    nation === null || shown.length === 0
      ? `${measure}: inga tal kan räknas`
      : isEmpty
        ? `${measure}: inga sjukfall i urvalet`
        : `${apart === 0 ? "Ingen" : formatCount(apart)} av ${shown.length} regioner skiljer sig från ${whole.short} mer än slumpen och avrundningen förklarar`;
  const selection = regionSelection(data, view);
  const order = standardised ? "det standardiserade talet" : "talet";
  const uncertainty = `Strecken är 95-procentiga intervall. Med ${shown.length} regioner hamnar ungefär en utanför av en slump`;
  const preliminary = figures.times.values.some((time) => isPreliminary(time, manifest.extractDate));

  return {
    id: "regioner-i-ordning",
    title,
    selection: `${capitalise(selection)}. ${capitalise(figures.period)}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall, en rad för varje region i ordning efter ${order}`,
      measure,
      selection,
      period: figures.period,
      message: nation === null ? title : `${title}. ${whole.title} ligger på ${formatTenths(nation)}`,
      uncertainty,
    }),
    series: standardised
      ? [
          {id: "own", label: over === "" ? "Standardiserat" : `Standardiserat för ${over}`, style: "own"},
          {id: "nation", label: "Ojusterat", style: "nation"},
        ]
      : [{id: "own", label: "Ojusterat", style: "own"}],
    chart:
      points.length === 0 || isEmpty
        ? null
        : {
            ...{kind: "shares", unit: "number", xLabel: measure, points},
            ...{categories: namesBy(({title: name}) => name), short: namesBy(tileName), whole: true},
            ...(nation === null ? {} : {reference: nation}),
          },
    nothing: isEmpty ? nothingPublished : noRateWords(population, view),
    notes: [
      ...(nation === null ? [] : [`Den streckade linjen är ${whole.short}: ${formatTenths(nation)}.`]),
      ...nationNotes(figures, manifest),
      `Regionerna står i ordning efter ${order}. ${orderNote}`,
      `${uncertainty}. Strecket runt varje punkt rymmer både slumpen och avrundningen av små tal.`,
      ...standardNotes(data, standardised, view),
      ...regionChoicesLeftOut(data, view),
      ...figures.notes,
      ...preliminarySharesNote(figures.times.values, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: measure,
        columns: [
          {name: "region", title: "Region", kind: "text"},
          {name: "serie", title: "Tal", kind: "text"},
          {name: "per_1000", title: "Per 1\u00a0000", kind: "decimal"},
          {name: "lagst", title: "Lägst", kind: "decimal"},
          {name: "hogst", title: "Högst", kind: "decimal"},
        ],
        rows: shown.flatMap(({region}) => rowsOf(region)),
      },
      shown.flatMap(({region}) => rowsOf(region).map(() => preliminary)),
    ),
  };
}

function point(series: string, category: number, {value, interval: [low, high]}: Estimate): SharePoint {
  return {series, category, value, low, high};
}

function rowsOf({place, standardised, crude}: RegionFigure): (string | number)[][] {
  const named: readonly (readonly [string, Estimate | null])[] = [
    ["Standardiserat", standardised],
    ["Ojusterat", crude],
  ];
  return named.flatMap(([name, one]) =>
    one === null ? [] : [[place.title, name, one.value, ...one.interval]],
  );
}
