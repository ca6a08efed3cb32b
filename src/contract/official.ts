/**
 * Published statistics as the site carries them, `data/official.json`: made from `data/reference` when the site is built.
 * Nothing in it comes from a release. Codes: sex `K`, `M` or `ALL`; region the län code or `ALL`; diagnosis a category or
 * chapter of ICD-10, or `ALL`. What is not published is absent, never 0.
 */
export interface OfficialStatistics {
  /** The places that are told apart: `ALL` first, then the län in the order of their codes. */
  readonly places: readonly OfficialPlace[];
  /** Titles of the categories of diagnoses. */
  readonly categories: Readonly<Record<string, string>>;
  /** Sjukpenningtal and ohälsotal of the twelve months that end with December of the year: paid days per person 16–64. */
  readonly sjukpenningtal: readonly YearlyDays[];
  readonly ohalsotal: readonly YearlyDays[];
  /** Sjukpenningtal by sex and age at the latest month that is told so: of some regions only. */
  readonly byAge: {readonly month: string; readonly rows: readonly DaysByAge[]};
  /** Ongoing sjukfall: the mean of the stocks at the end of each month from `firstMonth` to `lastMonth`. */
  readonly ongoing: {
    readonly firstMonth: string;
    readonly lastMonth: string;
    readonly rows: readonly OngoingStock[];
  };
  /** Share of ongoing sjukfall with a diagnosis in F00–F99, riket, mean over the months of a year: 0 to 1. */
  readonly mentalShares: readonly {readonly year: number; readonly share: number}[];
  /** Inhabitants of all ages on 31 December of `year`. */
  readonly population: {
    readonly year: number;
    readonly rows: readonly {readonly region: string; readonly n: number}[];
  };
  /** Started sjukfall > 14 days by diagnosis and final length in days; `to` is null where the class has no upper end. */
  readonly startedByLength: readonly StartedByLength[];
  /** Persons who started a sjukfall > 14 days during `year`, by diagnosis and sex. */
  readonly persons: {readonly year: number; readonly rows: readonly PersonsByDiagnosis[]};
  /** Share of sjukfall that the service SRS expected to last more than 90 days, by diagnosis: 0 to 1. */
  readonly expectedLong: readonly {readonly diagnosis: string; readonly share: number}[];
}

/** A place of the published statistics, with the names that the site has for it. */
export interface OfficialPlace {
  readonly code: string;
  readonly slug: string;
  readonly title: string;
  /** As it stands after "i". */
  readonly short: string;
}

export interface YearlyDays {
  readonly year: number;
  readonly region: string;
  readonly days: number;
}

export interface DaysByAge {
  readonly region: string;
  readonly sex: string;
  /** `16-19` and so on; `16-64` is all. */
  readonly age: string;
  readonly days: number;
}

export interface OngoingStock {
  readonly region: string;
  readonly sex: string;
  readonly diagnosis: string;
  readonly stock: number;
  /** Share of the place's and the sex's stock, 0 to 1: the mean of the months as printed, or of the stocks where none is printed. */
  readonly share: number;
}

export interface StartedByLength {
  readonly year: number;
  readonly diagnosis: string;
  readonly from: number;
  readonly to: number | null;
  readonly started: number;
}

export interface PersonsByDiagnosis {
  readonly diagnosis: string;
  readonly sex: string;
  readonly persons: number;
}
