import {type CarriedCells, carriedValue} from "./carriedCells.ts";
import type {CellKeys} from "./cellKeys.ts";
import {exactCounts, type ExactCounts, mergeExact, unknownMost} from "./exactCounts.ts";

/**
 * What these cells have stood as. An earlier program's ledger has counts bare: under a digest of name and count together, and not how many
 * of the events were one person's. Nobody can list those of a cell, but all counts that the ledger has can be tried, and are
 * where the cell has not stood as the count that it has now. Of a bare count it is not known how its events were spread.
 */
export function stoodAs(
  {n}: {readonly n: Uint32Array},
  indices: Uint32Array,
  carried: CarriedCells,
  keys: CellKeys,
): ExactCounts {
  if (!carried.hasBare) return carried.exact;
  const found: {readonly index: number; readonly count: number}[] = [];
  const lookFor = (tried: Uint32Array, counts: Uint32Array): Uint32Array => {
    const digests = keys.exactly(tried, counts);
    return tried.filter((index, at) => {
      const count = counts[at] ?? 0;
      const stood = carriedValue(carried, digests[at] ?? 0) === count;
      if (stood) found.push({index, count});
      return !stood;
    });
  };
  const changed = lookFor(
    indices,
    indices.map((index) => n[index] ?? 0),
  );
  for (const count of new Set(carried.values)) lookFor(changed, new Uint32Array(changed.length).fill(count));
  const counts = Uint32Array.from(found, ({count}) => count);
  const names = keys.namesAlone(Uint32Array.from(found, ({index}) => index));
  return mergeExact(
    carried.exact,
    exactCounts(
      names,
      counts,
      counts.map(() => unknownMost),
    ),
  );
}
