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

/** How many cells of a view could lie in a margin cell, given by its codes. */
export function possibleIn(
  view: View,
  side: Side,
  aligned: readonly Aligned[],
): (codes: readonly number[]) => number {
  const shared = new Set(aligned.map(({from}) => from[side]));
  const free = view.dimensions.reduce(
    (product, {codes}, d) => (shared.has(d) ? product : product * codes.length),
    1,
  );
  const finer = aligned.map((one) => {
    const count = new Int32Array(one.codes.length + 1);
    for (const to of one[side]) count[to] = (count[to] ?? 0) + 1;
    return count;
  });
  return (codes) => codes.reduce((product, code, d) => product * (finer[d]?.[code] ?? 0), free);
}
