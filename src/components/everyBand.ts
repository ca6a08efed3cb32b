import {codeBand} from "../contract/codeBand.js";
import type {Manifest} from "../contract/release.js";
import {noCount, type Count} from "../measures/count.js";
import {dayBand} from "../measures/dayBands.js";
import type {DayBand} from "../measures/groupedQuantile.js";

/** The bands among the codes of a dimension in order of length, read once a dimension. */
const sorted = new WeakMap<object, readonly (Omit<DayBand, "count"> & {readonly code: string})[]>();

function bandsOf(
  {dimensions}: Pick<Manifest, "dimensions">,
  dimension: string,
): readonly (Omit<DayBand, "count"> & {readonly code: string})[] {
  const codes = dimensions[dimension]?.codes ?? [];
  const bands =
    sorted.get(codes) ??
    codes
      .filter(({code}) => codeBand(code) !== undefined)
      .map(({code}) => ({code, ...dayBand(code)}))
      .sort((a, b) => a.from - b.from);
  sorted.set(codes, bands);
  return bands;
}

/** Codes of a dimension's bands of days in the release, the shortest first; what is no band (`none`) is left out. */
export function bandCodes(manifest: Pick<Manifest, "dimensions">, dimension: string): string[] {
  return bandsOf(manifest, dimension).map(({code}) => code);
}

/** Counts by every band of days of the release in order of length: a band without published events counts 0. */
export function everyBand(
  manifest: Pick<Manifest, "dimensions">,
  dimension: string,
  counts: ReadonlyMap<string, Count>,
): DayBand[] {
  return bandsOf(manifest, dimension).map(({code, from, until}) => ({
    ...{from, until},
    count: counts.get(code) ?? noCount,
  }));
}
