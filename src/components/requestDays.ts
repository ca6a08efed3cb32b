import {codeBand} from "../contract/codeBand.js";
import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {cumulativeShares, type CumulativeShare} from "../measures/cumulativeShares.js";
import {groupedQuantile, type DayBand} from "../measures/groupedQuantile.js";
import type {Estimate} from "../measures/estimate.js";
import {hasPassed} from "../measures/maturity.js";
import {wholeQuarters} from "../measures/months.js";
import {countBy} from "../measures/table.js";
import {everyBand} from "./everyBand.js";
import type {FamilySide} from "./familySides.js";
import type {PlaceFamily} from "./placeFamily.js";
import {monthsOf, withValues} from "./selection.js";

/** Requests are followed for so many days from the end of the quarter of signing: late requests and late answers have come. */
const followed = 90;

/** The quarters whose requests are told by days, and whether they are those that had been followed long enough. */
export interface FollowedQuarters {
  readonly values: readonly string[];
  readonly settled: boolean;
  /** Whether the period has younger ones too, that are left out. */
  readonly leftOut: boolean;
}

/** The whole quarters of a view that ended at least 90 days before the extract; where none did, all of them. */
export function followedQuarters(view: View, extractDate: string): FollowedQuarters {
  const quarters = wholeQuarters(monthsOf(view));
  const old = quarters.filter((quarter) => hasBeenFollowed(quarter, extractDate));
  return old.length > 0
    ? {values: old, settled: true, leftOut: old.length < quarters.length}
    : {values: quarters, settled: false, leftOut: false};
}

/** Whether a quarter ended at least 90 days before the extract. */
export function hasBeenFollowed(quarter: string, extractDate: string): boolean {
  return hasPassed(quarter, followed, extractDate);
}

/** How a side's requests are divided by days: the bands, all that the shares are of, and those without a day. */
export interface RequestDays {
  readonly bands: readonly DayBand[];
  readonly whole: Count;
  readonly points: readonly CumulativeShare[];
  /** Days within which half of the whole had come; null where that is not known. */
  readonly median: Estimate | null;
  /** Requests by code that are in no band: `none`, `U`. */
  readonly others: ReadonlyMap<string, Count>;
}

/**
 * The requests of some quarters by the days of a dimension (`waited`, `answered`). `counted` are codes beside the bands that are in
 * the whole all the same: those that are never answered. Every band of the manifest has a point, whether it has requests or not.
 */
export function requestDays(
  {manifest}: PlaceFamily,
  {table}: FamilySide,
  dimension: "waited" | "answered",
  quarters: readonly string[],
  counted: readonly string[],
): RequestDays {
  const {base} = manifest.disclosure;
  const found = countBy(table, dimension, withValues(new Map(), "quarter", quarters));
  const codes = manifest.dimensions[dimension]?.codes ?? [];
  const bands = everyBand(manifest, dimension, found);
  const others = new Map(
    codes
      .filter(({code}) => codeBand(code) === undefined)
      .map(({code}) => [code, found.get(code) ?? noCount]),
  );
  const rest = addCounts(counted.map((code) => others.get(code) ?? noCount));
  const whole = addCounts([...bands.map(({count}) => count), rest]);
  // Those without an answer come after every band: they have waited longer than any of them tells.
  const open = {from: (bands.at(-1)?.from ?? 0) + 1, until: Infinity, count: rest};
  return {
    bands,
    whole,
    others,
    points: cumulativeShares(bands, whole, base),
    median: groupedQuantile(rest.n > 0 ? [...bands, open] : bands, 0.5, base),
  };
}
