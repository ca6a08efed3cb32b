import {cellKey, type ExactTable, type Levels, nodesOf} from "./exactTable.ts";

/**
 * Linked tables as one system of distinct counts. Cells that are empty are known to all and left out; cells that are sums
 * of the same non-empty inner cells are one count here, since whoever sees one sees the other.
 */
export interface LinkedSystem {
  readonly counts: number;
  /** Events and distinct persons of each count, and the non-empty inner cells it sums: its least value, zeros being shown. */
  readonly n: Float64Array;
  readonly persons: Float64Array;
  readonly least: Float64Array;
  /** How many published cells show it. */
  readonly shown: Int32Array;
  /** `count[table][cell]`: the count that a cell shows, −1 where it is empty. */
  readonly count: readonly Int32Array[];
  /** Count `parent[r]` is the sum of counts `child[start[r] … start[r + 1])`, two at least. */
  readonly parent: Int32Array;
  readonly start: Int32Array;
  readonly child: Int32Array;
  /** For each non-empty inner cell of each table, every count that it is part of. */
  readonly inner: readonly Int32Array[];
  /** The table of each of them, and its number there. */
  readonly innerTable: Int32Array;
  readonly innerCell: Int32Array;
  /** The dimensions of each table. */
  readonly dimensions: readonly (readonly Levels[])[];
}

/** Takes tables that share cells as one system. Shared cells must agree. */
export function linkedSystem(tables: readonly ExactTable[]): LinkedSystem {
  const byKey = new Map<string, number>();
  const n: number[] = [];
  const persons: number[] = [];
  const cells = tables.map((table) => {
    return Int32Array.from(table.n, (events, cell) => {
      if (events === 0) return -1;
      const key = tables.length === 1 ? "" : cellKey(table.dimensions, cell);
      const known = tables.length === 1 ? undefined : byKey.get(key);
      const people = table.persons[cell] ?? 0;
      if (known !== undefined) {
        if (n[known] !== events || persons[known] !== people)
          throw new RangeError(`linked tables: the cell ${key} differs between two of them`);
        return known;
      }
      persons.push(people);
      const made = n.push(events) - 1;
      byKey.set(key, made);
      return made;
    });
  });
  const same = Int32Array.from(n.keys());
  const rootOf = (count: number): number => {
    let root = count;
    while (same[root] !== root) root = same[root] = same[same[root] ?? 0] ?? 0;
    return root;
  };
  const relations = tables.flatMap((table, t) => relationsOf(table, cells[t] ?? new Int32Array()));
  for (const {parent, children} of relations)
    if (children.length === 1) same[rootOf(parent)] = rootOf(children[0] ?? 0);

  const numbers = new Map<number, number>();
  const order = [...n.keys()].filter((count) => rootOf(count) === count);
  for (const [at, root] of order.entries()) numbers.set(root, at);
  const merged = Int32Array.from(n, (_, count) => numbers.get(rootOf(count)) ?? -1);
  const shown = new Int32Array(order.length);
  for (const count of merged) shown[count] = (shown[count] ?? 0) + 1;
  const count = cells.map((list) => list.map((cell) => (cell === -1 ? -1 : (merged[cell] ?? -1))));

  const parent: number[] = [];
  const start = [0];
  const child: number[] = [];
  const seen = new Set<string>();
  for (const relation of relations) {
    if (relation.children.length < 2) continue;
    const up = merged[relation.parent] ?? -1;
    const below = relation.children.map((one) => merged[one] ?? -1);
    const key = `${up}=${below.join("+")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    parent.push(up);
    child.push(...below);
    start.push(child.length);
  }
  const {inner, innerTable, innerCell} = innerCells(tables, count);
  return {
    counts: order.length,
    n: Float64Array.from(order, (root) => n[root] ?? 0),
    persons: Float64Array.from(order, (root) => persons[root] ?? 0),
    least: leastOf(order.length, inner, innerTable, tables.length),
    ...{shown, count, inner, innerTable, innerCell},
    dimensions: tables.map(({dimensions}) => dimensions),
    parent: Int32Array.from(parent),
    start: Int32Array.from(start),
    child: Int32Array.from(child),
  };
}

/** In each dimension the cell of a node that has children is the sum of the children's; empty cells are left out. */
function relationsOf(table: ExactTable, cells: Int32Array): {parent: number; children: number[]}[] {
  const relations: {parent: number; children: number[]}[] = [];
  let step = cells.length;
  for (const {parent} of table.dimensions) {
    const block = step;
    step = block / parent.length;
    const below: number[][] = parent.map(() => []);
    for (const [node, up] of parent.entries()) if (up !== -1) below[up]?.push(node);
    for (const [node, nodes] of below.entries()) {
      if (nodes.length === 0) continue;
      for (let from = 0; from < cells.length; from += block) {
        for (let at = from; at < from + step; at++) {
          const sum = cells[at + node * step] ?? -1;
          if (sum === -1) continue;
          const children = nodes.map((one) => cells[at + one * step] ?? -1).filter((cell) => cell !== -1);
          relations.push({parent: sum, children});
        }
      }
    }
  }
  return relations;
}

function innerCells(tables: readonly ExactTable[], count: readonly Int32Array[]) {
  const inner: Int32Array[] = [];
  const innerTable: number[] = [];
  const innerCell: number[] = [];
  for (const [t, {dimensions}] of tables.entries()) {
    const chains = dimensions.map(({parent}) =>
      parent.map((_, node) => {
        if (parent.includes(node)) return undefined;
        const chain = [node];
        for (let up = parent[node] ?? -1; up !== -1; up = parent[up] ?? -1) chain.push(up);
        return chain;
      }),
    );
    const own = count[t] ?? new Int32Array();
    for (let cell = 0; cell < own.length; cell++) {
      if (own[cell] === -1) continue;
      const nodes = nodesOf(dimensions, cell);
      let above = [0];
      for (const [d, node] of nodes.entries()) {
        const chain = chains[d]?.[node];
        if (!chain) {
          above = [];
          break;
        }
        const size = dimensions[d]?.codes.length ?? 1;
        above = above.flatMap((part) => chain.map((one) => part * size + one));
      }
      if (above.length === 0) continue;
      const counts = Int32Array.from(new Set(above.map((one) => own[one] ?? -1))).sort();
      inner.push(counts);
      innerTable.push(t);
      innerCell.push(cell);
    }
  }
  return {inner, innerTable: Int32Array.from(innerTable), innerCell: Int32Array.from(innerCell)};
}

/** The most non-empty inner cells that any of the tables has under a count. */
function leastOf(counts: number, inner: readonly Int32Array[], table: Int32Array, tables: number) {
  const least = new Float64Array(counts);
  for (let t = 0; t < tables; t++) {
    const own = new Float64Array(counts);
    for (const [i, above] of inner.entries())
      if (table[i] === t) for (const count of above) own[count] = (own[count] ?? 0) + 1;
    for (let count = 0; count < counts; count++) least[count] = Math.max(least[count] ?? 0, own[count] ?? 0);
  }
  return least;
}
