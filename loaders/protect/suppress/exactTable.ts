/** One dimension of an official table: its codes as a tree. Node 0 is the total, and a parent comes before its children. */
export interface Levels {
  readonly id: string;
  /** The code of each node; tables that share a code of a dimension mean the same by it. */
  readonly codes: readonly string[];
  /** The node each belongs to; −1 for the total. */
  readonly parent: readonly number[];
}

/**
 * An exact table: every combination of nodes is a published cell. Its number has the nodes as digits, the first dimension
 * the highest. Exact counts are not publishable: only `suppress` takes them.
 */
export interface ExactTable {
  readonly id: string;
  readonly dimensions: readonly Levels[];
  /** Events of each cell. */
  readonly n: Float64Array;
  /** Distinct persons behind them: the unit of the threshold. */
  readonly persons: Float64Array;
}

/** How many cells a table has. */
export function cellsOf({dimensions}: Pick<ExactTable, "dimensions">): number {
  return dimensions.reduce((product, {codes}) => product * codes.length, 1);
}

/** The node of each dimension from a cell's number. */
export function nodesOf(dimensions: readonly Levels[], cell: number): number[] {
  const nodes = new Array<number>(dimensions.length).fill(0);
  let rest = cell;
  for (let d = dimensions.length - 1; d >= 0; d--) {
    const size = dimensions[d]?.codes.length ?? 1;
    nodes[d] = rest % size;
    rest = Math.floor(rest / size);
  }
  return nodes;
}

/**
 * What a cell is called, the same in every table that shows it: the codes that are not totals, by dimension.
 *
 * @example "region=12|sex=K", and "" for the grand total
 */
export function cellKey(dimensions: readonly Levels[], cell: number): string {
  return nodesOf(dimensions, cell)
    .map((node, d) => (node === 0 ? "" : `${dimensions[d]?.id ?? ""}=${dimensions[d]?.codes[node] ?? ""}`))
    .filter((text) => text !== "")
    .sort((a, b) => (a < b ? -1 : 1))
    .join("|");
}
