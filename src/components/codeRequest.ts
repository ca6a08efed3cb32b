import {frozenAddress} from "../contract/addresses.js";
import type {Citing} from "../contract/citing.js";
import {chosenBlock, withoutBlock} from "../contract/diagnosisChoices.js";
import type {Manifest, Place} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {quarterOf, wholeQuarters} from "../measures/months.js";
import {blockYears} from "./blockYears.js";
import {chosenCodes} from "./chosenCodes.js";
import {type ChosenDimension, chosenDimensions, monthsOf} from "./selection.js";
import type {CodeRequest} from "./viewCode.js";

/** What a page counts first: the table of a place or of all of them, and the columns that its figures stand by. */
export interface Counted {
  readonly family: string;
  readonly by: readonly string[];
  /** Choices that the page has no use for in this table. */
  readonly except?: readonly string[];
  /** The column that a choice is about, where it is another than that of its own name. */
  readonly columns?: Readonly<Partial<Record<ChosenDimension, string>>>;
  /** Codes that the page lets through in columns that no choice of all pages is about: a unit, a year of the page's own. */
  readonly within?: Readonly<Record<string, readonly string[]>>;
  /** The first and the last time that the page counts, where they are not those of the view. */
  readonly between?: Readonly<Record<string, readonly [string, string]>>;
}

/**
 * The request that counts what a view of a place shows, or of all regions where `place` is null: the choices that the table has a column for, codes or all codes of a group, and the
 * period of the view in the table's own grain. `hashes` are the SHA-256 of its tables, by family.
 */
export function codeRequest(
  {family, by, except = [], columns = {}, within: own = {}, between: times = {}}: Counted,
  view: View,
  {
    manifest,
    place,
    citing,
    hashes,
    program = null,
  }: {
    readonly manifest: Manifest;
    readonly place: Place | null;
    readonly citing: Citing;
    readonly hashes: Readonly<Record<string, string>>;
    /** Program and commit that the page was built with, where known. */
    readonly program?: string | null;
  },
): CodeRequest | null {
  const described = manifest.families.find(({id}) => id === family);
  const sha256 = hashes[family];
  if (described === undefined || sha256 === undefined) return null;
  const within = new Map<string, readonly string[]>(Object.entries(own));
  const between = new Map(Object.entries(times));
  for (const dimension of chosenDimensions) {
    const value = withoutBlock(view, manifest)[dimension];
    const column = columns[dimension] ?? dimension;
    if (value === everything || except.includes(dimension) || !described.dimensions.includes(column))
      continue;
    const codes = chosenCodes(manifest, dimension, value);
    if (codes.length > 0) within.set(column, codes);
  }
  const block = chosenBlock(view, manifest);
  if (block !== undefined && described.dimensions.includes("block")) {
    within.set("block", [block.code]);
    const touched = [...new Set(monthsOf(view).map((month) => month.slice(0, 4)))];
    within.set("year", blockYears(view, touched).values);
  }
  if (described.dimensions.includes("month") && !within.has("month") && !between.has("month"))
    between.set("month", [view.first, view.last]);
  if (described.dimensions.includes("quarter") && !within.has("quarter") && !between.has("quarter")) {
    const whole = wholeQuarters(monthsOf(view));
    // Where the period holds no whole quarter the page shows those that it touches.
    between.set("quarter", [whole[0] ?? quarterOf(view.first), whole.at(-1) ?? quarterOf(view.last)]);
  }
  if (described.dimensions.includes("year") && view.year !== everything && !within.has("year"))
    within.set("year", [view.year]);
  return {
    url: `${frozenAddress(citing, manifest)}data/${place === null ? "tables" : `places/${place.slug}`}/${family}.parquet`,
    ...{sha256, within, between, by},
    about: `${described.title}, ${place?.title ?? wholeOf(manifest).country}, utgåva ${manifest.version}${manifest.synthetic ? " (påhittade data)" : ""}${program === null ? "" : `, underlag ${program}`}`,
  };
}
