import type {Estimate} from "../measures/estimate.js";

/** The kinds of chart that only the page of all regions has, as plain data. */

/** One tile of the map. */
export interface MapTile {
  readonly row: number;
  readonly column: number;
  /** Moved to the right by so many tiles. */
  readonly apart: number;
  readonly name: string;
  /** The heading of its row in the table. */
  readonly heading: string;
  /** What is printed in it; `..` where there is none. */
  readonly text: string;
  /** Position among the classes; null where there is no figure. */
  readonly klass: number | null;
  readonly chosen: boolean;
}

/** A map of tiles of equal size, in five classes. */
export interface TileChart {
  readonly kind: "tiles";
  readonly label: string;
  /** What each class holds, the lowest first. */
  readonly classes: readonly string[];
  readonly tiles: readonly MapTile[];
}

/** One small chart among others: a region over time. */
export interface Panel {
  readonly row: number;
  readonly column: number;
  readonly name: string;
  /** The heading of its rows in the table. */
  readonly heading: string;
  readonly chosen: boolean;
  readonly figures: readonly (Estimate | null)[];
  /** Positions whose figures the release has changed since they were first published. */
  readonly revised?: readonly number[];
}

/** A small chart for each region, all with the same axes, each with the nation behind. */
export interface PanelChart {
  readonly kind: "panels";
  readonly label: string;
  readonly xs: readonly string[];
  readonly panels: readonly Panel[];
  readonly nation: readonly (Estimate | null)[];
}

/** The deciles of all regions over time, and one region on top of them. */
export interface DecileChart {
  readonly kind: "deciles";
  readonly label: string;
  readonly xs: readonly string[];
  /** Nine values for each time, the lowest first; null where there are none. */
  readonly deciles: readonly (readonly number[] | null)[];
  /** The region that is picked out; empty where none is. */
  readonly own: readonly (Estimate | null)[];
  readonly name: string;
  /** Times that had not passed at the extract date. */
  readonly preliminary: readonly boolean[];
  /** Positions where the release has changed the figures of any region since they were first published. */
  readonly revised?: readonly number[];
}

export type RegionChart = TileChart | PanelChart | DecileChart;
