import type {View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import {type CumulativeShare, cumulativeShares} from "../measures/cumulativeShares.js";
import type {DayBand} from "../measures/groupedQuantile.js";
import {isTooUnsure, shareInterval, type Share} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import type {StepChart, StepPoint} from "./chartModels.js";
import type {DiagramModel} from "./diagramModel.js";
import {everyBand} from "./everyBand.js";
import {familyRows, type Within} from "./familyRows.js";
import {comparedSides, type FamilySide, isBesideNation, placesOf, sideHeading} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import {curvesInWords, textAlternative} from "./textAlternative.js";
import {nothingPublished, stepCurveNote, unsureNote, withinNationNote} from "./uncertainty.js";

/** What happens at most once in a sjukfall, and how it is put into words. */
export interface HappeningQuestion {
  readonly id: string;
  /** `Andel av sjukfallen där graden har sänkts inom så många dagar`. */
  readonly measure: string;
  /** As in `Inom 90 dagar har graden sänkts i`. */
  readonly happened: string;
  /** The sjukfall that it could happen in. */
  readonly within: Within;
  /** The dimension whose bands are the days that it happened after, and the bands of those for whom it is counted, if not all. */
  readonly days: string;
  readonly counts?: Within;
  /** What the family counts, for notes. */
  readonly counted: string;
  readonly notes: (sides: readonly HappenedSide[]) => readonly string[];
}

/** Of a side: how many it could happen in, in how many it did by each day, and in how many at all. */
export interface HappenedSide {
  readonly side: FamilySide;
  readonly whole: Count;
  readonly bands: readonly DayBand[];
  readonly days: readonly CumulativeShare[];
  readonly ever: Share & {readonly count: Count};
}

/** The day that the headline tells, the first limit of the rehabilitation chain. */
const toldDay = 90;

/**
 * In how large a share of the sjukfall something had happened within so many days of the start: the place, and beside it what the view asks for. Those
 * that end without it stay in the whole: the curve ends at the share that it happened in at all, not at 100 per cent.
 */
export function happenedWithin(
  family: PlaceFamily,
  view: View,
  question: HappeningQuestion,
): DiagramModel<StepChart> {
  const {manifest, place, own} = family;
  const {measure, happened} = question;
  const sides = comparedSides(family, view);
  const years = familyYears(view, family.nation, manifest);
  const curves = sides.map((side) => happenedIn(family, view, question, side));
  const points = curves.flatMap(({side: {id: series}, days}) => {
    const known = days.map(({day, share, interval: [low, high]}): StepPoint => {
      return {series, day, value: share, low, high};
    });
    return known.length === 0 ? [] : [{series, day: 0, value: 0, low: 0, high: 0}, ...known];
  });
  const told = curves.flatMap(({side: {where: here}, days}) =>
    days.filter(({day}) => day === toldDay).map((at) => ({...at, where: here})),
  );
  const unsure = told.length < sides.length || told.some(isTooUnsure);
  const title = unsure
    ? `${measure}: för få sjukfall för en säker andel`
    : `Inom ${toldDay} dagar har ${happened} ${told.map(({share, where}, i) => `${formatPercent(share)}${i === 0 ? " av sjukfallen" : ""} ${where}`).join(" och ")}`;
  const limits = unsure
    ? unsureNote
    : `${told.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${told.map(({interval, where}) => `${percentBetween(...interval)} ${where}`).join(" och ")}.`;
  const where = placesOf({manifest, place}, sides);
  const selection = `${where}, ${describeSelection(view, manifest, own, [])}`;
  const empty = points.length === 0;
  const known = [...new Set(points.map(({day}) => day))].sort((a, b) => a - b);

  return {
    id: question.id,
    title: empty ? `${measure}: inga sjukfall i urvalet` : title,
    selection: `${selection}. Avslutade ${years.period}.`,
    alternative: textAlternative({
      kind: curvesInWords("stiger från 0", sides),
      measure,
      selection,
      period: `avslutade ${years.period}`,
      message: title,
      uncertainty: limits,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: empty
      ? null
      : {
          ...{kind: "steps", yLabel: measure, points, until: known.at(-1) ?? 0, rules: [toldDay]},
          ticks: known,
          top: Math.min(1, Math.max(...points.map(({high}) => high)) * 1.1),
        },
    nothing: nothingPublished,
    notes: [
      ...(empty ? [] : [limits]),
      ...question.notes(curves),
      ...choicesLeftOut(view, manifest, own, [], question.counted),
      ...years.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      stepCurveNote,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "inom", title: "Inom", kind: "text"},
        {name: "serie", title: sideHeading(sides), kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "av", title: "Av", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: [
        ...known
          .slice(1)
          .flatMap((day) =>
            curves.flatMap(({side, whole, days}) =>
              days
                .filter((at) => at.day === day)
                .map(({count, share, interval}) => [
                  `${day} dagar`,
                  side.label,
                  count.n,
                  whole.n,
                  share,
                  ...interval,
                ]),
            ),
          ),
        ...curves.flatMap(({side, whole, ever: {count, share, interval}}) =>
          share === null ? [] : [["någon gång", side.label, count.n, whole.n, share, ...interval]],
        ),
      ],
    },
  };
}

function happenedIn(
  family: PlaceFamily,
  view: View,
  {within, counts: only = {}, days: dimension}: HappeningQuestion,
  side: FamilySide,
): HappenedSide {
  const {base} = family.manifest.disclosure;
  const countDays = (some: Within): ReadonlyMap<string, Count> =>
    countBy(side.table, dimension, familyRows(family, view, side, [], some));
  const whole = addCounts(countDays(within).values());
  const bands = everyBand(family.manifest, dimension, countDays({...within, ...only}));
  const count = addCounts(bands.map((band) => band.count));
  const ever = {count, ...shareInterval(count, whole, base)};
  return {side, whole, bands, days: cumulativeShares(bands, whole, base), ever};
}
