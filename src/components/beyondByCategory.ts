import type {Code, Manifest} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {hasRegions, wholeOf} from "../contract/whole.js";
import {isTooUnsure, type Share} from "../measures/shareInterval.js";
import {formatPercent, joinSwedish, percentBetween} from "../measures/swedish.js";
import type {Table} from "../measures/table.js";
import {chosenCategories} from "./chosenCategories.js";
import {comparisonLeftOut, withoutComparison} from "./comparisonLeftOut.js";
import type {DataTable, DiagramModel} from "./diagramModel.js";
import {durationNote} from "./durationWords.js";
import type {FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import {
  rangeCells,
  rangeColumns,
  recommendationNotes,
  recommendationSource,
  recommendedShare,
  type RecommendedShare,
} from "./recommendedShares.js";
import {choicesLeftOut, withValues} from "./selection.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {shareRows, type ShareRow} from "./shareRows.js";
import {nothingPublished, shareNote, unsureNote} from "./uncertainty.js";

/** So many categories are listed in the chart, no more than a printed page holds; the table has them all. */
const mostRows = 10;
/** So many days every sjukfall is followed; what is longer is not told apart. */
const followed = 365;

const measure =
  "Andel av sjukfallen som varar längre än den längsta och den kortaste rekommendationen i försäkringsmedicinskt beslutsstöd (FMB) för diagnosen";

/** A category with a recommended length, and the shares longer than its longest and its shortest recommendation. */
interface CategoryRow extends ShareRow {
  readonly name: string;
  readonly days: readonly [shortest: number, longest: number];
  /** The shares longer than the one and the other; not known where that is more days than all are followed. */
  readonly longest: Share;
  readonly shortest: Share;
  readonly range: RecommendedShare;
}

/** Of diagnoses for which nothing but no sick leave is recommended. */
const noLeave = "Därför är alla sjukfall med diagnosen längre än rekommenderat.";

const unknown: Share = {share: null, interval: [0, 1]};

/**
 * The commonest categories of diagnoses that have a recommended length, in all the country: how many of their sjukfall last longer than
 * the longest recommendation, and than the shortest. Of a chosen group or chapter its own categories.
 */
export function beyondByCategory(table: Table, wanted: View, manifest: Manifest): DiagramModel {
  const view = withoutComparison(wanted);
  const whole = wholeOf(manifest);
  const {values: years, period, notes} = familyYears(view, table, manifest);
  const rowsOf = (diagnosis: string): CategoryRow[] =>
    chosenCategories({diagnosis}, manifest)
      .flatMap((code) => rowOf(code, table, years, manifest.disclosure.base))
      .filter(({range}) => range.whole.n > 0)
      .toSorted((a, b) => b.range.whole.n - a.range.whole.n);
  const ofChosen = rowsOf(view.diagnosis);
  const isFollowed = ofChosen.length > 0;
  const rows = isFollowed ? ofChosen : rowsOf(everything);
  const drawn = rows.slice(0, mostRows);
  const sides: FamilySide[] = [
    {id: "longest", label: "Längre än den längsta", style: "own", table, sex: null, where: ""},
    {id: "shortest", label: "Längre än den kortaste", style: "nation", table, sex: null, where: ""},
  ];
  const lacking = rows.filter(({days}) => days[1] > followed).map(({name}) => name.slice(0, 3));
  return {
    ...shareRows({
      id: "rekommenderat-per-diagnos",
      ...{sides, rows: drawn, measure},
      muted: [],
      kept: {categories: drawn.map(({label}) => label), words: "vanligaste"},
      selection: `${whole.title}, sjukfall vars diagnos har en rekommenderad längd${isFollowed && view.diagnosis !== everything ? ", vald diagnos" : ""}`,
      period: `sjukfall som började ${period}`,
      headline: headlineOf(drawn, whole.where),
      column: {name: "diagnos", title: "Diagnos"},
      counts: [],
      nothing: nothingPublished,
      notes: [
        ...notes,
        ...choicesLeftOut(
          {...view, diagnosis: everything},
          manifest,
          table,
          [],
          "sjukfallen efter diagnoskategori",
        ),
        ...comparisonLeftOut(wanted, `${whole.short}, ${period}`),
        ...(isFollowed
          ? []
          : [
              "Inga sjukfall med den valda diagnosen har en rekommenderad längd. Här visas därför alla diagnoser.",
            ]),
        ...(hasRegions(manifest)
          ? [`Enskilda diagnoser finns bara för ${whole.country}: i en region är de flesta för få.`]
          : []),
        ...(rows.length > mostRows
          ? [
              `Diagrammet visar högst de ${mostRows} vanligaste diagnoserna. Tabellen har alla ${rows.length}.`,
            ]
          : []),
        "Dagarna efter varje diagnos är den kortaste och den längsta rekommendationen. Är de lika visas bara den ena andelen.",
        ...recommendationNotes(manifest),
        ...(lacking.length > 0
          ? [
              `Den längsta rekommendationen är längre än ett år för ${joinSwedish(lacking)}. Så länge följs inget sjukfall här. Därför går det inte att säga hur många som är längre än den.`,
            ]
          : []),
        durationNote,
        "Diagnosen är den i sjukfallets första intyg.",
        shareNote,
        "Alla tal i tabellen är avrundade, inte bara de små.",
      ],
    }),
    table: tableOf(rows),
    published: {source: recommendationSource(manifest), alone: false},
  };
}

/** A category with a recommended length as a row; none of what has no such length. */
function rowOf(code: Code, table: Table, years: readonly string[], base: number): CategoryRow[] {
  const days = code.recommendedDays;
  if (days === undefined) return [];
  const rows = withValues(withValues(new Map(), "year", years), "category", [code.code]);
  const range = recommendedShare(table, rows, base);
  const {surely, possibly, whole, least, most} = range;
  const name = `${code.code} ${code.title}`;
  const [fewest, utmost] = days;
  const longest = utmost > followed ? unknown : least;
  const shortest = fewest > followed ? unknown : most;
  return [
    {
      ...{name, days, longest, shortest, range},
      label: `${name}: ${utmost === 0 ? "ingen sjukskrivning" : `${fewest === utmost ? "" : `${fewest}–`}${utmost}\u00a0dagar`}`,
      shares: [
        {part: surely, whole, ...longest},
        {part: possibly, whole, ...(fewest === utmost ? unknown : shortest)},
      ],
    },
  ];
}

/** The commonest category whose share longer than the longest recommendation is known and sure. */
function headlineOf(rows: readonly CategoryRow[], where: string): ShareHeadline {
  const told = rows.find(
    ({shares: [longest], days}) => longest !== undefined && !isTooUnsure(longest) && days[1] > 0,
  );
  if (told === undefined) {
    return rows.length > 0 && rows.every(({days}) => days[1] === 0)
      ? {title: "FMB rekommenderar ingen sjukskrivning för någon av diagnoserna", uncertainty: noLeave}
      : {title: `${measure}: för få sjukfall för en säker andel`, uncertainty: unsureNote};
  }
  const [longest, shortest] = told.shares;
  const [fewest, most] = told.days;
  const also =
    shortest === undefined || isTooUnsure(shortest)
      ? ""
      : `, och ${formatPercent(shortest.share ?? 0)} längre än den kortaste (${fewest} dagar)`;
  return {
    title: `${told.name}: ${formatPercent(longest?.share ?? 0)} av sjukfallen ${where} varar längre än den längsta rekommendationen (${most} dagar)${also}`,
    uncertainty:
      also === ""
        ? `Andelen i rubriken ligger ${percentBetween(...(longest?.interval ?? [0, 1]))}.`
        : `Andelarna i rubriken ligger ${percentBetween(...(longest?.interval ?? [0, 1]))} och ${percentBetween(...(shortest?.interval ?? [0, 1]))}.`,
  };
}

/** Every category: its recommendations, its sjukfall, and the two shares with limits; null where a share is not known. */
function tableOf(rows: readonly CategoryRow[]): DataTable {
  return {
    caption: measure,
    columns: [
      {name: "diagnos", title: "Diagnos", kind: "text"},
      {name: "kortast_dagar", title: "Kortaste rekommendation, dagar", kind: "count"},
      {name: "langst_dagar", title: "Längsta rekommendation, dagar", kind: "count"},
      {name: "sjukfall", title: "Sjukfall", kind: "count"},
      ...rangeColumns,
    ],
    rows: rows.map(({name, days, longest, shortest, range}) => [
      ...[name, ...days, range.whole.n],
      ...rangeCells(longest, shortest),
    ]),
  };
}
