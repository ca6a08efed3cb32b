import type {Count} from "../measures/count.js";
import {isTooUnsure, type Share, widestTold} from "../measures/shareInterval.js";
import {capitalise, formatCount} from "../measures/swedish.js";
import type {DataTable, DiagramModel, SharePoint} from "./diagramModel.js";
import type {FamilySide} from "./familySides.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {textAlternative} from "./textAlternative.js";

/** A share of one side of a comparison, and the two counts that it is made of. */
export interface RowShare extends Share {
  readonly part: Count;
  readonly whole: Count;
}

/** One row of a chart of shares: its name, and each side's share, in the order of the sides. */
export interface ShareRow {
  readonly label: string;
  readonly shares: readonly RowShare[];
}

/** A chart of shares that need not be parts of one whole, in words. */
export interface ShareRows {
  readonly id: string;
  readonly sides: readonly FamilySide[];
  /** In the order that they are drawn. */
  readonly rows: readonly ShareRow[];
  /** Labels of rows that are no answer to the question, drawn in grey. */
  readonly muted: readonly string[];
  readonly measure: string;
  /** Where, and what is chosen. */
  readonly selection: string;
  readonly period: string;
  readonly headline: ShareHeadline;
  /** Name of the column of rows in files, and its title; and what part and whole are, as titles and names. */
  readonly column: Column;
  readonly part: Column;
  readonly whole: Column;
  readonly notes: readonly string[];
  /** What is said instead of a chart. */
  readonly nothing: string;
}

interface Column {
  readonly name: string;
  readonly title: string;
}

/**
 * The diagram of such shares: for each row a mark and an interval a side. A share that is too unsure (`isTooUnsure`) stands in the
 * table alone, and a row of such shares is not drawn.
 */
export function shareRows(chart: ShareRows): DiagramModel {
  const {sides, measure, selection, period, headline, muted} = chart;
  const rows = chart.rows.filter(({shares}) => shares.some(({share}) => share !== null));
  const drawn = rows.filter(({shares}) => !shares.every(isTooUnsure));
  const leftOut = rows.some(({shares}) => shares.some(isTooUnsure));
  const points = sides.flatMap(({id}, side) =>
    drawn.flatMap(({shares}, category): SharePoint[] => {
      const one = shares[side];
      if (typeof one?.share !== "number" || isTooUnsure(one)) return [];
      return [{series: id, category, value: one.share, low: one.interval[0], high: one.interval[1]}];
    }),
  );
  return {
    id: chart.id,
    title: headline.title,
    selection: `${selection}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall${sides.length > 1 ? `, ${sides.map(({label}) => label).join(" och ")}` : ""}`,
      measure,
      selection,
      period,
      message: headline.title,
      uncertainty: headline.uncertainty,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart:
      points.length === 0
        ? null
        : {kind: "shares", categories: drawn.map(({label}) => label), muted, xLabel: measure, points},
    nothing: chart.nothing,
    notes: [
      ...(points.length === 0 ? [] : [headline.uncertainty]),
      ...chart.notes,
      ...(leftOut
        ? [
            `Andelar vars intervall är bredare än ${formatCount(widestTold * 100)} procentenheter ritas inte, men de står i tabellen.`,
          ]
        : []),
    ],
    table: tableOf(chart, rows),
  };
}

function tableOf({measure, column, part, whole, sides}: ShareRows, rows: readonly ShareRow[]): DataTable {
  return {
    caption: measure,
    columns: [
      {...column, kind: "text"},
      {name: "serie", title: "Plats", kind: "text"},
      {...whole, kind: "count"},
      {...part, kind: "count"},
      {name: "andel", title: "Andel", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
    ],
    rows: rows.flatMap(({label, shares}) =>
      sides.flatMap((side, i) => {
        const one = shares[i];
        if (one === undefined) return [];
        const limits = one.share === null ? [null, null] : one.interval;
        return [[label, side.label, one.whole.n, one.part.n, one.share, ...limits]];
      }),
    ),
  };
}
