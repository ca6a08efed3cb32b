import {returnParameters, type View} from "../contract/view.js";
import {wholeQuarters} from "../measures/months.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {capitalise, formatPercent, formatQuarters, joinSwedish, percentBetween} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {type FamilySide, isBesideNation, placesOf} from "./familySides.js";
import {
  allFormQuarters,
  formChange,
  formQuarters,
  type FormVersion,
  formVersions,
  type OnForm,
  placeOnForm,
} from "./formTimes.js";
import {nearestQuarter} from "./nearestQuarter.js";
import type {PlaceFamily} from "./placeFamily.js";
import {shareBandNote} from "./requestsOverTime.js";
import {monthsOf} from "./selection.js";
import type {RowShare} from "./shareRows.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn} from "./timeline.js";
import {timesCompared} from "./timesCompared.js";
import {withinNationNote} from "./uncertainty.js";
import {hasYearBefore, timesOnLine, yearBeforeNotes} from "./yearBeforeLine.js";

/** The headline tells of a year at the most. */
const mostQuarters = 4;

/** One line of the chart: a place, or the place a year earlier, and its share on a version of the form in some quarters, as the table has them. */
export interface FormLine {
  readonly side: FamilySide;
  readonly shareOn: (version: FormVersion, quarters: readonly string[]) => RowShare;
}

/** What is followed over time, and how it is put into words. */
export interface FormQuestion {
  readonly id: string;
  /** The lines, those of the year before where there is anything to draw of it. */
  readonly lines: (hasYearBefore: boolean) => readonly FormLine[];
  /** The versions of the form that ask for it. */
  readonly asks: readonly FormVersion[];
  /** `Andel av intygen som anger arbetsträning`. */
  readonly measure: string;
  /** What a headline says before the figures: `Arbetsträning anges i`. */
  readonly says: string;
  /** The headline where there is nothing to follow, if so. */
  readonly lacks?: string;
  /** `Arbetsträning`, before what cannot be told. */
  readonly subject: string;
  /** Title of the column of certificates that it is true of, and its name in files. */
  readonly part: {readonly name: string; readonly title: string};
  readonly notes: readonly string[];
}

/**
 * A share of the certificates on each version of the form, quarter by quarter. No line runs across the change of form, which is
 * drawn where it came: the quarter of the change has a point for each version that asks, on its own side of it.
 */
export function formOverTime(support: PlaceFamily, view: View, question: FormQuestion): DiagramModel {
  const {manifest, place} = support;
  const {asks, measure} = question;
  const quarters = wholeQuarters(monthsOf(view));
  const [old = [], young = []] = formVersions.map((version) => formQuarters(version, support, view));
  const breaks = formChange(quarters, old, young);
  const on = (version: FormVersion): readonly string[] => (version === "1" ? old : young);
  const forms = quarters.flatMap((quarter): OnForm[] =>
    asks.filter((version) => on(version).includes(quarter)).map((version) => ({quarter, version})),
  );
  // A measure that only one version asks for is compared on that one alone.
  const [only] = asks.length === 1 ? asks : [];
  const isLaidOver = hasYearBefore(support, view, quarters, only);
  const lines = question.lines(isLaidOver).map(({side, shareOn}): FormLine => ({
    side,
    shareOn: (version, some) => shareOn(version, timesOnLine(side, support, some, version)),
  }));
  const sides = lines.map(({side}) => side);
  const linesAt = ({quarter, version}: OnForm): readonly FormLine[] =>
    lines.filter(({side}) => timesOnLine(side, support, [quarter], version).length > 0);
  const points = lines.flatMap(({side, shareOn}) =>
    forms.flatMap(({quarter, version}): LinePoint[] => {
      const share = shareOn(version, [quarter]);
      const x = placeOnForm(quarters.indexOf(quarter), version, breaks);
      if (x === null || share.share === null || isTooUnsure(share)) return [];
      const [low, high] = share.interval;
      return [{series: side.id, x, value: share.share, low, high, preliminary: false}];
    }),
  );
  const latest = asks.findLast((version) => on(version).length > 0);
  const told = asks.toReversed().flatMap((version): Told[] => {
    const {times, before} = timesCompared(support, view, on(version), {version});
    return before.length === 0 ? [] : [{version, quarters: times, lines}];
  })[0] ?? {
    ...{version: latest, quarters: latest === undefined ? [] : on(latest).slice(-mostQuarters)},
    lines: lines.filter(({side}) => !side.isYearBefore),
  };
  const headline = headlineOf(question, told);
  const [first, last] = [quarters[0], quarters.at(-1)];
  const period =
    first === undefined || last === undefined ? "inget helt kvartal i perioden" : formatQuarters(first, last);
  const selection = `${placesOf({manifest, place}, sides)}, alla intyg`;
  const yLabel = `${measure}, per kvartal då intyget skrevs under`;

  return {
    id: question.id,
    title: headline.title,
    selection: `${selection}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Linjediagram${breaks.length > 0 ? " med ett brott där blanketten byttes" : ""}`,
      measure: yLabel,
      selection,
      period,
      message: headline.title,
      uncertainty: headline.limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart:
      points.length === 0
        ? null
        : {kind: "lines", xs: quarters, yLabel, unit: "share", reference: null, points, breaks},
    nothing:
      latest === undefined
        ? `Den valda perioden har inget helt kvartal med intyg på version ${asks.join(" eller ")} av blanketten. Välj en annan period.`
        : "Perioden har för få intyg för en säker andel. Välj en längre period.",
    ...(latest === undefined &&
      nearestQuarter(
        asks.flatMap((version) => allFormQuarters(version, support)),
        ...([view, support.manifest, returnParameters] as const),
      )),
    notes: [
      ...headline.limits,
      ...question.notes,
      shareBandNote,
      ...yearBeforeNotes(support, view, quarters, only === undefined ? {} : {version: only}),
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
    ],
    table: {
      caption: yLabel,
      columns: [
        timeColumn("quarter"),
        {name: "version", title: "Blankettens version", kind: "text"},
        {name: "serie", title: isLaidOver ? "Linje" : "Plats", kind: "text"},
        {name: "intyg", title: "Intyg", kind: "count"},
        {...question.part, kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: forms.flatMap((form) =>
        linesAt(form).map(({side, shareOn}) => {
          const {quarter, version} = form;
          const {part, whole, share, interval} = shareOn(version, [quarter]);
          const limits = share === null ? [null, null] : interval;
          return [quarter, version, side.label, whole.n, part.n, share, ...limits];
        }),
      ),
    },
  };
}

/** What a headline tells of: some quarters on a version of the form, of some lines. */
interface Told {
  readonly version: FormVersion | undefined;
  readonly quarters: readonly string[];
  readonly lines: readonly FormLine[];
}

/** The share of the latest quarters on the latest version that asks; where the year before is laid over them, of those that have one. */
function headlineOf(
  {says, subject, lacks}: FormQuestion,
  {version, quarters, lines}: Told,
): {title: string; limits: string[]} {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (version === undefined || first === undefined || last === undefined)
    return {title: `${subject}: inga intyg i perioden på en blankett som frågar`, limits: []};
  if (lacks !== undefined) return {title: lacks, limits: []};
  const found = lines.map(({side: {where}, shareOn}) => ({where, ...shareOn(version, quarters)}));
  if (found.some(isTooUnsure)) return {title: `${subject}: för få intyg för en säker andel`, limits: []};
  const figures = found.map(
    ({share, where}, i) => `${formatPercent(share ?? 0)} ${i === 0 ? "av intygen " : ""}${where}`,
  );
  const limits = found.map(({interval, where}) => `${percentBetween(...interval)} ${where}`);
  return {
    title: `${says} ${joinSwedish(figures)} (version ${version}, ${formatQuarters(first, last)})`,
    limits: [`${found.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits.join(" och ")}.`],
  };
}
