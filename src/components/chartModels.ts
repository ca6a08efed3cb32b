/** The kinds of chart, beside lines and shares, that the notebooks on lengths and changes have: plain data, as in `diagramModel`. */

/** What is known of a curve at one day; between the days the curve stands still. */
export interface StepPoint {
  readonly series: string;
  readonly day: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Shares by day, as steps: how many are left, or how many something has happened to. */
export interface StepChart {
  readonly kind: "steps";
  readonly yLabel: string;
  /** Days that the axis names. */
  readonly ticks: readonly number[];
  /** Days that a vertical line marks: the limits that are asked about. */
  readonly rules: readonly number[];
  /** Last day of the axis. */
  readonly until: number;
  /** 1 for a curve that falls from all; less for one that does not come so far. */
  readonly top: number;
  readonly points: readonly StepPoint[];
}

/** A cell of a square table: how large a part of its row. */
export interface MatrixCell {
  readonly row: number;
  readonly column: number;
  /** From 0 to 1; null where the row has nothing. */
  readonly share: number | null;
}

/** From the one to the other, as a square of shares by row; the same group stands on the diagonal. */
export interface MatrixChart {
  readonly kind: "matrix";
  readonly xLabel: string;
  readonly labels: readonly string[];
  /** Labels of what is withheld: a value that is not told, which is not the same as none. */
  readonly withheld: readonly string[];
  readonly cells: readonly MatrixCell[];
}

/** How many went from one group to another, by their positions among the labels. */
export interface FlowMark {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** True also of those who changed group within one that others are merged into. */
  readonly changed: boolean;
}

/** Two columns of groups and the flows between them; what stays in its group is grey. */
export interface FlowChart {
  readonly kind: "flows";
  readonly xLabel: string;
  readonly labels: readonly string[];
  readonly flows: readonly FlowMark[];
}

/** How a part of a bar looks: its colour, and how strong. */
export type Shade = "quiet" | "strong" | "medium" | "other" | "otherMedium";

/** Bars that are divided into the same parts, in one order. */
export interface StackChart {
  readonly kind: "stacks";
  readonly xLabel: string;
  readonly parts: readonly {readonly label: string; readonly shade: Shade}[];
  /** A bar: the name of its group, which several may share, its own name, and each part's share. */
  readonly bars: readonly {
    readonly group: string;
    readonly label: string;
    readonly shares: readonly number[];
  }[];
}
