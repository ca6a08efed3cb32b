import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import type {Share} from "../measures/shareInterval.js";
import {shareRange, type ShareRange} from "../measures/shareRange.js";
import {countBy, type Selection, type Table} from "../measures/table.js";
import {formatDay} from "../measures/swedish.js";
import type {Manifest} from "../contract/release.js";
import {familyRows} from "./familyRows.js";
import type {FamilySide} from "./familySides.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many sjukfall of some diagnoses last longer than is recommended for their diagnosis, of those for which something is. */
export interface RecommendedShare extends ShareRange {
  /** All of the diagnoses, those without a recommended length too. */
  readonly all: Count;
}

/** The share among the rows of a table. */
export function recommendedShare(table: Table, rows: Selection, base: number): RecommendedShare {
  const counts = countBy(table, "recommendation", rows);
  const of = (...codes: readonly string[]): Count =>
    addCounts(codes.map((code) => counts.get(code) ?? noCount));
  return {
    ...shareRange(of("beyond"), of("beyond", "between"), of("beyond", "between", "within"), base),
    all: addCounts(counts.values()),
  };
}

/** The same for a side of a comparison, of some chapters. */
export function sideShare(
  family: PlaceFamily,
  view: View,
  side: FamilySide,
  chapters: readonly string[],
): RecommendedShare {
  const rows = familyRows(family, view, side, ["diagnosis"], {diagnosis: chapters});
  return recommendedShare(side.table, rows, family.manifest.disclosure.base);
}

/** The columns of the two shares in a table: longer than the longest and than the shortest recommendation, each with limits. */
export const rangeColumns = [
  {name: "andel_langst", title: "Längre än den längsta", kind: "share"},
  {name: "langst_lagst", title: "Lägst", kind: "share"},
  {name: "langst_hogst", title: "Högst", kind: "share"},
  {name: "andel_kortast", title: "Längre än den kortaste", kind: "share"},
  {name: "kortast_lagst", title: "Kortaste, lägst", kind: "share"},
  {name: "kortast_hogst", title: "Kortaste, högst", kind: "share"},
] as const;

/** The two shares in those columns; null where one is not known. */
export function rangeCells(longest: Share, shortest: Share): (number | null)[] {
  return [longest, shortest].flatMap(({share, interval}) =>
    share === null ? [null, null, null] : [share, ...interval],
  );
}

/** Where the recommendations come from, as a source line names it, and from when the youngest of them holds. */
export function recommendationSource({dimensions}: Pick<Manifest, "dimensions">): string {
  const from = dimensions["category"]?.recommendedFrom;
  return `Socialstyrelsen: försäkringsmedicinskt beslutsstöd, längsta rekommenderade sjukskrivning per typfall${from === undefined ? "" : ` (senaste ändring ${from})`}`;
}

/** What a reader must know of the recommendations beside any figure of them. */
export function recommendationNotes({dimensions}: Pick<Manifest, "dimensions">): string[] {
  const from = dimensions["category"]?.recommendedFrom;
  const latest = from === undefined ? "" : ` De senaste som används här gäller från den ${formatDay(from)}.`;
  return [
    "Ett intyg säger inte vilket av beslutsstödets typfall det gäller. Därför jämförs sjukfallet med den kortaste och den längsta rekommendationen, hel eller delvis, för de tre första tecknen i diagnosens kod. Rekommendationen att inte sjukskriva alls räknas bara där den är den enda. Typfall utan rekommenderad längd är inte med.",
    `Rekommendationerna är ett stöd för läkarens bedömning, inte en gräns. Ett längre sjukfall kan vara det rätta.${latest}`,
  ];
}
