import type {Population} from "../contract/population.js";
import {populationYear} from "../contract/populationYear.js";
import {inhabitants, type Residents} from "../measures/inhabitants.js";

/**
 * What the events of some months or quarters are divided by: the years that the inhabitants lived in them together, so that the rate is
 * one a year. For ongoing sjukfall, which are counted in one month, the inhabitants themselves.
 */
export function exposure(
  population: Population,
  times: {readonly dimension: "month" | "quarter"; readonly values: readonly string[]},
  residents: Residents,
  ongoing: boolean,
): number {
  const parts = ongoing ? 1 : times.dimension === "month" ? 12 : 4;
  // Times of one year of the population divide by the same people, who are counted once for all of them.
  const ofYear = new Map<number | undefined, string[]>();
  for (const time of times.values) {
    const year = populationYear(population.years, time);
    const known = ofYear.get(year);
    if (known === undefined) ofYear.set(year, [time]);
    else known.push(time);
  }
  return [...ofYear.values()].reduce(
    (sum, [first = "", ...others]) =>
      sum + ((others.length + 1) * inhabitants(population, first, residents)) / parts,
    0,
  );
}
