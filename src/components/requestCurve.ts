import {completionParameters, type View} from "../contract/view.js";
import type {Estimate} from "../measures/estimate.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {capitalise, formatCount} from "../measures/swedish.js";
import type {StepChart, StepPoint} from "./chartModels.js";
import type {DataTable, DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf, sideHeading, type FamilySide} from "./familySides.js";
import {noWholeQuarter} from "./nearestQuarter.js";
import type {PlaceFamily} from "./placeFamily.js";
import {followedQuarters, hasBeenFollowed, requestDays, type RequestDays} from "./requestDays.js";
import {choicesLeftOut} from "./selection.js";
import {curvesInWords, textAlternative} from "./textAlternative.js";
import {timeSides, timesCompared} from "./timesCompared.js";
import {noCertificatesPublished, stepCurveNote, withinNationNote} from "./uncertainty.js";

/** A side of the curve: its requests by days. */
export interface CurveSide extends RequestDays {
  readonly side: FamilySide;
}

/** What a curve of days is about, and how it is put into words. */
export interface CurveQuestion {
  readonly id: string;
  readonly dimension: "waited" | "answered";
  /** Codes beside the bands of days that the shares are of too. */
  readonly counted: readonly string[];
  readonly measure: string;
  /** What has happened, as the title of a column. */
  readonly happened: string;
  readonly headline: (sides: readonly CurveSide[]) => {
    readonly title: string;
    readonly limits: readonly string[];
  };
  readonly notes: (sides: readonly CurveSide[]) => readonly string[];
  /** Rows of the table after the days: what is in no band. */
  readonly after: (sides: readonly CurveSide[]) => DataTable["rows"];
}

/**
 * For how large a share of the requests something had happened within so many days: the place, and beside it the nation, or itself the year
 * before, over the quarters whose requests have been followed long enough.
 */
export function requestCurve(
  family: PlaceFamily,
  view: View,
  question: CurveQuestion,
): DiagramModel<StepChart> {
  const {manifest, place, own} = family;
  const {measure} = question;
  const quarters = followedQuarters(view, manifest.extractDate);
  const compared = timesCompared(family, view, quarters.values, {
    isSettled: (quarter) => hasBeenFollowed(quarter, manifest.extractDate),
  });
  const sides = timeSides(family, view, compared).map((side): CurveSide => ({
    side,
    ...requestDays(family, side, question.dimension, side.times ?? compared.times, question.counted),
  }));
  const places = sides.map(({side}) => side);
  const points = sides.flatMap(({side, points: known}) =>
    known
      .filter(({share, interval}) => !isTooUnsure({share, interval}))
      .map(({day, share, interval: [low, high]}): StepPoint => ({
        series: side.id,
        day,
        value: share,
        low,
        high,
      })),
  );
  const empty = points.length === 0;
  const {title, limits} = question.headline(sides);
  const hasQuarter = quarters.values.length > 0;
  const period = hasQuarter ? `intyg från ${compared.period}` : "inget helt kvartal i perioden";
  const selection = `${placesOf({manifest, place}, places)}, alla begäranden`;
  const ticks = [0, ...points.map(({day}) => day)].filter((day, i, all) => all.indexOf(day) === i);
  const whole = sides[0]?.whole.n ?? 0;

  return {
    id: question.id,
    title: empty && whole === 0 ? `${measure}: inga begäranden i urvalet` : title,
    selection: `${selection}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: curvesInWords(
        "stiger",
        sides.map(({side}) => side),
      ),
      measure,
      selection,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: places.map(({id, label, style}) => ({id, label, style})),
    chart: empty
      ? null
      : {
          ...{kind: "steps", yLabel: measure, points, ticks: ticks.sort((a, b) => a - b), rules: []},
          ...{until: Math.max(...ticks), top: Math.max(...points.map(({high}) => high))},
        },
    ...(hasQuarter
      ? {
          nothing:
            whole > 0
              ? "Urvalet har för få begäranden för att en andel ska säga något. Välj en längre period."
              : noCertificatesPublished,
        }
      : noWholeQuarter(view, manifest, completionParameters)),
    notes: [
      ...(empty ? [] : limits),
      ...question.notes(sides),
      ...(quarters.leftOut
        ? ["De senaste kvartalen är inte med: sena begäranden och svar har inte hunnit komma."]
        : []),
      ...(quarters.settled || !hasQuarter
        ? []
        : [
            "Kvartalen är inte färdiga: sena begäranden och svar har inte hunnit komma. Talen är preliminära.",
          ]),
      ...compared.notes,
      ...choicesLeftOut(view, manifest, own, [], "begärandena"),
      stepCurveNote,
      ...(isBesideNation(places) ? withinNationNote({manifest, place}) : []),
    ],
    table: {
      caption: measure,
      columns: [
        {name: "dagar", title: "Inom", kind: "text"},
        {name: "serie", title: sideHeading(places), kind: "text"},
        {name: "antal", title: question.happened, kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: [
        ...(sides[0]?.points ?? []).flatMap(({day}) =>
          sides.flatMap(({side, points: known}) => {
            const at = known.find((point) => point.day === day);
            return at === undefined
              ? []
              : [[`${formatCount(day)} dagar`, side.label, at.count.n, at.share, ...at.interval]];
          }),
        ),
        ...question.after(sides),
      ],
    },
  };
}

/** A number of days with its interval: `12 dagar (mellan 11 och 13)`. */
export function daysWithLimits({value, interval: [low, high]}: Estimate): string {
  return `${formatCount(value)} dagar (mellan ${formatCount(low)} och ${formatCount(high)})`;
}
