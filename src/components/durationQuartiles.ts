import type {View} from "../contract/view.js";
import {addCounts} from "../measures/count.js";
import {groupedQuantile} from "../measures/groupedQuantile.js";
import type {Estimate} from "../measures/estimate.js";
import {isTooUnsure, shareInterval} from "../measures/shareInterval.js";
import {formatCount} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {durationBands} from "./durationBands.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {familySides, isBesideNation, placesOf, sideHeading, type FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, withinNationNote} from "./uncertainty.js";

const quartiles = [
  {part: 0.25, label: "En fjärdedel varar högst"},
  {part: 0.5, label: "Hälften varar högst (median)"},
  {part: 0.75, label: "Tre fjärdedelar varar högst"},
] as const;

const measure = "Längd i dagar: median och kvartiler";
/** What is longer is not told apart in the release. */
const longest = 365;

/** How many days a quarter, half and three quarters of the sjukfall do not exceed, with intervals. */
export function durationQuartiles(family: PlaceFamily, view: View): DiagramModel {
  const {manifest, place, own} = family;
  const sides = familySides(family, view);
  const years = familyYears(view, family.nation, manifest);
  const found = sides.map((side) => {
    const bands = durationBands(family, view, side);
    const {n} = addCounts(bands.map(({count}) => count));
    const estimates = quartiles.map(({part}) => groupedQuantile(bands, part, manifest.disclosure.base));
    return {
      side,
      none: n === 0,
      few: isFew(bands, estimates[1] ?? null, manifest.disclosure.base),
      estimates,
    };
  });
  const points = found.flatMap(({side: {id: series}, estimates}) =>
    estimates.flatMap((estimate, category): SharePoint[] => {
      if (estimate === null) return [];
      const [low, high] = estimate.interval;
      return [{series, category, value: estimate.value, low, high: Math.min(high, longest)}];
    }),
  );
  const empty = found.every(({none}) => none);
  const {title, limits} = headlineOf(found);
  const where = placesOf({manifest, place}, sides);
  const selection = `${where}, ${describeSelection(view, manifest, own, [])}`;
  const beyond = found.some(
    ({none, estimates}) =>
      !none && estimates.some((estimate) => estimate === null || estimate.interval[1] > longest),
  );

  return {
    id: "median-och-kvartiler",
    title: empty ? `${measure}: inga sjukfall i urvalet` : title,
    selection: `${selection}. Sjukfall som började ${years.period}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall${sides.length > 1 ? `, ${sides.map(({label}) => label).join(" och ")}` : ""}`,
      measure,
      selection,
      period: `sjukfall som började ${years.period}`,
      message: empty ? `${measure}: inga sjukfall i urvalet` : title,
      uncertainty: limits,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart:
      points.length === 0
        ? null
        : {
            ...{
              kind: "shares",
              unit: "number",
              xLabel: "Antal dagar från sjukfallets första till dess sista dag",
            },
            categories: quartiles.map(({label}) => label),
            points,
          },
    nothing: empty ? nothingPublished : "Här finns inget att rita: alla tre måtten är längre än 365 dagar.",
    notes: [
      ...(empty ? [] : [limits]),
      durationNote,
      "Längden är känd i grupper av dagar. Inom en grupp räknas sjukfallen som jämnt spridda. Det kan flytta ett värde några dagar, mest bland de längsta, och är inte med i intervallet.",
      ...(beyond && !empty
        ? ["Ett streck i tabellen betyder mer än 365 dagar. Längre än så följs inte sjukfallen här."]
        : []),
      ...choicesLeftOut(view, manifest, own, [], durationsCounted),
      ...years.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      "Strecket runt varje punkt är ett 95-procentigt intervall. Det rymmer både slumpen och avrundningen av små tal.",
    ],
    table: {
      caption: measure,
      columns: [
        {name: "matt", title: "Mått", kind: "text"},
        {name: "serie", title: sideHeading(sides), kind: "text"},
        {name: "dagar", title: "Dagar", kind: "count"},
        {name: "lagst", title: "Lägst", kind: "count"},
        {name: "hogst", title: "Högst", kind: "count"},
      ],
      rows: quartiles.flatMap(({label}, q) =>
        // A dash means beyond the year: a side without sjukfall has no row.
        found.flatMap(({side, none, estimates}) =>
          none ? [] : [[label, side.label, ...daysOf(estimates[q] ?? null)]],
        ),
      ),
    },
  };
}

/** Whether the median is of so few that the share of sjukfall in its band or below is not told either. */
function isFew(bands: ReturnType<typeof durationBands>, median: Estimate | null, base: number): boolean {
  const counts = bands.map(({count}) => count);
  const below =
    median === null ? counts : bands.filter(({from}) => from <= median.value).map(({count}) => count);
  return isTooUnsure(shareInterval(addCounts(below), addCounts(counts), base));
}

/** Value and limits in whole days; null where they lie beyond what is followed. */
function daysOf(estimate: Estimate | null): (number | null)[] {
  if (estimate === null) return [null, null, null];
  return [estimate.value, ...estimate.interval].map((days) => (days > longest ? null : Math.round(days)));
}

/** The medians side by side. One beyond the year that is followed is told as that, and where; without sjukfall there is none. */
function headlineOf(
  found: readonly {
    readonly side: FamilySide;
    readonly none: boolean;
    readonly few: boolean;
    readonly estimates: readonly (Estimate | null)[];
  }[],
): {readonly title: string; readonly limits: string} {
  const without = found.flatMap(({side: {where}, none}) => (none ? [where] : []));
  if (without.length > 0)
    return {
      title: "Hur långt är ett vanligt sjukfall? För få sjukfall för en säker median",
      limits: `Rubriken nämner ingen median: inga sjukfall i urvalet är publicerade ${without.join(" och ")}.`,
    };
  const unsure = found.flatMap(({side: {where}, few}) => (few ? [where] : []));
  if (unsure.length > 0)
    return {
      title: "Hur långt är ett vanligt sjukfall? För få sjukfall för en säker median",
      limits: `Rubriken nämner ingen median: sjukfallen är för få ${unsure.join(" och ")}. Talen står i tabellen.`,
    };
  const medians = found.map(({side: {where}, estimates}) => ({where, median: estimates[1] ?? null}));
  const told = medians.flatMap(({where, median}) => (median === null ? [] : [{where, ...median}]));
  const beyond = medians.flatMap(({where, median}) => (median === null ? [where] : [])).join(" och ");
  const figures = told.map(({value, where}) => `${formatCount(value)} dagar ${where}`).join(" och ");
  const limits = told.map(({interval: [low, high], where}) => {
    const upper = high > longest ? "mer än 365" : formatCount(high);
    return `mellan ${formatCount(low)} och ${upper} dagar ${where}`;
  });
  const parts = [
    ...(beyond === "" ? [] : [`längre än ett år ${beyond}`]),
    ...(figures === "" ? [] : [`högst ${figures}`]),
  ];
  const sentences = [
    ...(limits.length === 0
      ? []
      : [`${limits.length > 1 ? "Medianerna" : "Medianen"} i rubriken ligger ${limits.join(" och ")}.`]),
    ...(beyond === "" ? [] : [`Medianen ${beyond} går inte att räkna ut.`]),
  ];
  return {title: `Hälften av sjukfallen varar ${parts.join(" och ")}`, limits: sentences.join(" ")};
}
