import type {View} from "../contract/view.js";
import {isMature, type Maturity} from "../measures/maturity.js";
import {lastMonthOf} from "../measures/months.js";
import {shareDifference} from "../measures/shareDifference.js";
import {isTooUnsure, shareInterval, type Share} from "../measures/shareInterval.js";
import {formatPercent, formatPeriod, formatTenths} from "../measures/swedish.js";
import {comparisonLeftOut} from "./comparisonLeftOut.js";
import type {DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {placeSides} from "./familySides.js";
import {formBreakMonth, formBreakNote, formBreaks, mayBeNewForm} from "./formBreak.js";
import {inPlace} from "./inPlace.js";
import type {PlaceFamily} from "./placeFamily.js";
import {markPreliminary} from "./preliminary.js";
import {immatureNote} from "./requestMaturity.js";
import {requestShares, requestTimes, sumShares, type RequestShares} from "./requestShares.js";
import {shareBandNote} from "./requestsOverTime.js";
import {choicesLeftOut, describeSelection, monthsOf} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn, timesOfYear} from "./timeline.js";
import {noCertificatesPublished} from "./uncertainty.js";

/**
 * The share of certificates with a request in the last calendar year of the period laid over the year before. The headline compares
 * only mature months that both years have, signed on the same version of the form.
 */
export function requestsYearOnYear(family: PlaceFamily, view: View, maturity: Maturity): DiagramModel {
  const {manifest, place, own} = family;
  const {extractDate} = manifest;
  const {base} = manifest.disclosure;
  const [side] = placeSides(family);
  const shares: RequestShares = side === undefined ? new Map() : requestShares(family, view, side);
  const latest = view.last.slice(0, 4);
  const before = String(Number(latest) - 1);
  const months = monthsOf(view);
  const years = [latest, before].filter((year) => months.some((month) => month.startsWith(year)));
  const times = requestTimes(view, shares, base);
  // Years laid over each other have months or quarters: a year of one point has nothing to be laid over.
  const [dimension, each, values] =
    times.dimension === "year"
      ? (["month", "månad", months] as const)
      : [times.dimension, times.each, times.values];
  const monthsIn = dimension === "month" ? (month: string) => [month] : times.monthsIn;
  const shown = values.filter((time) => years.includes(time.slice(0, 4)));
  const inYear = timesOfYear[dimension];
  const series = years.map((year): Series => ({
    ...{id: year, label: year},
    style: year === latest ? "own" : "nation",
  }));
  const shareAt = (time: string): Share => {
    const {part, whole} = sumShares(shares, monthsIn(time));
    return shareInterval(part, whole, base);
  };
  const points = shown.flatMap((time): LinePoint[] => {
    const share = shareAt(time);
    if (share.share === null || isTooUnsure(share)) return [];
    const [low, high] = share.interval;
    const preliminary = !isMature(time, maturity, extractDate);
    return [
      {
        series: time.slice(0, 4),
        x: inYear.indexOf(time.slice(5)),
        value: share.share,
        low,
        high,
        preliminary,
      },
    ];
  });
  const broken = years.find((year) => formBreakMonth.startsWith(year) && shown.some(mayBeNewForm));
  const breaks =
    broken === undefined
      ? []
      : formBreaks(inYear.map((time) => `${broken}-${time}`)).map(({x}) => ({
          x,
          series: broken,
          label: `Ny blankett ${broken}`,
        }));
  const {title, limits} = compare(shares, months, [latest, before], family, maturity);
  const period = years.join(" och ");
  const described = `${place.title}, ${describeSelection(view, manifest, own, [], "alla intyg")}`;
  const measure = `Andel intyg med begäran om komplettering, per ${each} då intyget skrevs under`;

  return {
    id: "ar-mot-ar",
    title,
    selection: `${described}. ${period}.`,
    alternative: textAlternative({
      kind: years.length < 2 ? "Linjediagram" : "Linjediagram med en linje för varje år",
      measure,
      selection: described,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Intervallen står i tabellen",
    }),
    series,
    chart:
      points.length === 0
        ? null
        : {kind: "lines", xs: inYear, yLabel: measure, unit: "share", reference: null, points, breaks},
    nothing:
      shares.size > 0
        ? "Urvalet har för få intyg för att en andel ska säga något. Välj ett bredare urval."
        : noCertificatesPublished,
    notes: [
      ...(years.length < 2
        ? [
            "Den valda perioden rymmer bara ett kalenderår. Det finns inget år att jämföra med.",
            ...comparisonLeftOut(view, "år som ligger i perioden"),
          ]
        : []),
      ...limits,
      ...(dimension === times.dimension ? times.notes : []),
      ...choicesLeftOut(view, manifest, own, [], "intygen"),
      shareBandNote,
      ...(breaks.length > 0 ? [formBreakNote(`Linjen för ${broken ?? ""}`)] : []),
      ...immatureNote(shown, maturity, extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure} ${inPlace(place)}, ${period}`,
        columns: [
          timeColumn(dimension),
          {name: "intyg", title: "Intyg", kind: "count"},
          {name: "med_begaran", title: "Med begäran", kind: "count"},
          {name: "andel", title: "Andel", kind: "share"},
          {name: "lagst", title: "Lägst", kind: "share"},
          {name: "hogst", title: "Högst", kind: "share"},
        ],
        rows: shown.map((time) => {
          const {part, whole} = sumShares(shares, monthsIn(time));
          const {share, interval} = shareAt(time);
          return [time, whole.n, part.n, share, ...(share === null ? [null, null] : interval)];
        }),
      },
      shown.map((time) => !isMature(time, maturity, extractDate)),
    ),
  };
}

/** The months that two years have in common, as a sentence: the two shares, and how far apart they surely are. */
function compare(
  shares: RequestShares,
  months: readonly string[],
  [latest, before]: readonly [string, string],
  {manifest, place}: PlaceFamily,
  maturity: Maturity,
): {title: string; limits: string[]} {
  const measure = "Andel intyg med begäran om komplettering";
  const common = months.filter((month) => {
    const then = `${before}${month.slice(4)}`;
    return (
      month.startsWith(latest) &&
      months.includes(then) &&
      isMature(lastMonthOf(month), maturity, manifest.extractDate) &&
      mayBeNewForm(month) === mayBeNewForm(then)
    );
  });
  const [first, last] = [common[0], common.at(-1)];
  if (first === undefined || last === undefined)
    return {title: `${measure} ${inPlace(place)}, ${latest}`, limits: []};
  const sides = [
    sumShares(shares, common),
    sumShares(
      shares,
      common.map((month) => before + month.slice(4)),
    ),
  ] as const;
  const {base} = manifest.disclosure;
  const [now, then] = sides.map(({part, whole}) => shareInterval(part, whole, base));
  const change = shareDifference(...sides, base);
  if (change === null || !now || !then || isTooUnsure(now) || isTooUnsure(then))
    return {title: `${measure} ${inPlace(place)}: för få intyg för en säker jämförelse`, limits: []};
  const [low, high] = change.interval;
  const apart = low > 0 || high < 0;
  const same = first === last ? "samma månad" : "samma månader";
  return {
    title: `Av intygen från ${formatPeriod(first, last)} har ${formatPercent(now.share ?? 0)} ${inPlace(place)} fått en begäran om komplettering, mot ${formatPercent(then.share ?? 0)} ${same} ${before}${apart ? "" : ": ingen säker skillnad"}`,
    limits: [
      `Skillnaden mot ${before} ligger mellan ${formatPoints(low)} och ${formatPoints(high)} procentenheter. ${first.slice(5) === "01" && last.slice(5) === "12" ? "" : "Jämförelsen gäller bara månader som är färdiga och där båda åren hade samma version av blanketten. "}Slump och avrundning är inräknade.`,
    ],
  };
}

/** A difference between shares in percentage points, with its sign: `−0,4`. */
function formatPoints(difference: number): string {
  const points = formatTenths(difference * 100);
  return points === formatTenths(-0) ? formatTenths(0) : points;
}
