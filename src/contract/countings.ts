/**
 * The country's sjukfall of each whole year of the release by every way of counting, `data/countings.json`: summed from published
 * cells when the site is built. What the release has no table for is absent.
 */
export interface Countings {
  readonly years: readonly CountedYear[];
}

export interface CountedYear {
  readonly year: string;
  /**
   * By way: the codes of the dimension `counting_way`, and of the families `started`, `ended`, `ongoing` (the sum of the months),
   * `certificates`, and `long`: started sjukfall that came to last at least 15 days.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** By the same ways, how many of the cells that the count is a sum of may be rounded: those at the base, and every cell of `counting_way`. */
  readonly atBase: Readonly<Record<string, number>>;
}
