import type {RecommendedLength, RecommendedLengths} from "../contract/recommendedLengths.js";
import {dimensionOf, type View} from "../contract/view.js";
import {longerThan, type LongerThan} from "../measures/longerThan.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {formatDay, formatPercent, joinSwedish, percentBetween} from "../measures/swedish.js";
import {levelIn} from "../measures/table.js";
import type {DataTable, DiagramModel} from "./diagramModel.js";
import {durationBands} from "./durationBands.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {familySides, isBesideNation, placesOf, sideHeading, type FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {shareRows, type ShareRow} from "./shareRows.js";
import {nothingPublished, shareNote, unsureNote, withinNationNote} from "./uncertainty.js";

const measure =
  "Andel av sjukfallen som varar längre än den längsta rekommendationen i försäkringsmedicinskt beslutsstöd (FMB), efter kapitel";

/** So many days every sjukfall is followed; what is longer is not told apart. */
const followed = 365;

/** A chapter with its name, its recommendation, and each side's share; `ranges` of the one are `shares` of the other. */
interface ChapterRow extends ShareRow {
  readonly name: string;
  readonly recommended: RecommendedLength;
  readonly ranges: readonly LongerThan[];
}

/**
 * How many of the sjukfall of each chapter last longer than the longest sick leave that is recommended for any diagnosis in it. The
 * release tells chapters, and recommendations are for diagnoses: what a single one has is not told, only what is longer than all. A
 * mark is the share that surely is longer; where the recommendation lies within a band of days, its line reaches to what may be.
 */
export function beyondRecommended(
  family: PlaceFamily,
  view: View,
  {validFrom, chapters}: RecommendedLengths,
): DiagramModel {
  const {manifest, place, own} = family;
  const sides = familySides(family, view);
  const years = familyYears(view, family.nation, manifest);
  const codes = dimensionOf(manifest, "diagnosis", levelIn(own, "diagnosis"))?.codes ?? [];
  const all = chapters.flatMap((recommended) => {
    const title = codes.find(({code}) => code === recommended.code)?.title;
    return title === undefined ? [] : [rowOf(family, view, sides, recommended, title)];
  });
  // Chapters where nothing is published say nothing.
  const rows = all.filter(({shares}) => shares.some(({whole}) => whole.n > 0));
  const laidOn = rows.filter(({recommended: {span}}) => span !== null);
  const beyondYear = laidOn.filter((row) => longestOf(row) > followed).map(({name}) => name);
  const without = rows
    .filter(({recommended: {span}}) => span === null)
    .map(({recommended: {code}}) => code.replace("-", "–"));
  const chosen = codes.flatMap(({code, parent}) => ([code, parent].includes(view.diagnosis) ? [code] : []));
  const isChosen = ({recommended: {code}}: ChapterRow): boolean => chosen.includes(code);
  const ofChosen = toldOf(laidOn.filter(isChosen));
  const told = ofChosen ?? toldOf(laidOn);
  const where = placesOf(place, sides);

  return {
    ...shareRows({
      id: "langre-an-rekommenderat",
      ...{sides, rows: laidOn, measure},
      muted: [],
      // A headline is about a row that can be seen.
      kept: {
        categories: [...(told === undefined ? [] : [told]), ...laidOn.toSorted(byCommonness)].map(
          ({label}) => label,
        ),
        words: "vanligaste",
      },
      selection: `${where}, ${describeSelection(view, manifest, own, ["diagnosis"])}`,
      period: `sjukfall som började ${years.period}`,
      headline: headlineOf(told, sides),
      column: {name: "kapitel", title: "Kapitel"},
      counts: [],
      nothing:
        all.length > 0
          ? nothingPublished
          : "Utgåvan har inga längder efter ICD-10-kapitel. Rekommendationer för diagnoser går inte att lägga på grövre grupper.",
      notes: [
        ...(ofChosen === undefined ? [] : ["Rubriken gäller den diagnos som du har valt."]),
        "Dagarna efter varje kapitel är den längsta sjukskrivning, hel eller delvis, som FMB rekommenderar för någon diagnos i kapitlet. De flesta diagnoser har en kortare rekommendation och en del har ingen. Andelen säger alltså inte hur många som är längre än rekommenderat för just sin diagnos.",
        "Punkten är den andel som säkert är längre. Där gränsen ligger inne i en längdgrupp når strecket upp till den andel som kan vara det.",
        ...(beyondYear.length > 0
          ? [
              `Den längsta rekommendationen är längre än ett år för ${joinSwedish(beyondYear)}. Så länge följs inget sjukfall här. Därför går det bara att säga hur stor andelen högst kan vara.`,
            ]
          : []),
        ...(without.length > 0
          ? [`Kapitel som inte är med: ${joinSwedish(without)}. Skälen står i tabellen.`]
          : []),
        `Rekommendationerna är ett stöd för läkarens bedömning, inte en gräns. Ett längre sjukfall kan vara det rätta. De senaste som används här gäller från den ${formatDay(validFrom)}.`,
        durationNote,
        "Diagnosen är den i sjukfallets första intyg.",
        ...choicesLeftOut(view, manifest, own, ["diagnosis"], durationsCounted),
        ...years.notes,
        ...(isBesideNation(sides) ? withinNationNote(place) : []),
        shareNote,
      ],
    }),
    table: tableOf(rows, sides),
    published: {
      source: `Socialstyrelsen: försäkringsmedicinskt beslutsstöd, längsta rekommenderade sjukskrivning per typfall (senaste ändring ${validFrom})`,
      alone: false,
    },
  };
}

function rowOf(
  family: PlaceFamily,
  view: View,
  sides: readonly FamilySide[],
  recommended: RecommendedLength,
  title: string,
): ChapterRow {
  const name = `${title} (${recommended.code.replace("-", "–")})`;
  const days = recommended.span?.[1] ?? Infinity;
  const ranges = sides.map((side) => {
    const bands = durationBands(family, view, side, ["diagnosis"], {diagnosis: [recommended.code]});
    return longerThan(bands, days, family.manifest.disclosure.base);
  });
  return {
    ...{name, recommended, ranges},
    label: `${name}: ${days}\u00a0dagar`,
    shares: ranges.map(({surely, whole, least, interval}) => ({
      ...{part: surely, whole},
      ...{share: least.share, interval},
    })),
  };
}

const longestOf = ({recommended: {span}}: ChapterRow): number => span?.[1] ?? Infinity;

/** Whether the recommendation lies within a band: then the share is known as a range. */
const isRange = ({least, most}: LongerThan): boolean => least.share !== most.share;

/** The chapter with most sjukfall among those whose share is known, or else among those whose recommendation is within the year. */
function toldOf(rows: readonly ChapterRow[]): ChapterRow | undefined {
  const sure = rows.filter((row) => longestOf(row) <= followed && !row.shares.some(isTooUnsure));
  const exact = sure.filter(({ranges}) => !ranges.some(isRange));
  return (exact.length > 0 ? exact : sure).toSorted(byCommonness)[0];
}

/** Puts the chapters with most sjukfall first. */
function byCommonness(a: ChapterRow, b: ChapterRow): number {
  return (b.shares[0]?.whole.n ?? 0) - (a.shares[0]?.whole.n ?? 0);
}

/** The share of one chapter: of the diagnosis that is chosen, where a chapter of it can be told, else of them all. */
function headlineOf(told: ChapterRow | undefined, sides: readonly FamilySide[]): ShareHeadline {
  if (told === undefined)
    return {title: `${measure}: för få sjukfall för en säker andel`, uncertainty: unsureNote};
  const figures = sides.map(({where}, i) => {
    const range = told.ranges[i];
    const least = range !== undefined && isRange(range) ? "minst " : "";
    return `${least}${formatPercent(told.shares[i]?.share ?? 0)}${i === 0 ? " av sjukfallen" : ""} ${where}`;
  });
  const limits = sides.map(({where}, i) => {
    const [low, high] = told.shares[i]?.interval ?? [0, 1];
    return `${percentBetween(low, high)} ${where}`;
  });
  return {
    title: `${told.name}: ${figures.join(" och ")} varar längre än FMB:s längsta rekommendation för kapitlet, ${longestOf(told)} dagar`,
    uncertainty: `${limits.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits.join(" och ")}.`,
  };
}

/** Every chapter: its recommendations, the range of the share with limits, and what can be said of it. */
function tableOf(rows: readonly ChapterRow[], sides: readonly FamilySide[]): DataTable {
  return {
    caption: measure,
    columns: [
      {name: "kapitel", title: "Kapitel", kind: "text"},
      {name: "serie", title: sideHeading(sides), kind: "text"},
      {name: "kortast_dagar", title: "Kortaste rekommendation, dagar", kind: "count"},
      {name: "langst_dagar", title: "Längsta rekommendation, dagar", kind: "count"},
      {name: "sjukfall", title: "Sjukfall", kind: "count"},
      {name: "andel_minst", title: "Längre, minst", kind: "share"},
      {name: "andel_hogst", title: "Längre, högst", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
      {name: "anmarkning", title: "Anmärkning", kind: "text"},
    ],
    rows: rows.flatMap((row) =>
      sides.flatMap((side, i) => {
        const range = row.ranges[i];
        if (range === undefined) return [];
        const {span} = row.recommended;
        const shares =
          span === null || range.least.share === null
            ? [null, null, null, null]
            : [range.least.share, range.most.share, ...range.interval];
        return [
          [
            ...[row.name, side.label, ...(span ?? [null, null]), range.whole.n, ...shares],
            remarkOf(row, range),
          ],
        ];
      }),
    ),
  };
}

function remarkOf(row: ChapterRow, range: LongerThan): string {
  const {span, reason} = row.recommended;
  if (span === null) return reason;
  if (longestOf(row) > followed)
    return `${reason} Längre än ${followed} dagar går inte att säga ur utgåvans längdgrupper: bara ett högsta värde.`;
  return isRange(range)
    ? `${reason} Gränsen ligger inne i en av utgåvans längdgrupper: bara ett spann går att säga.`
    : reason;
}
