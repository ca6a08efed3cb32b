import {nodesOf} from "./exactTable.ts";
import type {LinkedSystem} from "./linkedSystem.ts";

/** How many inner cells of a count its boxes are laid around. */
const mostInner = 4;

/**
 * Small tables within a table: all combinations of some nodes of each dimension, with all that they are part of. A change that
 * keeps every sum can always be looked for in one: what rises in a node falls in another.
 */
export class Boxes {
  readonly #system: LinkedSystem;
  /** The inner cells of each count. */
  readonly #innerOf: readonly (readonly number[])[];

  constructor(system: LinkedSystem) {
    this.#system = system;
    const of: number[][] = Array.from({length: system.counts}, () => []);
    for (const [i, above] of system.inner.entries()) for (const count of above) of[count]?.push(i);
    this.#innerOf = of;
  }

  /**
   * The counts of the box around a count: the nodes of its inner cells, and in each dimension the `width` others that can best
   * answer a change of `by`, withheld ones first.
   */
  around(count: number, {withheld, by, width}: {withheld: Uint8Array; by: number; width: number}): number[] {
    const {inner, innerTable, innerCell, n, dimensions} = this.#system;
    const own = [...(this.#innerOf[count] ?? [])];
    const room = (i: number) => n[inner[i]?.[0] ?? 0] ?? 0;
    own.sort((a, b) => room(b) - room(a) || a - b);
    const table = innerTable[own[0] ?? 0] ?? 0;
    const trees = dimensions[table] ?? [];
    const bases = own
      .filter((i) => innerTable[i] === table)
      .slice(0, mostInner)
      .map((i) => nodesOf(trees, innerCell[i] ?? 0));
    const chosen = trees.map(({parent}, d) => {
      const nodes = new Set<number>();
      const take = (node: number) => {
        for (let up = node; up !== -1; up = parent[up] ?? -1) nodes.add(up);
      };
      for (const base of bases) take(base[d] ?? 0);
      for (const node of this.#answering(table, d, bases[0] ?? [], {withheld, by, width})) take(node);
      return [...nodes];
    });
    const counts = this.#system.count[table] ?? new Int32Array();
    let cells = [0];
    for (const [d, nodes] of chosen.entries()) {
      const size = trees[d]?.codes.length ?? 1;
      cells = cells.flatMap((part) => nodes.map((node) => part * size + node));
    }
    const found = new Set([count]);
    for (const cell of cells) if ((counts[cell] ?? -1) !== -1) found.add(counts[cell] ?? 0);
    return [...found];
  }

  /** The nodes of one dimension whose cells, the base's but for that node, answer best: withheld, with room, under its parent. */
  #answering(
    table: number,
    dimension: number,
    base: readonly number[],
    {withheld, by, width}: {withheld: Uint8Array; by: number; width: number},
  ): number[] {
    const {n, least, dimensions} = this.#system;
    const trees = dimensions[table] ?? [];
    const {parent = []} = trees[dimension] ?? {};
    const counts = this.#system.count[table] ?? new Int32Array();
    const sizes = trees.map(({codes}) => codes.length);
    const step = sizes.slice(dimension + 1).reduce((product, size) => product * size, 1);
    const at = base.reduce((cell, node, d) => cell * (sizes[d] ?? 1) + node, 0);
    const home = base[dimension] ?? 0;
    const inner = new Set(parent.keys());
    for (const up of parent) inner.delete(up);
    const rated: {node: number; worth: number}[] = [];
    for (const node of inner) {
      const count = counts[at + (node - home) * step] ?? -1;
      if (node === home || count === -1) continue;
      const room = (n[count] ?? 0) - (least[count] ?? 0) >= by ? 4 : 0;
      const kept = withheld[count] === 1 ? 2 : 2 / (1 + Math.log(n[count] ?? 1));
      const near = parent[node] === parent[home] ? 1 : 0;
      rated.push({node, worth: room + kept + near});
    }
    rated.sort((a, b) => b.worth - a.worth || a.node - b.node);
    return rated.slice(0, width).map(({node}) => node);
  }
}
