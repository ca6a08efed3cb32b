import type {View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import {cumulativeShares} from "../measures/cumulativeShares.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {formatCount, formatPercent, joinSwedish, percentBetween} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import type {StepChart, StepPoint} from "./chartModels.js";
import {type Coordination, coordinationNotes, coordinationWords, noMessages} from "./coordinationWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {everyBand} from "./everyBand.js";
import {familyRows} from "./familyRows.js";
import {comparedSides, isBesideNation, placesOf, sideHeading} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {curvesInWords, textAlternative} from "./textAlternative.js";
import {nothingPublished, stepCurveNote, withinNationNote} from "./uncertainty.js";

/** Sjukfall that covered more days than this: all of them could have had a message by then. */
const longerThan = 180;
const longSpans = ["181-365", "366-"];

/** Days that the axis marks: limits of the rehabiliteringskedja. */
const limits = [90, 180, 365];

/**
 * When in the sjukfall the first message of a kind came, as the share of long sjukfall that had one within so many days: the place, and
 * beside it the nation, or itself the year before.
 */
export function coordinationCurve(
  family: PlaceFamily,
  view: View,
  kind: Coordination,
): DiagramModel<StepChart> {
  const {manifest, place, nation} = family;
  const {about, id} = coordinationWords[kind];
  const none = noMessages(family, kind);
  const years = familyYears(view, nation, manifest);
  const measure = `Andel av sjukfallen över ${longerThan} dagar med ett meddelande om ${about} inom så många dagar från första dagen`;
  const sides = comparedSides(family, view);
  const curves = sides.map((side) => {
    const counts = countBy(side.table, kind, familyRows(family, view, side, [], {span: longSpans}));
    const whole = addCounts(counts.values());
    const known = cumulativeShares(everyBand(manifest, kind, counts), whole, manifest.disclosure.base);
    return {side, whole, known};
  });
  const points = (none === null ? curves : []).flatMap(({side, known}) =>
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
  const told = (none === null ? curves : []).flatMap(({side, known}) => {
    const at = known.find(({day, share, interval}) => day === longerThan && !isTooUnsure({share, interval}));
    return at === undefined ? [] : [{where: side.where, ...at}];
  });
  const all = told.length === curves.length;
  // No message published of the year before is no share of it either.
  const isLacking = ({count}: {readonly count: Count}, i: number): boolean =>
    i > 0 && count.n === 0 && !isBesideNation(sides);
  const lacking = told.filter(isLacking);
  const counted = told.filter((one, i) => !isLacking(one, i));
  const figures = counted.map(
    ({share, where}, i) => `${formatPercent(share)} ${i === 0 ? "av de långa sjukfallen " : ""}${where}`,
  );
  const between = counted.map(({interval, where}) => `${percentBetween(...interval)} ${where}`);
  // A small number may be published as 0: then no share is told.
  const empty = all && told[0]?.count.n === 0 ? told[0] : undefined;
  const message =
    empty !== undefined
      ? `Inga meddelanden om ${about} inom ${longerThan} dagar är publicerade för de långa sjukfallen ${empty.where}`
      : all
        ? `Inom ${longerThan} dagar har ${joinSwedish(figures)} ett meddelande om ${about}`
        : `Meddelanden om ${about} i långa sjukfall: för få sjukfall för en säker andel`;
  const title = none ?? message;
  const shares = `${counted.length > 1 ? "Andelarna" : "Andelen"}${empty === undefined ? " i rubriken" : ""}`;
  const uncertainty = all
    ? [
        `${shares} ligger ${between.join(" och ")}.`,
        ...lacking.map(
          ({interval, where}) =>
            `Inga sådana meddelanden är publicerade ${where}: andelen ligger ${percentBetween(...interval)}.`,
        ),
      ]
    : [];
  const selection = `${placesOf({manifest, place}, sides)}, sjukfall som intygen täckte mer än ${longerThan} dagar av`;
  const ticks = [...new Set([0, ...points.map(({day}) => day)])].sort((a, b) => a - b);
  return {
    id: `${id}-over-dagar`,
    title,
    selection: `${selection}. ${years.period}.`,
    alternative: textAlternative({
      kind: curvesInWords(
        "stiger",
        curves.map(({side}) => side),
      ),
      measure,
      selection,
      period: years.period,
      message: title,
      uncertainty: uncertainty.join(" ") || "Intervallen står i tabellen",
    }),
    series: curves.map(({side}) => ({id: side.id, label: side.label, style: side.style})),
    chart:
      points.length === 0
        ? null
        : {
            ...{kind: "steps", yLabel: measure, points, ticks},
            rules: limits.filter((day) => day <= Math.max(...ticks)),
            ...{until: Math.max(...ticks), top: Math.max(...points.map(({high}) => high))},
          },
    nothing:
      none !== null
        ? `${none}.`
        : (curves[0]?.whole.n ?? 0) > 0
          ? "Urvalet har för få långa sjukfall för att en andel ska säga något."
          : nothingPublished,
    notes: [
      ...uncertainty,
      ...coordinationNotes(family, kind),
      `Alla sjukfall här varade mer än ${longerThan} dagar. Andelen inom 365 dagar räknar också med dem som tog slut innan dess.`,
      ...years.notes,
      stepCurveNote,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
    ],
    table: {
      caption: measure,
      columns: [
        {name: "dagar", title: "Inom", kind: "text"},
        {name: "serie", title: sideHeading(sides), kind: "text"},
        {name: "antal", title: "Med meddelande", kind: "count"},
        {name: "av", title: "Av", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: (curves[0]?.known ?? []).flatMap(({day}) =>
        curves.flatMap(({side, whole, known}) => {
          const at = known.find((point) => point.day === day);
          return at === undefined
            ? []
            : [[`${formatCount(day)} dagar`, side.label, at.count.n, whole.n, at.share, ...at.interval]];
        }),
      ),
    },
  };
}
