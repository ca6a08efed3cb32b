import type {Count} from "../measures/count.js";
import {isTooUnsure, type Share, widestTold} from "../measures/shareInterval.js";
import {capitalise, formatCount} from "../measures/swedish.js";
import type {DataTable, DiagramModel, ShareChart, SharePoint} from "./diagramModel.js";
import {sideHeading, type FamilySide} from "./familySides.js";
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
  /** Which rows stay where there is little room, if not those with the largest shares. */
  readonly kept?: ShareChart["kept"];
  readonly measure: string;
  /** Where, and what is chosen. */
  readonly selection: string;
  readonly period: string;
  readonly headline: ShareHeadline;
  /** Name of the column of rows in files, and its title. */
  readonly column: Column;
  /** The columns of the two counts that a share is made of, in their order in the table. */
  readonly counts: readonly (Column & {readonly of: "part" | "whole"})[];
  readonly notes: readonly string[];
  /** What is said instead of a chart where no row has anything. */
  readonly nothing: string;
  /** The nearest choice that has something, if this one has not. */
  readonly nearest?: DiagramModel["nearest"];
}

interface Column {
  readonly name: string;
  readonly title: string;
}

/** What is said instead of a chart where no share is sure enough to be drawn. */
const allTooUnsure =
  "Här finns inget att rita: urvalet är för litet för säkra andelar. Talen står i tabellen. Välj ett bredare urval.";

/**
 * The diagram of such shares: for each row a mark and an interval a side. A share that is too unsure (`isTooUnsure`) stands in the
 * table alone, and a row of such shares is not drawn.
 */
export function shareRows(chart: ShareRows): DiagramModel {
  const {sides, measure, selection, period, headline, muted, kept} = chart;
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
    ...(chart.nearest !== undefined && {nearest: chart.nearest}),
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
        : {
            ...{kind: "shares", categories: drawn.map(({label}) => label), muted, xLabel: measure, points},
            ...(kept && {kept}),
          },
    nothing: rows.length === 0 ? chart.nothing : allTooUnsure,
    notes: [
      ...(points.length === 0 ? [] : [headline.uncertainty]),
      ...chart.notes,
      ...(leftOut
        ? [
            `Andelar vars intervall är bredare än ${formatCount(widestTold * 100)} procentenheter ritas inte, men de står i tabellen. Rubriken nämner dem inte.`,
          ]
        : []),
    ],
    table: tableOf(chart, rows),
  };
}

function tableOf({measure, column, counts, sides}: ShareRows, rows: readonly ShareRow[]): DataTable {
  return {
    caption: measure,
    columns: [
      {...column, kind: "text"},
      {name: "serie", title: sideHeading(sides), kind: "text"},
      ...counts.map(({name, title}) => ({name, title, kind: "count" as const})),
      {name: "andel", title: "Andel", kind: "share"},
      {name: "lagst", title: "Lägst", kind: "share"},
      {name: "hogst", title: "Högst", kind: "share"},
    ],
    rows: rows.flatMap(({label, shares}) =>
      sides.flatMap((side, i) => {
        const one = shares[i];
        if (one === undefined) return [];
        const limits = one.share === null ? [null, null] : one.interval;
        return [[label, side.label, ...counts.map((count) => one[count.of].n), one.share, ...limits]];
      }),
    ),
  };
}
