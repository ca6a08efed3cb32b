import type {View} from "../contract/view.js";
import {everything} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {shareInterval, type Share} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import {countBy, type Selection} from "../measures/table.js";
import type {DiagramModel, Series, SharePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook, Tables} from "./notebook.js";
import {
  choicesLeftOut,
  describeSelection,
  selectRows,
  withValues,
  type ChosenDimension,
} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, shareNote} from "./uncertainty.js";

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
  /** Sorted by the first series' share, or in the given order. */
  readonly sorted: boolean;
  readonly notes: readonly string[];
  /** The main message, from the shares of each category by series. */
  readonly message: (shares: ShareLookup) => string;
}

/** The share of some categories together, in the series number `series` (0: the place itself). */
export type ShareLookup = (labels: readonly string[], series: number) => Share;

interface Side extends Series {
  readonly table: Tables;
  readonly sex: string | null;
}

/**
 * Shares of a whole with intervals: a region beside the nation; on the nation's own page women beside men, unless one
 * sex is chosen.
 */
export function shareComparison(notebook: Notebook, view: View, question: ShareQuestion): DiagramModel {
  const {manifest, place} = notebook;
  const {base} = manifest.disclosure;
  const sides = sidesOf(notebook, view);
  const bySex = sides.some(({sex}) => sex !== null);
  const tableOf = (side: Side) => side.table[question.family];
  const counts = sides.map((side) => {
    let selection: Selection = selectRows(view, manifest, tableOf(side), question.except);
    selection = withValues(selection, question.times.dimension, question.times.values);
    if (side.sex !== null) selection = withValues(selection, "sex", [side.sex]);
    const byCode = countBy(tableOf(side), question.dimension, selection);
    const byLabel = new Map(
      question.categories.map(({label, codes}) => [
        label,
        addCounts(codes.map((code) => byCode.get(code) ?? noCount)),
      ]),
    );
    return {byLabel, whole: addCounts(byLabel.values())};
  });
  const share: ShareLookup = (labels, series) => {
    const side = counts[series];
    const part = addCounts(labels.map((label) => side?.byLabel.get(label) ?? noCount));
    return shareInterval(part, side?.whole ?? noCount, base);
  };
  const countOf = (label: string, series: number): Count => counts[series]?.byLabel.get(label) ?? noCount;

  const categories = question.categories
    .map(({label}) => label)
    // Rows where nothing is published anywhere say nothing; the note tells that they are left out.
    .filter((label) => sides.some((_, series) => countOf(label, series).n > 0));
  const total = (label: string): number => share([label], 0).share ?? 0;
  if (question.sorted) categories.sort((a, b) => total(b) - total(a));

  const points = sides.flatMap(({id}, series) =>
    categories.flatMap((label, category): SharePoint[] => {
      const {share: value, interval} = share([label], series);
      return value === null ? [] : [{series: id, category, value, low: interval[0], high: interval[1]}];
    }),
  );
  const first = sides[0];
  const selection =
    first === undefined ? "" : describeSelection(view, manifest, tableOf(first), question.except);
  const where = sides.length > 1 && !bySex ? `${place.title} och riket` : place.title;
  const title =
    points.length === 0 ? `${question.measure}: inga sjukfall i urvalet` : question.message(share);
  const uncertain = categories[0] === undefined ? null : share([categories[0]], 0);

  return {
    id: question.id,
    title,
    selection: `${where}, ${selection}. ${question.period.charAt(0).toUpperCase()}${question.period.slice(1)}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall${sides.length > 1 ? `, ${sides.map(({label}) => label).join(" och ")}` : ""}`,
      measure: question.measure,
      selection: `${where}, ${selection}`,
      period: question.period,
      message: title,
      uncertainty:
        first === undefined || uncertain?.share === null || uncertain === null
          ? "Inga andelar kan räknas"
          : `Exempel på osäkerhet: ${categories[0] ?? ""}, ${first.label}, ligger ${percentBetween(...uncertain.interval)}`,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: points.length === 0 ? null : {kind: "shares", categories, xLabel: question.measure, points},
    nothing: nothingPublished,
    notes: [
      ...question.notes,
      ...(first === undefined ? [] : choicesLeftOut(view, tableOf(first), question.except, question.counted)),
      ...(question.sorted ? [`Raderna står i ordning efter andelen ${inPlace(place)}.`] : []),
      shareNote,
    ],
    table: {
      caption: `${question.measure}. ${where}, ${question.period}`,
      columns: [
        {name: question.column.name, title: question.column.title, kind: "text"},
        {name: "serie", title: bySex ? "Kön" : "Plats", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: categories.flatMap((label) =>
        sides.map((side, series) => {
          const {share: value, interval} = share([label], series);
          const limits = value === null ? [null, null] : interval;
          return [label, side.label, countOf(label, series).n, value, ...limits];
        }),
      ),
    },
  };
}

/** `62,1 % i Skåne och 60,3 % i riket`, or `61,0 % för kvinnor och 65,2 % för män`: the shares side by side. */
export function sharesInWords(
  notebook: Notebook,
  view: View,
  share: ShareLookup,
  labels: readonly string[],
): string {
  const sides = sidesOf(notebook, view);
  const parts = sides.map(({label, sex}, series) => {
    const value = share(labels, series).share;
    const figure = value === null ? "inga uppgifter" : formatPercent(value);
    if (sex !== null) return `${figure} för ${label.toLocaleLowerCase("sv-SE")}`;
    return `${figure} ${series === 0 ? inPlace(notebook.place) : "i riket"}`;
  });
  return parts.join(" och ");
}

function sidesOf({manifest, place, own, nation}: Notebook, view: View): Side[] {
  if (place.code !== null) {
    return [
      {id: "own", label: place.short, style: "own", table: own, sex: null},
      {id: "nation", label: "Riket", style: "nation", table: nation, sex: null},
    ];
  }
  if (view.sex !== everything) return [{id: "own", label: "Riket", style: "own", table: own, sex: null}];
  const titles = manifest.dimensions["sex"]?.codes ?? [];
  const titleOf = (sex: string): string => titles.find(({code}) => code === sex)?.title ?? sex;
  return [
    {id: "women", label: titleOf("K"), style: "women", table: own, sex: "K"},
    {id: "men", label: titleOf("M"), style: "men", table: own, sex: "M"},
  ];
}
