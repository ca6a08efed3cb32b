import {hierarchicalPublication, hierarchy} from "./hierarchy.ts";
import type {Publication} from "./publication.ts";

/** What must be known of an official table: its dimensions, with the total first. */
interface Described {
  readonly dimensions: readonly {
    readonly id: string;
    readonly codes: readonly {readonly code: string; readonly parent?: string | undefined}[];
  }[];
}

/** Official tables of the same events as one publication. */
export interface LinkedCells {
  readonly publication: Publication;
  /** `cellOf[table][cell]`: its number in the publication. */
  readonly cellOf: readonly Int32Array[];
  readonly nameOf: (cell: number) => string;
  /** Cells that two tables show differently. */
  readonly unequal: readonly number[];
}

/** Cells whose codes are the same but for totals are one cell, whichever tables show it. */
export function linkOfficial(tables: readonly Described[], values: readonly Float64Array[]): LinkedCells {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const value: number[] = [];
  const unequal: number[] = [];
  const relations = new Map<string, {readonly parent: number; readonly children: number[]}>();
  const cellOf = tables.map(({dimensions}, at) => {
    const own = values[at] ?? new Float64Array();
    const numbered = Int32Array.from(own, (n, cell) => {
      const texts: string[] = [];
      const key: string[] = [];
      let rest = cell;
      for (let d = dimensions.length - 1; d >= 0; d--) {
        const {id = "", codes = []} = dimensions[d] ?? {};
        const position = rest % codes.length;
        texts.unshift(codes[position]?.code ?? "?");
        if (position > 0) key.push(`${id}=${codes[position]?.code ?? "?"}`);
        rest = Math.floor(rest / codes.length);
      }
      const name = key.sort((a, b) => (a < b ? -1 : 1)).join("|");
      const known = numbers.get(name);
      if (known !== undefined) {
        if (!Object.is(value[known], n)) unequal.push(known);
        return known;
      }
      numbers.set(name, value.length);
      names.push(texts.join(" · "));
      return value.push(n) - 1;
    });
    // The total stands first in the list and at node 0 of the tree.
    const trees = dimensions.map(({codes}) => hierarchy(codes.slice(1)).tree);
    const {parent, start, child} = hierarchicalPublication(trees, own);
    for (const [r, sum] of parent.entries()) {
      const children = [...child.subarray(start[r], start[r + 1])].map((cell) => numbered[cell] ?? 0);
      relations.set(`${numbered[sum] ?? 0}=${children.join("+")}`, {parent: numbered[sum] ?? 0, children});
    }
    return numbered;
  });
  const all = [...relations.values()];
  const start = [0];
  for (const {children} of all) start.push((start.at(-1) ?? 0) + children.length);
  return {
    cellOf,
    unequal,
    nameOf: (cell) => names[cell] ?? "?",
    publication: {
      value: Float64Array.from(value),
      parent: Int32Array.from(all, ({parent}) => parent),
      start: Int32Array.from(start),
      child: Int32Array.from(all.flatMap(({children}) => children)),
    },
  };
}
