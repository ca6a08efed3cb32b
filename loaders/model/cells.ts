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
  /** Which events are counted, and the table that its sums are held equal to: see {@link Family}. */
  readonly events: string;
  readonly tiedTo?: Tie;
  readonly dimensions: readonly Dimension[];
  /** `codes[d][i]`: the position of cell `i` in `dimensions[d].codes`. */
  readonly codes: readonly Uint16Array[];
  /** Number of events (sjukfall, certificates) in the cell. */
  readonly n: Uint32Array;
  /** Number of distinct persons behind them: the unit of the threshold. */
  readonly persons: Uint32Array;
  /**
   * Most events of any one person in the cell: what tells a count that is one person's. Where cells were merged it is an
   * upper bound, as `persons` is a lower one: a cell may look smaller than it is, never larger.
   */
  readonly most: Uint32Array;
}

/**
 * Two families of the same events show the same sums: those of this one over `over` are the published sums of `family`, the
 * leading one. `over` names dimensions that both have; `year` or `quarter` may stand for the months of either.
 */
export interface Tie {
  readonly family: string;
  readonly over: readonly string[];
}

/**
 * A family of counts. A new measure is a new file in `count/families/` that exports one as `family`: it says which
 * events it counts, and the counting itself (events and distinct persons by cell, bucket by bucket) is everyone's.
 */
export interface Family {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  /**
   * Which events it counts. Families of the same events are several looks at the same persons: the audit holds them
   * together, and they should be tied.
   *
   * @example "certificates", of both `certificates` and `unit_certificates`
   */
  readonly events: string;
  readonly tiedTo?: Tie;
  /** Ids of its dimensions, the period first: it is part of every inner key. */
  readonly dimensions: readonly string[];
  /** Its small units (`care_unit`) are counted together by region when all is counted. */
  readonly gathersSmallUnits?: true;
  /**
   * A SELECT that gives one row an event: `person`, and one integer column a dimension, named as the dimension and
   * holding the position of its code. An event without a position in a dimension stops the count: leave it out, or give
   * it the position of what is unknown.
   *
   * It reads the position tables of `count/positions.ts` and no other, and is written in SQL that means the same on DuckDB
   * and PostgreSQL: no GROUP BY ALL, unnest, QUALIFY or FILTER, no `//`, no division, no `::`, no function of a date, only
   * integers; a CASE or a join on a small table instead. The tables hold the persons of one bucket at a time, and every
   * person stands in exactly one: a row may depend on other rows of the same person, never on those of another.
   */
  rows(): string;
}
