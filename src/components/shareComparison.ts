import type {View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {shareInterval} from "../measures/shareInterval.js";
import {capitalise} from "../measures/swedish.js";
import {countBy, type Selection} from "../measures/table.js";
import type {DataTable, DiagramModel, SharePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook, Tables} from "./notebook.js";
import {isPreliminary, markPreliminary, preliminarySharesNote} from "./preliminary.js";
import {rowOrderNote} from "./rowOrderNote.js";
import {
  choicesLeftOut,
  describeSelection,
  selectRows,
  withValues,
  type ChosenDimension,
} from "./selection.js";
import {shareHeadline, type ShareLookup, type Subject} from "./shareHeadline.js";
import {sidesOf, type Side} from "./sides.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, shareNote, withinNationNote} from "./uncertainty.js";

/** One row of a chart of shares: one published value, or several taken together. */
export interface Category {
  readonly label: string;
  readonly codes: readonly string[];
}

/** What a chart of shares divides, and how it is put into words. */
export interface ShareQuestion {
  readonly id: string;
  readonly family: keyof Tables;
  readonly dimension: string;
  readonly categories: readonly Category[];
  /** Dimensions whose choice the chart sets aside. */
  readonly except: readonly ChosenDimension[];
  /** Months or quarters that are counted. */
  readonly times: {readonly dimension: "month" | "quarter"; readonly values: readonly string[]};
  /** The times in words: `december 2025`. */
  readonly period: string;
  /** `Andel av de startade sjukfallen efter grad`. */
  readonly measure: string;
  /** The kind of sjukfall, for notes: `startade sjukfall`. */
  readonly counted: string;
  /** Name of the column of categories in files, and its title. */
  readonly column: {readonly name: string; readonly title: string};
  /** Sorted by the first side's share, or in the given order. */
  readonly sorted: boolean;
  /** Labels that stand last whatever their share, in grey. */
  readonly last?: readonly string[];
  readonly notes: readonly string[];
  /** What the headline tells the share of. */
  readonly subject: Subject;
  /** What is said instead of the headline and of the chart where no time is asked for. */
  readonly noTime?: {readonly title: string; readonly nothing: string} & Pick<DiagramModel, "nearest">;
}

/** The counts of one side: each category's, and their sum. */
interface SideCounts {
  readonly byLabel: ReadonlyMap<string, Count>;
  readonly whole: Count;
}

/**
 * Shares of a whole with intervals: a region beside the nation; on the nation's own page women beside men, unless one
 * sex is chosen.
 */
export function shareComparison(notebook: Notebook, view: View, question: ShareQuestion): DiagramModel {
  const {manifest, place, own} = notebook;
  const {times, period, measure} = question;
  const sides = sidesOf(notebook, view);
  const bySex = sides.some(({sex}) => sex !== null);
  const counts = sides.map((side) => countSide(notebook, view, question, side));
  const countOf = (labels: readonly string[], side: number): Count =>
    addCounts(labels.map((label) => counts[side]?.byLabel.get(label) ?? noCount));
  const share: ShareLookup = (labels, side) =>
    shareInterval(countOf(labels, side), counts[side]?.whole ?? noCount, manifest.disclosure.base);
  const labels = question.categories
    .map(({label}) => label)
    // Rows where nothing is published anywhere say nothing; the note tells that they are left out.
    .filter((label) => sides.some((_, side) => countOf([label], side).n > 0));
  const isLast = (label: string) => (question.last?.includes(label) === true ? 1 : 0);
  if (question.sorted)
    labels.sort((a, b) => isLast(a) - isLast(b) || (share([b], 0).share ?? 0) - (share([a], 0).share ?? 0));

  const points = sides.flatMap(({id}, side) =>
    labels.flatMap((label, category): SharePoint[] => {
      const {share: value, interval} = share([label], side);
      return value === null ? [] : [{series: id, category, value, low: interval[0], high: interval[1]}];
    }),
  );
  const noTime = times.values.length === 0 ? question.noTime : undefined;
  const empty = points.length === 0;
  const headline = empty
    ? {title: noTime?.title ?? `${measure}: inga sjukfall i urvalet`, uncertainty: "Inga andelar kan räknas."}
    : shareHeadline(measure, sides, share, question.subject);
  const described = describeSelection(view, manifest, own[question.family], question.except);
  const where = sides.length > 1 && !bySex ? `${place.title} och ${wholeOf(manifest).short}` : place.title;

  return {
    id: question.id,
    title: headline.title,
    selection: `${where}, ${described}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall${sides.length > 1 ? `, ${sides.map(({label}) => label).join(" och ")}` : ""}`,
      measure,
      selection: `${where}, ${described}`,
      period,
      message: headline.title,
      uncertainty: headline.uncertainty,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: empty
      ? null
      : {kind: "shares", categories: labels, muted: question.last ?? [], xLabel: measure, points},
    nothing: noTime?.nothing ?? nothingPublished,
    ...(noTime?.nearest !== undefined && {nearest: noTime.nearest}),
    notes: [
      ...(empty ? [] : [headline.uncertainty]),
      ...question.notes,
      ...choicesLeftOut(view, manifest, own[question.family], question.except, question.counted),
      ...(question.sorted && !empty ? [rowOrderNote(sides, inPlace(place))] : []),
      ...(empty ? [] : [...withinNationNote({manifest, place}), shareNote]),
      ...preliminarySharesNote(times.values, manifest.extractDate),
    ],
    table: tableOf(question, labels, sides, countOf, share, manifest.extractDate),
  };
}

function countSide({manifest}: Notebook, view: View, question: ShareQuestion, side: Side): SideCounts {
  const table = side.table[question.family];
  let selection: Selection = selectRows(view, manifest, table, question.except);
  selection = withValues(selection, question.times.dimension, question.times.values);
  if (side.sex !== null) selection = withValues(selection, "sex", [side.sex]);
  const byCode = countBy(table, question.dimension, selection);
  const byLabel = new Map(
    question.categories.map(({label, codes}) => [
      label,
      addCounts(codes.map((code) => byCode.get(code) ?? noCount)),
    ]),
  );
  return {byLabel, whole: addCounts(byLabel.values())};
}

/** Every row of the chart, and the categories that the headline takes together as a row of their own. */
function tableOf(
  question: ShareQuestion,
  labels: readonly string[],
  sides: readonly Side[],
  countOf: (labels: readonly string[], side: number) => Count,
  share: ShareLookup,
  extractDate: string,
): DataTable {
  const {subject, column} = question;
  const lines = labels.map((label) => ({title: label, members: [label]}));
  if (subject.kind === "together" && subject.labels.length > 1 && lines.length > 0) {
    lines.push({title: `${subject.name} (summa)`, members: [...subject.labels]});
  }
  const rows = lines.flatMap(({title, members}) =>
    sides.map((side, i) => {
      const {share: value, interval} = share(members, i);
      const limits = value === null ? [null, null] : interval;
      return [title, side.label, countOf(members, i).n, value, ...limits];
    }),
  );
  const preliminary = question.times.values.some((time) => isPreliminary(time, extractDate));
  return markPreliminary(
    {
      caption: question.measure,
      columns: [
        {name: column.name, title: column.title, kind: "text"},
        {name: "serie", title: sides.some(({sex}) => sex !== null) ? "Kön" : "Plats", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows,
    },
    rows.map(() => preliminary),
  );
}
