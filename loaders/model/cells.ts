import type {Dimension} from "./dimension.ts";

/**
 * The exact inner cells of one family: its finest joint table, one entry a non-empty cell, column by column.
 * Exact counts are not publishable: only `protect` takes them.
 */
export interface Cells {
  readonly family: string;
  /** Swedish title of the table, what one unit of `n` is, and how a row comes about. */
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  readonly dimensions: readonly Dimension[];
  /** `codes[d][i]`: the position of cell `i` in `dimensions[d].codes`. */
  readonly codes: readonly Uint16Array[];
  /** Number of events (sjukfall, certificates) in the cell. */
  readonly n: Uint32Array;
  /** Number of distinct persons behind them: the unit of the threshold. */
  readonly persons: Uint32Array;
}

/** A family of counts. A new measure is a new file in `count/families/` that exports one as `family`. */
export interface Family {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  /** Ids of its dimensions, the period first: it is part of every inner key. */
  readonly dimensions: readonly string[];
  /**
   * SQL over the staged and linked tables that gives one row a non-empty cell: one integer column a dimension,
   * named as the dimension and holding the position of its code, and `n` and `persons`.
   */
  sql(): string;
}
