import type {Population} from "../contract/population.js";
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
  return times.values.reduce((sum, time) => sum + inhabitants(population, time, residents) / parts, 0);
}
