import type {View} from "../contract/view.js";
import type {Count} from "../measures/count.js";
import {shareInterval, type Share} from "../measures/shareInterval.js";
import type {DataTable, DiagramModel, SharePoint} from "./diagramModel.js";
import {countPart, familyRows, type Within} from "./familyRows.js";
import {familySides, type FamilySide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import {inPlace} from "./inPlace.js";
import {partHeadline, type PartSubject} from "./partHeadline.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection, type ChosenDimension} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
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
  readonly subject: PartSubject;
  /** Left out: a place and the nation, or the sexes. */
  readonly sides?: readonly FamilySide[];
}

interface PartShare extends Share {
  readonly part: Count;
  readonly whole: Count;
}

/**
 * For each of several groups of sjukfall the share that something is true of, with intervals: a region beside the nation; on
 * the nation's own page women beside men where the table tells them apart. The rows need not be parts of one whole.
 */
export function partOfEach(family: PlaceFamily, view: View, question: PartQuestion): DiagramModel {
  const {manifest, place, own} = family;
  const {except, measure, counted, last = []} = question;
  const sides = question.sides ?? familySides(family, view);
  const years = familyYears(view, family.nation, manifest.extractDate);
  const shares = new Map(
    question.rows.map((row) => [row.label, sides.map((side) => shareOf(family, view, except, side, row))]),
  );
  const at = (label: string, side: number): PartShare => {
    const found = shares.get(label)?.[side];
    if (found === undefined) throw new RangeError("the chart has no such row");
    return found;
  };
  // Rows where nothing is published say nothing.
  const labels = [...shares.keys()].filter((label) => sides.some((_, side) => at(label, side).whole.n > 0));
  const isLast = (label: string): number => (last.includes(label) ? 1 : 0);
  if (question.sorted)
    labels.sort((a, b) => isLast(a) - isLast(b) || (at(b, 0).share ?? 0) - (at(a, 0).share ?? 0));
  const points = sides.flatMap(({id}, side) =>
    labels.flatMap((label, category): SharePoint[] => {
      const {share, interval} = at(label, side);
      return share === null
        ? []
        : [{series: id, category, value: share, low: interval[0], high: interval[1]}];
    }),
  );
  const empty = points.length === 0;
  const told = labels.filter((label) => !last.includes(label));
  const headline = empty
    ? {title: `${measure}: inga sjukfall i urvalet`, uncertainty: "Inga andelar kan räknas."}
    : partHeadline(measure, sides, told, at, question.subject);
  const where = sides.some(({id}) => id === "nation") ? `${place.title} och riket` : place.title;
  const selection = `${where}, ${describeSelection(view, manifest, own, except)}`;

  return {
    id: question.id,
    title: headline.title,
    selection: `${selection}. ${years.period}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall${sides.length > 1 ? `, ${sides.map(({label}) => label).join(" och ")}` : ""}`,
      measure,
      selection,
      period: years.period,
      message: headline.title,
      uncertainty: headline.uncertainty,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: empty ? null : {kind: "shares", categories: labels, muted: last, xLabel: measure, points},
    nothing: nothingPublished,
    notes: [
      ...(empty ? [] : [headline.uncertainty]),
      ...question.notes,
      ...choicesLeftOut(view, manifest, own, except, counted),
      ...years.notes,
      ...(question.sorted && !empty ? [orderNote(sides, inPlace(place))] : []),
      ...(empty
        ? []
        : [...(sides.some(({id}) => id === "nation") ? withinNationNote(place) : []), shareNote]),
    ],
    table: tableOf(question, labels, sides, at),
  };
}

function shareOf(
  family: PlaceFamily,
  view: View,
  except: readonly ChosenDimension[],
  side: FamilySide,
  {within, dimension, codes}: PartRow,
): PartShare {
  const rows = familyRows(family, view, side, except, within);
  const {part, whole} = countPart(side, dimension, rows, codes);
  return {part, whole, ...shareInterval(part, whole, family.manifest.disclosure.base)};
}

/** Whose share the rows are sorted by. */
function orderNote([first]: readonly FamilySide[], inThisPlace: string): string {
  return `Raderna står i ordning efter ${first?.sex === "K" ? "kvinnornas andel" : `andelen ${inThisPlace}`}.`;
}

/** Every row of the chart, with the two counts that each share is made of. */
function tableOf(
  {measure, column}: PartQuestion,
  labels: readonly string[],
  sides: readonly FamilySide[],
  at: (label: string, side: number) => PartShare,
): DataTable {
  return {
    caption: measure,
    columns: [
      {name: column.name, title: column.title, kind: "text"},
      {name: "serie", title: sides.some(({sex}) => sex !== null) ? "Kön" : "Plats", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
      {name: "av", title: "Av", kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
    ],
    rows: labels.flatMap((label) =>
      sides.map((side, i) => {
        const {part, whole, share, interval} = at(label, i);
        return [label, side.label, part.n, whole.n, share, ...(share === null ? [null, null] : interval)];
      }),
    ),
  };
}
