import type {Population} from "../contract/population.js";
import {everything, type View} from "../contract/view.js";
import {noCount, type Count} from "../measures/count.js";
import type {Estimate} from "../measures/estimate.js";
import {inhabitants} from "../measures/inhabitants.js";
import {yearBefore} from "../measures/months.js";
import {rate} from "../measures/rate.js";
import {ratio} from "../measures/ratio.js";

/** What is shown of a count beside the count itself. */
export type Figure = "per1000" | "forandring";

/** A change whose limits lie further apart than this, as a part of the earlier count, is not told: 1 is a hundred per cent. */
export const widestChange = 1;

/** The counts of one side of a comparison, by month or quarter, and whom they are divided by. */
export interface Counted {
  readonly byTime: ReadonlyMap<string, Count>;
  /** Code of the län; null is the nation. */
  readonly region: string | null;
  /** One sex where the side is a sex; null where the view decides. */
  readonly sex: string | null;
}

/**
 * The figure of a month or quarter: events per 1,000 inhabitants, or how much more they are than a year before (0.1 is ten per
 * cent more). The limits hold chance and rounding. Null where there is nothing to divide by, or where a change is too unsure.
 */
export function figureAt(
  figure: Figure,
  {byTime, region, sex}: Counted,
  time: string,
  view: View,
  population: Population,
  base: number,
): Estimate | null {
  const count = byTime.get(time) ?? noCount;
  if (figure === "per1000")
    return rate(count, inhabitants(population, time, residentsOf(view, region, sex)), base);
  // Any number of inhabitants gives the same ratio: the limits of the two counts are what is compared.
  const [now, then] = [count, byTime.get(yearBefore(time)) ?? noCount].map((one) => rate(one, 1, base, 1));
  const change = now && then ? ratio(now, then) : null;
  if (change === null || now?.value === 0) return null;
  const [low, high] = change.interval.map((limit) => limit - 1) as [number, number];
  return high - low > widestChange ? null : {value: change.value - 1, interval: [low, high]};
}

/** Whose inhabitants a view's rates divide by: those of the sex and age that are chosen. */
export function residentsOf(
  view: View,
  region: string | null,
  sex: string | null,
): {region: string | null; sexes?: ReadonlySet<string>; ages?: ReadonlySet<string>} {
  const wanted = sex ?? (view.sex === everything ? null : view.sex);
  return {
    region,
    ...(wanted === null ? {} : {sexes: new Set([wanted])}),
    ...(view.age === everything ? {} : {ages: new Set([view.age])}),
  };
}
