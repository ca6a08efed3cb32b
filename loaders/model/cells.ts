import type {Dimension} from "./dimension.ts";
import type {RelationId, relations} from "./relations.ts";

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
  /** Every cell is to be rounded: `most` says so of each. */
  readonly roundsAll?: true;
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
 * A family of counts. A new measure is a new file in `count/families/` that exports one as `family`: it says, as data, which
 * rows it counts and what its dimensions are read from, and the counting itself (events and distinct persons by cell,
 * bucket by bucket) is everyone's. It is counted in two ways with the same cells: in SQL where rows stay in their database
 * (`count/portable/`), and over columns in memory (`count/fast/`).
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
  /** Other events that its own are a part or a kind of: exact counts of those must not stand beside it either. */
  readonly within?: string;
  /**
   * Every cell is rounded, as if one person had most of its events: its counts are no parts of another family's, but bound them, and
   * exact ones would narrow what small ones of either can be.
   */
  readonly roundsAll?: true;
  /** Dimensions that it has at a coarser level of `levels` whatever the settings say, and which level. */
  readonly levels?: Readonly<Record<string, string>>;
  /** Its small units (`care_unit`) are counted together by region when all is counted. */
  readonly gathersSmallUnits?: true;
  /** Events of no known region are left out: so few that, in other groups beside another table's, each would be told. */
  readonly knownRegionsOnly?: true;
  readonly rows: Rows;
  /** Dimensions coarser than those that the rows have, by id: made of `levels` and of the settings, no family declares them. */
  readonly recoded?: Readonly<Record<string, Recoded>>;
}

/** A dimension made of a finer one: where that has the position `p`, this has `positions[p]`. */
export interface Recoded {
  readonly of: string;
  readonly positions: readonly number[];
}

type ColumnOf<R extends RelationId> = (typeof relations)[R]["columns"][number];
type DayOf<R extends RelationId> = (typeof relations)[R]["days"][number];

/**
 * Which rows of a relation are events, each one event of its `person`, and what each dimension is read from: the column of
 * its own name, or another by `from`.
 *
 * A row without a position in a dimension stops the count: leave it out by `where` (only rows with these values), or let the
 * relation give it the position of what is unknown.
 */
interface RowsOf<R extends RelationId> {
  readonly of: R;
  readonly where?: Readonly<Partial<Record<ColumnOf<R>, number>>>;
  readonly from?: Readonly<Record<string, ColumnOf<R>>>;
}

/** The day that places a row in time: of it come month, quarter and year, and a row outside the release is left out. */
type PlacedOn<R extends RelationId> = [DayOf<R>] extends [never]
  ? {readonly on?: never}
  : {readonly on: DayOf<R>};

export type Rows = {[R in RelationId]: RowsOf<R> & PlacedOn<R>}[RelationId];
