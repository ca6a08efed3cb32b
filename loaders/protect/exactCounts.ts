import {firstAtLeast} from "./firstAtLeast.ts";

/**
 * Counts that cells have stood as, exact: a row for each cell and count, in rising order of the keyed digests of the cells' names and then
 * of the counts.
 */
export interface ExactCounts {
  readonly names: Float64Array;
  readonly counts: Uint32Array;
  /** Most events of any one person in the cell when it stood so: the greatest, where it has done so more than once. */
  readonly most: Uint32Array;
}

/** A count of which it is not known how its events were spread over persons: any number of them may be one person's. */
export const unknownMost = 2 ** 32 - 1;

/** Rows in their order; of those with one name and one count, the greatest `most` stands. */
export function exactCounts(names: Float64Array, counts: Uint32Array, most: Uint32Array): ExactCounts {
  const compare = (a: number, b: number) =>
    (names[a] ?? 0) - (names[b] ?? 0) || (counts[a] ?? 0) - (counts[b] ?? 0);
  const order = Uint32Array.from(names, (_, at) => at).sort(
    (a, b) => compare(a, b) || (most[b] ?? 0) - (most[a] ?? 0),
  );
  const kept = order.filter((at, place) => place === 0 || compare(order[place - 1] ?? 0, at) !== 0);
  return {
    names: Float64Array.from(kept, (at) => names[at] ?? 0),
    counts: Uint32Array.from(kept, (at) => counts[at] ?? 0),
    most: Uint32Array.from(kept, (at) => most[at] ?? 0),
  };
}

export const noExactCounts = exactCounts(new Float64Array(), new Uint32Array(), new Uint32Array());

/** What cells have stood as in either. */
export function mergeExact(one: ExactCounts, other: ExactCounts): ExactCounts {
  if (other.names.length === 0) return one;
  if (one.names.length === 0) return other;
  const numbers = (a: Uint32Array, b: Uint32Array) => {
    const both = new Uint32Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return both;
  };
  const names = new Float64Array(one.names.length + other.names.length);
  names.set(one.names);
  names.set(other.names, one.names.length);
  return exactCounts(names, numbers(one.counts, other.counts), numbers(one.most, other.most));
}

/** A count that a cell has, or has stood as, and the most events of one person behind it. */
export interface Count {
  readonly n: number;
  readonly most: number;
}

/** Every count that the cell of this name has stood as. */
export function countsOf({names, counts, most}: ExactCounts, name: number): Count[] {
  const found: Count[] = [];
  for (let at = firstAtLeast(names, name); names[at] === name; at++)
    found.push({n: counts[at] ?? 0, most: most[at] ?? 0});
  return found;
}
