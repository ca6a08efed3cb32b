import type {Population} from "../contract/population.js";
import {populationYear} from "../contract/populationYear.js";
import {inhabitants, type Residents} from "../measures/inhabitants.js";

/** The times that events are counted in. */
export interface CountedTimes {
  readonly dimension: "month" | "quarter" | "year";
  readonly values: readonly string[];
}

/**
 * What the events of some months, quarters or years are divided by: the years that the inhabitants lived in them together, so that the rate is
 * one a year. For ongoing sjukfall, which are counted in one month, the inhabitants themselves.
 */
export function exposure(
  population: Population,
  times: CountedTimes,
  residents: Residents,
  ongoing: boolean,
): number {
  return exposureOver(population, times, ongoing)(residents);
}

/** {@link exposure} of the same times to many groups of inhabitants: the times are gone through once for all of them. */
export function exposureOver(
  population: Population,
  times: CountedTimes,
  ongoing: boolean,
): (residents: Residents) => number {
  const parts = ongoing ? 1 : {month: 12, quarter: 4, year: 1}[times.dimension];
  // Times of one year of the population divide by the same people, who are counted once for all of them.
  const ofYear = new Map<number | undefined, {readonly first: string; times: number}>();
  for (const time of times.values) {
    const year = populationYear(population.years, time);
    const known = ofYear.get(year);
    if (known === undefined) ofYear.set(year, {first: time, times: 1});
    else known.times += 1;
  }
  const years = [...ofYear.values()];
  return (residents) =>
    years.reduce(
      (sum, year) => sum + (year.times * inhabitants(population, year.first, residents)) / parts,
      0,
    );
}
