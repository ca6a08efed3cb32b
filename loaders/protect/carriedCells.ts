import {type ExactCounts, mergeExact, noExactCounts} from "./exactCounts.ts";
import {firstAtLeast} from "./firstAtLeast.ts";

/**
 * Cells as they were published. A small one has two digests, in rising order, and what it was published as under each: one of its name and
 * counts, and one of its name alone, for when its counts are others. One that stood as it is has a row in `exact`.
 */
export interface CarriedCells {
  readonly digests: Float64Array;
  readonly values: Uint32Array;
  readonly exact: ExactCounts;
  /** Counts that cells stood as are among the digests too, as an earlier program kept them (`stoodAs`). */
  readonly hasBare?: true;
}

/** What a cell of this digest was published as; undefined where none was. */
export function carriedValue(
  {digests, values}: Pick<CarriedCells, "digests" | "values">,
  digest: number,
): number | undefined {
  const at = firstAtLeast(digests, digest);
  return digests[at] === digest ? values[at] : undefined;
}

/** Cells in rising order of their digests; of two with one digest, the first. */
export function carriedCells(
  digests: Float64Array,
  values: Uint32Array,
  exact: ExactCounts = noExactCounts,
): CarriedCells {
  const order = Uint32Array.from(digests, (_, at) => at).sort(
    (a, b) => (digests[a] ?? 0) - (digests[b] ?? 0) || a - b,
  );
  const kept = order.filter((at, place) => place === 0 || digests[order[place - 1] ?? 0] !== digests[at]);
  return {
    digests: Float64Array.from(kept, (at) => digests[at] ?? 0),
    values: Uint32Array.from(kept, (at) => values[at] ?? 0),
    exact,
  };
}

/**
 * The cells of a release and those of all before: a cell that was once published with these counts keeps that value, also
 * when a release in between did not show it. Where both have a digest the new one's value stands.
 */
export function mergeCarried(now: CarriedCells, before: CarriedCells | undefined): CarriedCells {
  if (!before) return now;
  const digests = new Float64Array(now.digests.length + before.digests.length);
  digests.set(now.digests);
  digests.set(before.digests, now.digests.length);
  const values = new Uint32Array(digests.length);
  values.set(now.values);
  values.set(before.values, now.values.length);
  return {
    ...carriedCells(digests, values, mergeExact(now.exact, before.exact)),
    ...((now.hasBare ?? before.hasBare) && {hasBare: true}),
  };
}
