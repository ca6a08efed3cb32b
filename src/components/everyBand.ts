import {codeBand} from "../contract/codeBand.js";
import type {Manifest} from "../contract/release.js";
import {noCount, type Count} from "../measures/count.js";
import {dayBand} from "../measures/dayBands.js";
import type {DayBand} from "../measures/groupedQuantile.js";

/** Codes of a dimension's bands of days in the release, the shortest first; what is no band (`none`) is left out. */
export function bandCodes({dimensions}: Pick<Manifest, "dimensions">, dimension: string): string[] {
  const codes = (dimensions[dimension]?.codes ?? []).map(({code}) => code);
  return codes
    .filter((code) => codeBand(code) !== undefined)
    .sort((a, b) => dayBand(a).from - dayBand(b).from);
}

/** Counts by every band of days of the release in order of length: a band without published events counts 0. */
export function everyBand(
  manifest: Pick<Manifest, "dimensions">,
  dimension: string,
  counts: ReadonlyMap<string, Count>,
): DayBand[] {
  return bandCodes(manifest, dimension).map((code) => ({
    ...dayBand(code),
    count: counts.get(code) ?? noCount,
  }));
}
