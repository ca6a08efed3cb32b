import type {Publication} from "./publication.ts";

/** The levels of one dimension as one tree: `parent[node]`, −1 for the total. A parent comes before its children. */
export type Hierarchy = Int32Array;

/** A hierarchy from codes and the code each belongs to; the total is node 0, the others follow in the order given. */
export function hierarchy(codes: readonly {readonly code: string; readonly parent?: string | undefined}[]): {
  readonly tree: Hierarchy;
  readonly node: ReadonlyMap<string, number>;
} {
  const node = new Map(codes.map(({code}, at) => [code, at + 1]));
  const tree = Int32Array.from([
    -1,
    ...codes.map(({parent}) => (parent === undefined ? 0 : (node.get(parent) ?? 0))),
  ]);
  return {tree, node};
}

/** The number of a cell from its node in each dimension. */
export function cellAt(trees: readonly Hierarchy[], nodes: readonly number[]): number {
  return trees.reduce((cell, {length}, d) => cell * length + (nodes[d] ?? 0), 0);
}

/** Fills the margins of a table of all combinations of all levels whose finest cells are given. In place. */
export function addUp(trees: readonly Hierarchy[], value: Float64Array): Float64Array {
  let step = value.length;
  for (const tree of trees) {
    const block = step;
    step = block / tree.length;
    for (let from = 0; from < value.length; from += block) {
      for (let node = tree.length - 1; node > 0; node--) {
        const to = from + (tree[node] ?? 0) * step;
        for (let at = 0; at < step; at++) {
          const cell = from + node * step + at;
          value[to + at] = (value[to + at] ?? 0) + (value[cell] ?? 0);
        }
      }
    }
  }
  return value;
}

/**
 * A hierarchical table as a publication: all combinations of all levels are cells, and in each dimension every cell of a
 * node that has children is the sum of the children's.
 */
export function hierarchicalPublication(trees: readonly Hierarchy[], value: Float64Array): Publication {
  const parent: number[] = [];
  const start: number[] = [0];
  const child: number[] = [];
  let step = value.length;
  for (const tree of trees) {
    const block = step;
    step = block / tree.length;
    const children: number[][] = Array.from(tree, () => []);
    for (const [node, up] of tree.entries()) if (up !== -1) children[up]?.push(node);
    for (const [node, below] of children.entries()) {
      if (below.length === 0) continue;
      for (let from = 0; from < value.length; from += block) {
        for (let at = 0; at < step; at++) {
          parent.push(from + node * step + at);
          for (const one of below) child.push(from + one * step + at);
          start.push(child.length);
        }
      }
    }
  }
  return {
    value,
    parent: Int32Array.from(parent),
    start: Int32Array.from(start),
    child: Int32Array.from(child),
  };
}
