import type {Code} from "../contract/release.js";
import {dimensionOf, everything, type View, withheldCode} from "../contract/view.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, joinSwedish, percentBetween} from "../measures/swedish.js";
import {levelIn} from "../measures/table.js";
import {chosenCategories} from "./chosenCategories.js";
import type {DataTable, DiagramModel} from "./diagramModel.js";
import {durationNote} from "./durationWords.js";
import {familySides, isBesideNation, placesOf, sideHeading, type FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {
  rangeCells,
  rangeColumns,
  recommendationNotes,
  recommendationSource,
  sideShare,
  type RecommendedShare,
} from "./recommendedShares.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {shareRows, type ShareRow} from "./shareRows.js";
import {nothingPublished, shareNote, unsureNote, withinNationNote} from "./uncertainty.js";

const measure =
  "Andel av sjukfallen som säkert varar längre än försäkringsmedicinskt beslutsstöd (FMB) rekommenderar för diagnosen";

/** So many chapters are drawn, no more than a printed page holds; the table has them all. */
const mostChapters = 9;

/** Diagnoses with their name, and each side's share; `ranges` of the one are `shares` of the other. */
interface DiagnosisRow extends ShareRow {
  readonly name: string;
  readonly ranges: readonly RecommendedShare[];
}

/**
 * How many of the sjukfall last longer than the longest sick leave that is recommended for their own diagnosis, among those whose
 * diagnosis has a recommended length: in all and chapter by chapter. What is longer than the shortest may be longer than its own
 * recommendation: that share stands in the table and in the note on the headline.
 */
export function beyondRecommended(family: PlaceFamily, view: View): DiagramModel {
  const {manifest, place, own} = family;
  const sides = familySides(family, view);
  const years = familyYears(view, family.nation, manifest);
  const {codes = [], parents = []} = dimensionOf(manifest, "diagnosis", levelIn(own, "diagnosis")) ?? {};
  const rowOf = (name: string, chapters: readonly string[]): DiagnosisRow => {
    const ranges = sides.map((side) => sideShare(family, view, side, chapters));
    const shares = ranges.map(({surely: part, whole, least}) => ({part, whole, ...least}));
    return {name, label: name, ranges, shares};
  };
  const all = rowOf(
    "Alla diagnoser med rekommenderad längd",
    codes.map(({code}) => code),
  );
  const chapters = codes
    .map(({code, title}) => ({code, row: rowOf(`${title} (${code.replace("-", "–")})`, [code])}))
    .filter(({row}) => row.shares.some(({whole}) => whole.n > 0));
  // A group of several chapters has a row where it is chosen; one of a single chapter is that.
  const chosen = codes.filter(({code, parent}) => [code, parent].includes(view.diagnosis));
  const group = parents.find(({code}) => code === view.diagnosis);
  const ofGroup =
    group !== undefined && chosen.length > 1
      ? rowOf(
          `${group.title}, alla`,
          chosen.map(({code}) => code),
        )
      : undefined;
  const ofChosen = ofGroup ?? chapters.find(({code}) => code === chosen[0]?.code)?.row;
  const rows = [all, ...(ofGroup === undefined ? [] : [ofGroup]), ...chapters.map(({row}) => row)];
  const commonest = chapters.map(({row}) => row).toSorted(byCommonness);
  const drawn = rows.filter(
    (row) => !commonest.includes(row) || row === ofChosen || commonest.indexOf(row) < mostChapters,
  );
  const told = view.diagnosis === everything ? all : (ofChosen ?? all);
  const isFollowed = told === ofChosen;
  const without = codes.filter(
    ({code}) => code !== withheldCode && chosenCategories({diagnosis: code}, manifest).length === 0,
  );

  return {
    ...shareRows({
      id: "langre-an-rekommenderat",
      ...{sides, rows: drawn, measure},
      muted: [],
      // A headline is about a row that can be seen.
      kept: {
        categories: [told, all, ...commonest].map(({label}) => label),
        words: "vanligaste",
      },
      selection: `${placesOf({manifest, place}, sides)}, ${describeSelection(view, manifest, own, ["diagnosis"])}`,
      period: `sjukfall som började ${years.period}`,
      headline: headlineOf(told, sides),
      column: {name: "diagnos", title: "Diagnos"},
      counts: [],
      nothing: nothingPublished,
      notes: [
        ...(isFollowed ? ["Rubriken gäller den diagnos som du har valt."] : []),
        ...(view.diagnosis !== everything && !isFollowed
          ? ["Den diagnos som du har valt har ingen rekommenderad längd här. Rubriken gäller alla diagnoser."]
          : []),
        ...(drawn.length < rows.length
          ? [
              `Diagrammet visar högst de ${mostChapters} vanligaste kapitlen. Tabellen har alla ${commonest.length}.`,
            ]
          : []),
        "Punkten är den andel som är längre än den längsta rekommendationen, och alltså säkert längre än rekommenderat. De som är längre än den kortaste men inte den längsta kan också vara det. Båda andelarna står i tabellen.",
        ...recommendationNotes(manifest),
        `Sjukfall utan rekommenderad längd räknas inte med${without.length > 0 ? `. Kapitel som därför alltid saknas: ${joinSwedish(without.map(nameOf))}` : ""}.`,
        "Är en rekommendation längre än 365 dagar går det inte att säga att något sjukfall är längre: så länge följs de inte.",
        durationNote,
        "Diagnosen är den i sjukfallets första intyg.",
        // The headline follows the diagnosis.
        ...choicesLeftOut(
          {...view, diagnosis: everything},
          manifest,
          own,
          [],
          "sjukfallen efter rekommendation",
        ),
        ...years.notes,
        ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
        shareNote,
        "Alla tal i tabellen är avrundade, inte bara de små.",
      ],
    }),
    table: tableOf(rows, sides),
    published: {source: recommendationSource(manifest), alone: false},
  };
}

/** `D50–D89`; what is no range, as it is called. */
function nameOf({code, title}: Code): string {
  return code.includes("-") ? code.replace("-", "–") : decapitalise(title);
}

/** Puts the chapters with most sjukfall first. */
function byCommonness(a: DiagnosisRow, b: DiagnosisRow): number {
  return (b.shares[0]?.whole.n ?? 0) - (a.shares[0]?.whole.n ?? 0);
}

/** The share that surely is longer; in the note the range that the share lies in, whichever recommendation is each one's own. */
function headlineOf(told: DiagnosisRow, sides: readonly FamilySide[]): ShareHeadline {
  if (told.shares.some(isTooUnsure))
    return {title: `${measure}: för få sjukfall för en säker andel`, uncertainty: unsureNote};
  const figures = sides.map(
    ({where}, i) => `${formatPercent(told.shares[i]?.share ?? 0)}${i === 0 ? " av sjukfallen" : ""} ${where}`,
  );
  const limits = told.shares.map(
    ({interval}, i) => `${percentBetween(...interval)} ${sides[i]?.where ?? ""}`,
  );
  const ranges = told.ranges.map(
    ({interval}, i) => `${percentBetween(...interval)} ${sides[i]?.where ?? ""}`,
  );
  return {
    title: `${told.name}: minst ${joinSwedish(figures)} varar längre än FMB rekommenderar`,
    uncertainty: `${sides.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${joinSwedish(limits)}. Hur många som varar längre än just sin rekommendation går inte att säga närmare än ${joinSwedish(ranges)}.`,
  };
}

/** Every row: how many there are, and the shares longer than the longest and than the shortest recommendation, with limits. */
function tableOf(rows: readonly DiagnosisRow[], sides: readonly FamilySide[]): DataTable {
  return {
    caption: measure,
    columns: [
      {name: "diagnos", title: "Diagnos", kind: "text"},
      {name: "serie", title: sideHeading(sides), kind: "text"},
      {name: "sjukfall", title: "Sjukfall", kind: "count"},
      {name: "med_rekommendation", title: "Med rekommenderad längd", kind: "count"},
      ...rangeColumns,
    ],
    rows: rows.flatMap(({name, ranges}) =>
      sides.flatMap((side, i) => {
        const range = ranges[i];
        if (range === undefined) return [];
        return [[name, side.label, range.all.n, range.whole.n, ...rangeCells(range.least, range.most)]];
      }),
    ),
  };
}
