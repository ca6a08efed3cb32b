import {completionParameters, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {isMature, type Maturity} from "../measures/maturity.js";
import {wholeQuarters, yearBefore} from "../measures/months.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {
  capitalise,
  decapitalise,
  formatPercent,
  formatQuarters,
  joinSwedish,
  percentBetween,
} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {isBesideNation, placesOf} from "./familySides.js";
import {
  type QuestionFamilies,
  quartersOn,
  questionOf,
  questionShare,
  type QuestionSide,
  questionSides,
} from "./formQuestions.js";
import {formChange, type FormVersion, formVersions, type OnForm, placeOnForm} from "./formTimes.js";
import {noWholeQuarter} from "./nearestQuarter.js";
import {markPreliminary} from "./preliminary.js";
import {immatureNote, noneMatureTitle} from "./requestMaturity.js";
import {shareBandNote} from "./requestsOverTime.js";
import {choicesLeftOut, monthsOf} from "./selection.js";
import type {RowShare} from "./shareRows.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn} from "./timeline.js";
import {timesCompared, type TimesCompared} from "./timesCompared.js";
import {withinNationNote} from "./uncertainty.js";
import {hasYearBefore, lineSides, timesOnLine, yearBeforeNotes} from "./yearBeforeLine.js";

/** The headline tells of a year at the most. */
const mostQuarters = 4;

/**
 * How often requests are about one question of the form, quarter by quarter: its share of the certificates on the same version. No
 * line runs across the change of form: the question may be another on the new one. The quarter of the change has a point for each.
 */
export function questionOverTime(families: QuestionFamilies, view: View, maturity: Maturity): DiagramModel {
  const {manifest, place, own} = families.questions;
  const {extractDate, disclosure} = manifest;
  const quarters = wholeQuarters(monthsOf(view));
  const question = questionOf(families, view);
  const named =
    manifest.dimensions["question"]?.codes.find(({code}) => code === question)?.title ?? "en viss fråga";
  const title = decapitalise(named);
  const [old, young] = formVersions.map((version) => quartersOn(version, families, view));
  const breaks = formChange(quarters, old ?? [], young ?? []);
  const forms = quarters.flatMap((quarter): OnForm[] =>
    formVersions.filter((_, i) => [old, young][i]?.includes(quarter)).map((version) => ({quarter, version})),
  );
  const isLaidOver = hasYearBefore(families.requests, view, quarters);
  const sides = questionSides(families, (family) => lineSides(family, view, isLaidOver));
  const quartersAt = (side: QuestionSide, version: FormVersion, some: readonly string[]): readonly string[] =>
    timesOnLine(side, families.requests, some, version);
  const lines = sides.map((side) => ({
    side,
    shareOn: (version: FormVersion, some: readonly string[]): RowShare =>
      questionShare(side, question ?? "", version, quartersAt(side, version, some), disclosure.base),
  }));
  const isSettled = (quarter: string): boolean => isMature(quarter, maturity, extractDate);
  const isPreliminary = (side: QuestionSide, quarter: string): boolean =>
    !isSettled(side.isYearBefore ? yearBefore(quarter) : quarter);
  const linesAt = ({quarter, version}: OnForm): typeof lines =>
    lines.filter(({side}) => quartersAt(side, version, [quarter]).length > 0);
  const points = lines.flatMap(({side, shareOn}) =>
    forms.flatMap(({quarter, version}): LinePoint[] => {
      const share = shareOn(version, [quarter]);
      const x = placeOnForm(quarters.indexOf(quarter), version, breaks);
      if (x === null || share.share === null || isTooUnsure(share)) return [];
      const [low, high] = share.interval;
      const preliminary = isPreliminary(side, quarter);
      return [{series: side.id, x, value: share.share, low, high, preliminary}];
    }),
  );
  const headline = headlineOf(
    lines,
    latestOf(old ?? [], young ?? [], isSettled, (version, some) =>
      timesCompared(families.requests, view, some, {version}),
    ),
    title,
    forms.length > 0 ? noneMatureTitle("kvartal", maturity) : null,
  );
  const [first, last] = [quarters[0], quarters.at(-1)];
  const period =
    first === undefined || last === undefined ? "inget helt kvartal i perioden" : formatQuarters(first, last);
  const selection = `${placesOf({manifest, place}, sides)}, alla intyg${question === undefined ? "" : `, frågan ${title}`}`;
  const measure = `Andel av intygen där begäran gäller ${title}, per kvartal då intyget skrevs under`;

  return {
    id: "fraga-over-tid",
    title: headline.title,
    selection: `${selection}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Linjediagram${breaks.length > 0 ? " med ett brott där blanketten byttes" : ""}`,
      measure,
      selection,
      period,
      message: headline.title,
      uncertainty: headline.limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: lines.map(({side: {id, label, style}}) => ({id, label, style})),
    chart:
      points.length === 0
        ? null
        : {kind: "lines", xs: quarters, yLabel: measure, unit: "share", reference: null, points, breaks},
    ...(first === undefined
      ? noWholeQuarter(view, manifest, completionParameters)
      : {nothing: "Perioden har för få intyg för en säker andel. Välj en längre period."}),
    notes: [
      ...headline.limits,
      ...(question === undefined || question === view.question
        ? []
        : [
            `Här visas den fråga som begäran oftast gäller ${wholeOf(manifest).where}: ${title}. Välj en annan ovan.`,
          ]),
      ...(breaks.length > 0
        ? [
            "Linjen är bruten där blanketten byttes, den 5 augusti 2025. Samma fråga kan vara formulerad på ett annat sätt i den nya versionen. Det kvartalet har ett tecken för varje version.",
          ]
        : []),
      ...choicesLeftOut(view, manifest, own, [], "frågorna i begärandena"),
      shareBandNote,
      ...immatureNote(quarters, maturity, extractDate),
      ...yearBeforeNotes(families.requests, view, quarters, {isSettled}),
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
    ],
    table: markPreliminary(
      {
        caption: measure,
        columns: [
          timeColumn("quarter"),
          {name: "version", title: "Blankettens version", kind: "text"},
          {name: "serie", title: isLaidOver ? "Linje" : "Plats", kind: "text"},
          {name: "intyg", title: "Intyg", kind: "count"},
          {name: "med_begaran", title: "Begäran om frågan", kind: "count"},
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
      forms.flatMap((form) => linesAt(form).map(({side}) => isPreliminary(side, form.quarter))),
    ),
  };
}

/** What a headline tells of: quarters on one version of the form, and those of the year before, where they are laid over them. */
interface Told {
  readonly version: FormVersion;
  readonly quarters: readonly string[];
  readonly isCompared: boolean;
}

/** The latest mature quarters on one version of the form, a year of them at the most; rather those with a year before, where the view asks for that. */
function latestOf(
  old: readonly string[],
  young: readonly string[],
  isSettled: (quarter: string) => boolean,
  compare: (version: FormVersion, quarters: readonly string[]) => TimesCompared,
): Told {
  const forms = (
    [
      ["2", young],
      ["1", old],
    ] as const
  ).map(([version, quarters]) => ({version, mature: quarters.filter(isSettled)}));
  for (const {version, mature} of forms) {
    const {times, before} = compare(version, mature);
    if (before.length > 0) return {version, quarters: times, isCompared: true};
  }
  const {version, mature} = forms.find((form) => form.mature.length > 0) ?? {version: "1", mature: []};
  return {version, quarters: mature.slice(-mostQuarters), isCompared: false};
}

function headlineOf(
  lines: readonly {
    readonly side: QuestionSide;
    readonly shareOn: (version: FormVersion, quarters: readonly string[]) => RowShare;
  }[],
  {version, quarters, isCompared}: Told,
  title: string,
  noneMature: string | null,
): {title: string; limits: string[]} {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (quarters.length === 0 && noneMature !== null)
    return {title: `Begäran om ${title}: ${noneMature}`, limits: []};
  const found = lines
    .filter(({side}) => !side.isYearBefore || isCompared)
    .map(({side: {where}, shareOn}) => ({where, ...shareOn(version, quarters)}));
  if (first === undefined || last === undefined || found.some(isTooUnsure))
    return {title: `Begäran om ${title}: för få intyg för en säker andel`, limits: []};
  const figures = found.map(({share, where}) => `${formatPercent(share ?? 0)} ${where}`);
  const limits = found.map(({interval, where}) => `${percentBetween(...interval)} ${where}`);
  return {
    title: `Av intygen på version ${version} från ${formatQuarters(first, last)} har ${joinSwedish(figures)} fått en begäran som gäller ${title}`,
    limits: [`${found.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits.join(" och ")}.`],
  };
}
