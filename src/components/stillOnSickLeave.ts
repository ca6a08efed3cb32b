import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import type {DayBand} from "../measures/groupedQuantile.js";
import {isTooUnsure, shareInterval, type Share} from "../measures/shareInterval.js";
import {askedDays, stillAfter, survival, type SurvivalPoint} from "../measures/survival.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import type {StepChart, StepPoint} from "./chartModels.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationBands} from "./durationBands.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {familySides, isBesideNation, placesOf, sideHeading, type FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import {curvesInWords, textAlternative} from "./textAlternative.js";
import {nothingPublished, stepCurveNote, unsureNote, withinNationNote} from "./uncertainty.js";

const measure = "Andel av sjukfallen som pågår ännu efter så många dagar";

/**
 * How large a share of the sjukfall goes on after each length, up to a year: a survival curve. Every sjukfall has been followed
 * for the whole year, so nothing is open.
 */
export function stillOnSickLeave(family: PlaceFamily, view: View): DiagramModel<StepChart> {
  const {manifest, place, own} = family;
  const {base} = manifest.disclosure;
  const sides = familySides(family, view);
  const years = familyYears(view, family.nation, manifest);
  const curves = sides.map((side) => {
    const bands = durationBands(family, view, side);
    return {side, all: addCounts(bands.map(({count}) => count)).n, curve: followedCurve(bands, base)};
  });
  const points = curves.flatMap(({side, all, curve}) => (all === 0 ? [] : pointsOf(side, curve)));
  const day = Number(view.limit);
  const {title, limits} = headlineOf(
    curves.map(({side, all, curve}) => ({...side, ...shareAfter(all === 0 ? [] : curve, day)})),
    day,
  );
  const where = placesOf({manifest, place}, sides);
  const selection = `${where}, ${describeSelection(view, manifest, own, [])}`;
  const empty = points.length === 0;

  return {
    id: "kvar-efter-dagar",
    title: empty ? `${measure}: inga sjukfall i urvalet` : title,
    selection: `${selection}. Sjukfall som började ${years.period}.`,
    alternative: textAlternative({
      kind: curvesInWords("faller från 100 procent", sides),
      measure,
      selection,
      period: `sjukfall som började ${years.period}`,
      message: title,
      uncertainty: limits,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: empty
      ? null
      : {
          ...{kind: "steps", yLabel: measure, points, rules: askedDays, until: 365, top: 1},
          ticks: [0, ...askedDays, 30, 60, 120, 270].sort((a, b) => a - b),
        },
    nothing: nothingPublished,
    notes: [
      ...(empty ? [] : [limits]),
      durationNote,
      "De streckade lodräta linjerna är sjuklöneperiodens slut (dag 14) och gränserna i rehabiliteringskedjan (dag 90, 180 och 365). Sjukfall som slutar under sjuklöneperioden syns oftast inte alls, så kurvan börjar högre än om alla var med.",
      ...choicesLeftOut(view, manifest, own, [], durationsCounted),
      ...years.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      stepCurveNote,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "dag", title: "Efter dag", kind: "count"},
        {name: "serie", title: sideHeading(sides), kind: "text"},
        {name: "kvar", title: "Kvar", kind: "count"},
        {name: "andel", title: "Andel kvar", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      // A side of nobody has no curve.
      rows: (curves.find(({all}) => all > 0)?.curve ?? []).flatMap(({until}) =>
        curves.flatMap(({side, all, curve}) => {
          const at = curve.find((point) => point.until === until);
          if (at === undefined || all === 0) return [];
          return [
            [until, side.label, Math.round(at.still.value * all), at.still.value, ...at.still.interval],
          ];
        }),
      ),
    },
  };
}

/**
 * The curve of sjukfall that have all been followed to the end. As nothing is open, each of its points is that of a curve with one band,
 * those that ended by then: so the rounding of the bands is counted once, and not once for each. Where nobody is left the upper limit
 * is that of a share of 0 (`shareInterval`).
 */
function followedCurve(bands: readonly DayBand[], base: number): SurvivalPoint[] {
  const sum = (some: readonly DayBand[]): Count => addCounts(some.map(({count}) => count));
  return bands.flatMap(({from, until}, i) => {
    if (until === Infinity) return [];
    const longer = sum(bands.slice(i + 1));
    const [point] = survival(
      [
        {from: bands[0]?.from ?? from, until, ended: sum(bands.slice(0, i + 1)), open: noCount},
        {from: until + 1, until: Infinity, ended: longer, open: noCount},
      ],
      base,
    );
    if (point === undefined) return [];
    const still =
      longer.n > 0 ? point.still : {value: 0, interval: shareInterval(longer, sum(bands), base).interval};
    return [{...point, from, still}];
  });
}

/** All are on sick leave at day 0; then what is known after each band. */
function pointsOf({id}: FamilySide, curve: readonly SurvivalPoint[]): StepPoint[] {
  const known = curve.map(({until, still: {value, interval}}): StepPoint => {
    return {series: id, day: until, value, low: interval[0], high: interval[1]};
  });
  return [{series: id, day: 0, value: 1, low: 1, high: 1}, ...known];
}

function shareAfter(curve: readonly SurvivalPoint[], day: number): Share {
  const after = stillAfter(curve, day);
  return after === null ? {share: null, interval: [0, 1]} : {share: after.value, interval: after.interval};
}

/** What is left after the day that the reader asks about, on each side. */
function headlineOf(
  told: readonly (FamilySide & Share)[],
  day: number,
): {readonly title: string; readonly limits: string} {
  if (told.some(isTooUnsure))
    return {
      title: `Hur många sjukfall pågår efter ${day} dagar? För få för en säker andel`,
      limits: unsureNote,
    };
  const figures = told
    .map(({share, where}, i) => `${formatPercent(share ?? 0)}${i === 0 ? " av sjukfallen" : ""} ${where}`)
    .join(" och ");
  const limits = told.map(({interval, where}) => `${percentBetween(...interval)} ${where}`).join(" och ");
  return {
    title: `Efter ${day} dagar pågår ännu ${figures}`,
    limits: `${told.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits}.`,
  };
}
