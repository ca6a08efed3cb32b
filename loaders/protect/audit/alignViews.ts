import type {KeyIndex} from "./keyIndex.ts";
import {coarser, isPeriod, periodIn} from "./period.ts";
import type {View} from "./view.ts";

/** A dimension that two views share, at the coarser of their levels. */
export interface Aligned {
  /** The shared dimension's codes. */
  readonly codes: readonly string[];
  /** For each code of the view, its position among them. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly from: {readonly a: number; readonly b: number};
}

/** Which of the two views. */
export type Side = "a" | "b";

/** The dimensions that two views share, each at the coarser of their levels. */
export function align(a: View, b: View): Aligned[] {
  const aligned: Aligned[] = [];
  const add = (left: readonly string[], right: readonly string[], from: Aligned["from"]) => {
    const position = new Map<string, number>();
    for (const code of [...left, ...right]) if (!position.has(code)) position.set(code, position.size);
    const to = (codes: readonly string[]) => Int32Array.from(codes, (code) => position.get(code) ?? 0);
    aligned.push({codes: [...position.keys()], a: to(left), b: to(right), from});
  };
  for (const [i, left] of a.dimensions.entries()) {
    for (const [j, right] of b.dimensions.entries()) {
      const from = {a: i, b: j};
      const own = (codes: View["dimensions"][number]["codes"]) => codes.map(({code}) => code);
      const up = (codes: View["dimensions"][number]["codes"]) => codes.map(({parent}) => parent ?? "");
      const within = (codes: readonly string[], others: readonly string[]) =>
        codes.length > 0 && codes.every((code) => others.includes(code));
      if (left.id === right.id) {
        add(own(left.codes), own(right.codes), from);
      } else if (isPeriod(left.id) && isPeriod(right.id)) {
        const grain = coarser(left.id, right.id);
        const to = (code: string) => periodIn(code, grain);
        add(own(left.codes).map(to), own(right.codes).map(to), from);
      } else if (within(up(left.codes), own(right.codes))) {
        add(up(left.codes), own(right.codes), from);
      } else if (within(up(right.codes), own(left.codes))) {
        add(own(left.codes), up(right.codes), from);
      }
    }
  }
  return aligned;
}

/** The margin cell of each row of a view. */
export function marginsOf(view: View, side: Side, aligned: readonly Aligned[], index: KeyIndex): Int32Array {
  const parts = aligned.map((one) => ({
    column: view.codes[one.from[side]] ?? new Int32Array(),
    to: one[side],
    // A code that is in no list is one more, and the same in both views.
    size: one.codes.length + 1,
  }));
  const margin = new Int32Array(view.n.length);
  for (let row = 0; row < margin.length; row++) {
    let key = 0;
    for (const {column, to, size} of parts) key = key * size + (to[column[row] ?? -1] ?? size - 1);
    margin[row] = index.add(key);
  }
  return margin;
}

/** The codes of a margin cell, in the order of the shared dimensions. */
export function codesOf(key: number, aligned: readonly Aligned[]): number[] {
  const codes: number[] = [];
  let rest = key;
  for (let d = aligned.length - 1; d >= 0; d--) {
    const size = (aligned[d]?.codes.length ?? 0) + 1;
    codes.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return codes;
}

/**
 * How many cells of a view could lie in a margin cell, given by its codes. A dimension that is shared twice, as itself and as what it
 * belongs to (a unit, and its region), has one code in the cell and not one for each.
 */
export function possibleIn(
  view: View,
  side: Side,
  aligned: readonly Aligned[],
): (codes: readonly number[]) => number {
  const places = view.dimensions.map((_, d) =>
    [...aligned.keys()].filter((at) => aligned[at]?.from[side] === d),
  );
  const keyOf = (at: readonly number[], place: (one: number) => number): number =>
    at.reduce((key, one) => key * ((aligned[one]?.codes.length ?? 0) + 1) + place(one), 0);
  // Of each dimension how many of its codes there are by the places that they have in all that it is shared as.
  const finer = view.dimensions.map(({codes}, d) => {
    const count = new Map<number, number>();
    const at = places[d] ?? [];
    for (const code of codes.keys()) {
      const key = keyOf(at, (one) => aligned[one]?.[side][code] ?? -1);
      count.set(key, (count.get(key) ?? 0) + 1);
    }
    return count;
  });
  return (codes) =>
    finer.reduce(
      (product, count, d) => product * (count.get(keyOf(places[d] ?? [], (one) => codes[one] ?? -1)) ?? 0),
      1,
    );
}
