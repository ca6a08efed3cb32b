import type {View} from "../contract/view.js";
import {shareInterval} from "../measures/shareInterval.js";
import {byFirstShare} from "./byFirstShare.js";
import type {DiagramModel} from "./diagramModel.js";
import {countPart, familyRows, type Within} from "./familyRows.js";
import {familySides, isBesideNation, placesOf, type FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import {inPlace} from "./inPlace.js";
import {partHeadline, type PartSubject} from "./partHeadline.js";
import type {PlaceFamily} from "./placeFamily.js";
import {rowOrderNote} from "./rowOrderNote.js";
import {choicesLeftOut, describeSelection, type ChosenDimension} from "./selection.js";
import {shareRows, type RowShare} from "./shareRows.js";
import {nothingPublished, shareNote, withinNationNote} from "./uncertainty.js";

/** One row of the chart: some sjukfall, and the values of a dimension whose share among them is shown. */
export interface PartRow {
  readonly label: string;
  readonly within: Within;
  readonly dimension: string;
  readonly codes: readonly string[];
}

/** What shares are taken of, and how it is put into words. */
export interface PartQuestion {
  readonly id: string;
  readonly rows: readonly PartRow[];
  /** Dimensions whose choice the chart sets aside. */
  readonly except: readonly ChosenDimension[];
  /** What is counted where nothing is chosen, if not all sjukfall. */
  readonly all?: string;
  /** `Andel av sjukfallen som varar längre än 90 dagar`. */
  readonly measure: string;
  /** What the family counts, for notes: `sjukfall efter längd`. */
  readonly counted: string;
  /** Name of the column of rows in files, and its title. */
  readonly column: {readonly name: string; readonly title: string};
  /** Sorted by the first side's share, or in the given order. */
  readonly sorted: boolean;
  /** Labels that stand last whatever their share, in grey. */
  readonly last?: readonly string[];
  readonly notes: readonly string[];
  /** Said in place of the chart and its headline where the release has nothing of what is asked about: no share is then known to be 0. */
  readonly none?: string;
  readonly subject: PartSubject;
  /** Left out: what the view lays a place beside (`familySides`). */
  readonly sides?: readonly FamilySide[];
}

/**
 * For each of several groups of sjukfall the share that something is true of, with intervals: a region beside the nation; on
 * the nation's own page women beside men where the table tells them apart; or a place beside itself the year before. The rows need
 * not be parts of one whole.
 */
export function partOfEach(family: PlaceFamily, view: View, question: PartQuestion): DiagramModel {
  const {manifest, place, own} = family;
  const {except, measure, counted, last = []} = question;
  const sides = question.sides ?? familySides(family, view);
  const years = familyYears(view, family.nation, manifest);
  // Rows where nothing is published say nothing.
  const found = (question.none === undefined ? question.rows : [])
    .map((row) => ({label: row.label, shares: sides.map((side) => shareOf(family, view, except, side, row))}))
    .filter(({shares}) => shares.some(({whole}) => whole.n > 0));
  const rows = question.sorted ? byFirstShare(found, last) : found;
  const empty = rows.length === 0;
  const where = placesOf({manifest, place}, sides);

  return shareRows({
    id: question.id,
    ...{sides, rows, measure},
    muted: last,
    selection: `${where}, ${describeSelection(view, manifest, own, except, question.all)}`,
    period: years.period,
    headline: empty
      ? {
          title: question.none ?? `${measure}: inga sjukfall i urvalet`,
          uncertainty: "Inga andelar kan räknas.",
        }
      : partHeadline(
          measure,
          sides,
          rows.filter(({label}) => !last.includes(label)),
          question.subject,
        ),
    column: question.column,
    counts: [
      {of: "part", name: "antal", title: "Antal"},
      {of: "whole", name: "av", title: "Av"},
    ],
    nothing: question.none === undefined ? nothingPublished : `${question.none}.`,
    notes: [
      ...question.notes,
      ...choicesLeftOut(view, manifest, own, except, counted),
      ...years.notes,
      ...(question.sorted && !empty ? [rowOrderNote(sides, inPlace(place))] : []),
      ...(empty ? [] : [...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []), shareNote]),
    ],
  });
}

function shareOf(
  family: PlaceFamily,
  view: View,
  except: readonly ChosenDimension[],
  side: FamilySide,
  {within, dimension, codes}: PartRow,
): RowShare {
  const rows = familyRows(family, view, side, except, within);
  const {part, whole} = countPart(side, dimension, rows, codes);
  return {part, whole, ...shareInterval(part, whole, family.manifest.disclosure.base)};
}
