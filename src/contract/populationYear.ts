/**
 * The year whose 31 December the rates of a month or quarter divide by: the year before it, or the latest there is; before the first
 * one, the first. `years` are in order. Undefined where there are none.
 */
export function populationYear(years: readonly number[], time: string): number | undefined {
  return years.findLast((year) => year < Number(time.slice(0, 4))) ?? years[0];
}
