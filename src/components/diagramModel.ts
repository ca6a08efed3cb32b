/**
 * A diagram as plain data: what is said, drawn, listed and downloaded all come from one model, which pure functions
 * make from the published rows and `diagram` turns into elements. A page with charts of other kinds brings what draws them.
 */
export interface DiagramModel<Chart = LineChart | ShareChart> {
  /** Id within the page; also part of file names. */
  readonly id: string;
  /** The main message, as a sentence with figures from the data. */
  readonly title: string;
  /** Selection and period, in words. */
  readonly selection: string;
  /** Text alternative of the chart. */
  readonly alternative: string;
  readonly series: readonly Series[];
  /** Null when there is nothing to draw: every count is 0, or all that could be drawn would be noise. */
  readonly chart: Chart | null;
  /** What is said instead of a chart. */
  readonly nothing: string;
  /** The nearest choice that there is a chart of, where this one has none: a link on the page. */
  readonly nearest?: {readonly title: string; readonly href: string};
  /** What the reader must know beside the chart: choices that do not apply, uncertainty, preliminary months. */
  readonly notes: readonly string[];
  readonly table: DataTable;
  /** The hypothesis whose registered analysis this is; what has none is exploratory. */
  readonly registered?: string;
  /** Where figures come from that are not the release's own: published statistics. */
  readonly published?: Published;
}

/** Statistics that somebody else has published. */
export interface Published {
  /** Publisher, table and how it came here, as a reader is told it: no full stop. */
  readonly source: string;
  /** False where figures of the release stand beside them. */
  readonly alone: boolean;
}

/** How a series is drawn: colour, dash and symbol together, so that colour never stands alone. */
export type SeriesStyle = "own" | "nation" | "women" | "men";

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly style: SeriesStyle;
}

export interface LinePoint {
  readonly series: string;
  /** Position among the chart's `xs`. */
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** True when the month had not passed at the extract date. */
  readonly preliminary: boolean;
}

export interface LineChart {
  readonly kind: "lines";
  /** YYYY-MM or YYYY-Qn, or MM or Qn when years are laid over each other; or YYYY. */
  readonly xs: readonly string[];
  readonly yLabel: string;
  /** How the value axis is written: a rate, or a change or share as per cent; a count or an index where it is left out. */
  readonly unit?: "rate" | "change" | "share";
  /** A horizontal line to compare with (index 100), if any. */
  readonly reference: number | null;
  readonly points: readonly LinePoint[];
  /** Where series break: a vertical line with a name, and no line of theirs runs across it. */
  readonly breaks?: readonly SeriesBreak[];
  /** The lowest and highest value that the axis shows, where it is shared with other charts; else as far as the points reach. */
  readonly extent?: readonly [low: number, high: number];
  /** Lines of the chart that stood here before, drawn thin behind the others. */
  readonly ghost?: readonly GhostPoint[];
  /** Positions whose figures the release has changed since they were first published: an r stands below them. */
  readonly revised?: readonly number[];
  /** A stretch of the time axis to look at: its first and last position. */
  readonly marked?: readonly [from: number, to: number];
}

/** A point of a line that stood here before: no limits, no symbol. */
export type GhostPoint = Pick<LinePoint, "series" | "x" | "value">;

/** What is on both sides of a break is not the same thing, and is not joined. */
export interface SeriesBreak {
  /** Position among the chart's `xs`; between two of them it ends in a half. */
  readonly x: number;
  readonly label: string;
  /** The only series that breaks there, where the others are the same on both sides; left out, all do. */
  readonly series?: string;
}

export interface SharePoint {
  readonly series: string;
  /** Position among the chart's `categories`. */
  readonly category: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ShareChart {
  readonly kind: "shares";
  /** Left out: shares from 0 to 1. `number`: values as they are, told without a per cent sign. */
  readonly unit?: "number";
  readonly categories: readonly string[];
  /** Shorter names of the categories, for where there is little room. */
  readonly short?: readonly string[];
  /** True where no row may be left out for want of room: the largest alone would be a ranking of regions. */
  readonly whole?: boolean;
  /** The categories that stay where not all rows have room, the first one longest, and what they are in words; left out, the largest. */
  readonly kept?: {readonly categories: readonly string[]; readonly words: string};
  /** Categories that are no answer to the question, drawn in grey: what is withheld. */
  readonly muted?: readonly string[];
  readonly xLabel: string;
  /** A line to compare every row with, if any. */
  readonly reference?: number;
  /** The highest value that the axis must reach, where it is shared with other charts. */
  readonly extent?: number;
  /** Rows to look at, by their categories. */
  readonly marked?: readonly string[];
  readonly points: readonly SharePoint[];
}

/** `month` is a month or a quarter; `change` a part of what was before, told as per cent with its sign. */
export type ColumnKind = "text" | "month" | "count" | "decimal" | "rate" | "share" | "change" | "index";

export interface DataColumn {
  /** Name in files: small letters, no å, ä or ö. */
  readonly name: string;
  readonly title: string;
  readonly kind: ColumnKind;
}

export type Value = string | number | null;

export interface DataTable {
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Value[])[];
  /** Where the headings of the rows lead, row by row, as seen from the notebook's own page; left out, nowhere. */
  readonly links?: readonly string[];
  /** Rows, by position, whose heading stands with a mark after it: its sign, and what it means for a screen reader. */
  readonly marked?: {readonly rows: ReadonlySet<number>; readonly sign: string; readonly meaning: string};
}
