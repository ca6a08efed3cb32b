import type {View} from "../contract/view.js";
import {isMature, type Maturity} from "../measures/maturity.js";
import {yearBefore} from "../measures/months.js";
import {isTooUnsure, shareInterval, widestTold, type Share} from "../measures/shareInterval.js";
import {
  capitalise,
  formatCount,
  formatPercent,
  formatPeriod,
  joinSwedish,
  percentBetween,
} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {type FamilySide, isBesideNation, ownSide, placesOf} from "./familySides.js";
import {formBreakNote, formBreaks, mayBeNewForm} from "./formBreak.js";
import type {PlaceFamily} from "./placeFamily.js";
import {markPreliminary} from "./preliminary.js";
import {immatureNote, noneMatureTitle} from "./requestMaturity.js";
import {
  requestShares,
  requestTimes,
  sumShares,
  type RequestShares,
  type RequestTimes,
} from "./requestShares.js";
import {choicesLeftOut, describeSelection, monthsOf} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn} from "./timeline.js";
import {timesCompared} from "./timesCompared.js";
import {noCertificatesPublished, withinNationNote} from "./uncertainty.js";
import {hasYearBefore, lineSides, timesOnLine, yearBeforeNotes} from "./yearBeforeLine.js";

/** A share tells of at most so many months in the headline. */
const mostMonths = 12;

/** A side's certificates month by month. */
interface Line {
  readonly side: FamilySide;
  readonly shares: RequestShares;
}

/**
 * The share of certificates that Försäkringskassan asked to have completed, by month of signing: the place, and beside it the nation, or
 * itself the year before. Months that are not mature are drawn hollow and never told in the headline; the line is cut where the form changed.
 */
export function requestsOverTime(family: PlaceFamily, view: View, maturity: Maturity): DiagramModel {
  const {manifest, place, own} = family;
  const {extractDate} = manifest;
  const {base} = manifest.disclosure;
  const months = monthsOf(view);
  const times = requestTimes(view, requestShares(family, view, ownSide(family)), base);
  const isLaidOver =
    times.dimension !== "year" &&
    times.values.some((time) => times.monthsIn(time).every((month) => hasYearBefore(family, view, [month])));
  const sides = lineSides(family, view, isLaidOver);
  const lines = sides.map((side): Line => ({side, shares: requestShares(family, view, side)}));
  const isSettled = (time: string): boolean => isMature(time, maturity, extractDate);
  const monthsAt = ({side}: Line, time: string): readonly string[] =>
    timesOnLine(side, family, times.monthsIn(time));
  const shareAt = (line: Line, time: string): Share => {
    const {part, whole} = sumShares(line.shares, monthsAt(line, time));
    return shareInterval(part, whole, base);
  };
  const isPreliminary = ({side}: Line, time: string): boolean =>
    !isSettled(side.isYearBefore ? yearBefore(time) : time);
  const linesAt = (time: string): readonly Line[] => lines.filter((line) => monthsAt(line, time).length > 0);
  const points = lines.flatMap((line) =>
    times.values.flatMap((time, x): LinePoint[] => {
      const share = shareAt(line, time);
      if (share.share === null || isTooUnsure(share)) return [];
      const [low, high] = share.interval;
      const preliminary = isPreliminary(line, time);
      return [{series: line.side.id, x, value: share.share, low, high, preliminary}];
    }),
  );
  const {title, limits} = headlineOf(family, view, maturity);
  const breaks = formBreaks(times.values);
  const period = formatPeriod(view.first, view.last);
  const described = describeSelection(view, manifest, own, [], "alla intyg");
  const where = placesOf({manifest, place}, sides);
  const measure = `Andel intyg med begäran om komplettering, per ${times.each} då intyget skrevs under`;

  return {
    id: "andel-over-tid",
    title,
    selection: `${where}, ${described}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Linjediagram${lines.length > 1 ? ` med en linje var för ${joinSwedish(lines.map(({side}) => side.label))}` : ""}`,
      measure,
      selection: `${where}, ${described}`,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: lines.map(({side: {id, label, style}}) => ({id, label, style})),
    chart:
      points.length === 0
        ? null
        : {kind: "lines", xs: times.values, yLabel: measure, unit: "share", reference: null, points, breaks},
    nothing: lines.some(({shares}) => shares.size > 0)
      ? "Urvalet har för få intyg för att en andel ska säga något. Välj ett bredare urval eller en längre period."
      : noCertificatesPublished,
    notes: [
      ...limits,
      ...times.notes,
      ...choicesLeftOut(view, manifest, own, [], "intygen"),
      shareBandNote,
      ...(breaks.length > 0 ? [formBreakNote()] : []),
      ...immatureNote(times.values, maturity, extractDate),
      ...(!isLaidOver && hasYearBefore(family, view, months)
        ? [notLaidOver(times)]
        : yearBeforeNotes(family, view, months, {isSettled})),
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
    ],
    table: markPreliminary(
      {
        caption: measure,
        columns: [
          timeColumnOf(times.dimension),
          {name: "serie", title: isLaidOver ? "Linje" : "Plats", kind: "text"},
          {name: "intyg", title: "Intyg", kind: "count"},
          {name: "med_begaran", title: "Med begäran", kind: "count"},
          {name: "andel", title: "Andel", kind: "share"},
          {name: "lagst", title: "Lägst", kind: "share"},
          {name: "hogst", title: "Högst", kind: "share"},
        ],
        rows: times.values.flatMap((time) =>
          linesAt(time).map((line) => {
            const {part, whole} = sumShares(line.shares, monthsAt(line, time));
            const {share, interval} = shareAt(line, time);
            return [
              time,
              line.side.label,
              whole.n,
              part.n,
              share,
              ...(share === null ? [null, null] : interval),
            ];
          }),
        ),
      },
      times.values.flatMap((time) => linesAt(time).map((line) => isPreliminary(line, time))),
    ),
  };
}

/** What the band around a share over time holds, and which shares are not drawn. */
export const shareBandNote = `Bandet runt linjen är ett 95-procentigt intervall. Det rymmer både slumpen och avrundningen av små tal. Andelar vars intervall är bredare än ${formatCount(widestTold * 100)} procentenheter ritas inte, men de står i tabellen.`;

/** Why the year before, which some months have, is no line of its own where times are longer than months. */
function notLaidOver({dimension}: RequestTimes): string {
  return dimension === "year"
    ? "Här visas år. Året före är därför punkten till vänster på samma linje."
    : "Inget helt kvartal i perioden har ett år före på samma version av blanketten. Därför finns ingen linje för året före.";
}

/** The column of a table that months, quarters or years stand in. */
function timeColumnOf(dimension: "month" | "quarter" | "year"): ReturnType<typeof timeColumn> {
  return dimension === "year" ? {name: "ar", title: "År", kind: "text"} : timeColumn(dimension);
}

/** The latest mature months on one form, a year of them at the most, as a sentence; rather those with a year before, where the view asks for that. And its limits. */
function headlineOf(family: PlaceFamily, view: View, maturity: Maturity): {title: string; limits: string[]} {
  const {extractDate, disclosure} = family.manifest;
  const mature = monthsOf(view).filter((month) => isMature(month, maturity, extractDate));
  const onNewForm = mayBeNewForm(mature.at(-1) ?? "");
  const {times, before} = timesCompared(family, view, mature);
  const told =
    before.length > 0
      ? times
      : mature.filter((month) => mayBeNewForm(month) === onNewForm).slice(-mostMonths);
  const [first, last] = [told[0], told.at(-1)];
  const measure = "Andel intyg med begäran om komplettering";
  if (first === undefined || last === undefined)
    return {title: `${measure}: ${noneMatureTitle("månader", maturity)}`, limits: []};
  const found = lineSides(family, view, before.length > 0).map((side) => {
    const shares = requestShares(family, view, side);
    const {part, whole} = sumShares(shares, side.isYearBefore ? before : told);
    return {where: side.where, ...shareInterval(part, whole, disclosure.base)};
  });
  if (found.some(isTooUnsure)) return {title: `${measure}: för få intyg för en säker andel`, limits: []};
  const figures = found.map(({share, where}) => `${formatPercent(share ?? 0)} ${where}`);
  const limits = found.map(({interval, where}) => `${percentBetween(...interval)} ${where}`);
  return {
    title: `Av intygen från ${formatPeriod(first, last)} har ${figures.join(" och ")} fått en begäran om komplettering`,
    limits: [`${found.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits.join(" och ")}.`],
  };
}
