import type {View} from "../contract/view.js";
import {addCounts, noCount} from "../measures/count.js";
import {quarterOf, wholeQuarters} from "../measures/months.js";
import type {PartOfWhole} from "../measures/shareDifference.js";
import {isTooUnsure, shareInterval} from "../measures/shareInterval.js";
import {countBy} from "../measures/table.js";
import type {FamilySide} from "./familySides.js";
import type {PlaceFamily} from "./placeFamily.js";
import {monthsOf, selectRows, withValues, type ChosenDimension} from "./selection.js";

/** Certificates that Försäkringskassan asked to have completed, of all, by month of signing. */
export type RequestShares = ReadonlyMap<string, PartOfWhole>;

/** The code of certificates with a request. */
const completed = "1";

/** A side's certificates that a view asks for, with and without a request, month by month. */
export function requestShares(
  {manifest}: PlaceFamily,
  view: View,
  {table}: FamilySide,
  except: readonly ChosenDimension[] = [],
): RequestShares {
  const rows = selectRows(view, manifest, table, except);
  const all = countBy(table, "month", rows);
  const asked = countBy(table, "month", withValues(rows, "completed", [completed]));
  return new Map([...all].map(([month, whole]) => [month, {part: asked.get(month) ?? noCount, whole}]));
}

/** Some months together. */
export function sumShares(shares: RequestShares, months: Iterable<string>): PartOfWhole {
  const found = [...months].flatMap((month) => shares.get(month) ?? []);
  return {part: addCounts(found.map(({part}) => part)), whole: addCounts(found.map(({whole}) => whole))};
}

/** The times that a chart over time has: months; or quarters or years, where shares of months would be mostly chance. */
export interface RequestTimes {
  readonly dimension: "month" | "quarter" | "year";
  readonly values: readonly string[];
  /** As in `per månad`. */
  readonly each: "månad" | "kvartal" | "år";
  readonly monthsIn: (time: string) => readonly string[];
  /** Why they are not months. */
  readonly notes: readonly string[];
}

/**
 * The finest times for which at least half of the shares are sure enough to be told (`isTooUnsure`): months, else quarters, else
 * calendar years that lie wholly in the period. Where none are, months all the same.
 */
export function requestTimes(view: View, shares: RequestShares, base: number): RequestTimes {
  const months = monthsOf(view);
  const within = (partOf: (month: string) => string) => (time: string) =>
    months.filter((month) => partOf(month) === time);
  const yearOf = (month: string): string => month.slice(0, 4);
  const all: Omit<RequestTimes, "notes">[] = [
    {dimension: "month", values: months, each: "månad", monthsIn: (month) => [month]},
    {dimension: "quarter", values: wholeQuarters(months), each: "kvartal", monthsIn: within(quarterOf)},
    {
      ...{dimension: "year", each: "år", monthsIn: within(yearOf)},
      values: [...new Set(months.map(yearOf))].filter((year) => within(yearOf)(year).length === 12),
    },
  ];
  const isSure = ({values, monthsIn}: (typeof all)[number]): boolean => {
    const unsure = values.filter((time) => {
      const {part, whole} = sumShares(shares, monthsIn(time));
      return isTooUnsure(shareInterval(part, whole, base));
    });
    return values.length > 0 && unsure.length * 2 <= values.length;
  };
  const chosen = all.find(isSure);
  if (chosen === undefined || chosen.each === "månad") {
    const [monthly] = all;
    if (monthly === undefined) throw new RangeError("there are always months");
    return {...monthly, notes: []};
  }
  const {each, values, monthsIn} = chosen;
  const covered = values.reduce((sum, time) => sum + monthsIn(time).length, 0);
  return {
    ...chosen,
    notes: [
      `Urvalet har för få intyg för säkra andelar per månad. Här visas i stället ${each}.`,
      ...(covered < months.length ? [`Månader i ${each} som perioden bara täcker delvis är inte med.`] : []),
    ],
  };
}
