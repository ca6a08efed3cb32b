import {KeyIndex} from "./keyIndex.ts";

/** A table whose cells are to be met again in another: the code lists of its dimensions, and the positions of its rows. */
export interface Coded {
  readonly dimensions: readonly {readonly id: string; readonly codes: readonly {readonly code: string}[]}[];
  readonly codes: readonly ArrayLike<number>[];
  readonly n: {readonly length: number};
}

/** The cells of two tables of the same dimensions, by one number each: rows of both that are one cell have the same. */
export interface SameCells {
  /** The number of each row; −1 where a code is unknown. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly count: number;
}

/**
 * Finds the cells that two tables have in common, by codes and not by their positions: the lists of two releases differ.
 * The dimensions are the same, in the same order.
 */
export function sameCells(a: Coded, b: Coded): SameCells {
  const sizes: number[] = [];
  const to = {a: [] as Int32Array[], b: [] as Int32Array[]};
  for (const [d, {codes}] of a.dimensions.entries()) {
    const positions = new Map<string, number>();
    for (const list of [codes, b.dimensions[d]?.codes ?? []])
      for (const {code} of list) if (!positions.has(code)) positions.set(code, positions.size);
    const ofList = (list: readonly {readonly code: string}[]) =>
      Int32Array.from(list, ({code}) => positions.get(code) ?? -1);
    to.a.push(ofList(codes));
    to.b.push(ofList(b.dimensions[d]?.codes ?? []));
    sizes.push(Math.max(1, positions.size));
  }
  const index = new KeyIndex(Math.max(a.n.length, b.n.length));
  const cellsOf = (table: Coded, lists: readonly Int32Array[]) => {
    const cells = new Int32Array(table.n.length);
    for (let i = 0; i < cells.length; i++) {
      let key = 0;
      for (const [d, list] of lists.entries()) {
        const position = list[table.codes[d]?.[i] ?? -1] ?? -1;
        key = position === -1 ? NaN : key * (sizes[d] ?? 1) + position;
      }
      cells[i] = Number.isNaN(key) ? -1 : index.add(key);
    }
    return cells;
  };
  const cells = {a: cellsOf(a, to.a), b: cellsOf(b, to.b)};
  return {...cells, count: index.size};
}
