import type {Manifest} from "../../../src/contract/release.ts";
import {periodIn} from "./period.ts";
import {partOf, type View} from "./view.ts";

const msPerDay = 86_400_000;

/**
 * The years that a yearly table of begun sjukfall does not count yet: it has no row of them, and at the extract the sjukfall that began last
 * in them could still go on within the 365 days that they are followed. Such a year comes whole in a later release, and is no change of
 * a closed period. A year without rows that had been followed is one in which nothing was published: that one stays closed.
 */
export function unfollowedYears(
  view: View,
  {extractDate, settings}: Pick<Manifest, "extractDate" | "settings">,
): ReadonlySet<string> {
  const at = view.dimensions.findIndex(({id}) => id === "year");
  const met = new Set(view.codes[at]);
  const isFollowed = (year: string) =>
    Date.parse(`${year}-12-31`) + (365 + Number(settings["maxGap"] ?? 0)) * msPerDay <=
    Date.parse(extractDate);
  const codes = view.dimensions[at]?.codes ?? [];
  return new Set(
    codes.filter(({code}, position) => !met.has(position) && !isFollowed(code)).map(({code}) => code),
  );
}

/** The part of a view that lies outside some years. */
export function outsideYears(view: View, years: ReadonlySet<string>): View {
  const at = view.dimensions.findIndex(({id}) => id === "month" || id === "quarter" || id === "year");
  const codes = view.dimensions[at]?.codes;
  if (!codes || years.size === 0) return view;
  return partOf(view, at, (code) => !years.has(periodIn(codes[code]?.code ?? "", "year")));
}
