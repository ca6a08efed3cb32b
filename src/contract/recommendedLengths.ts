/**
 * The longest sick leaves that Socialstyrelsen's decision support (försäkringsmedicinskt beslutsstöd, FMB) recommends, laid on the
 * chapters that a release counts by, `data/recommended-lengths.json`: made from `data/reference` when the site is built.
 */
export interface RecommendedLengths {
  /** The day, YYYY-MM-DD, from which the youngest of the recommendations holds. */
  readonly validFrom: string;
  /** Every chapter of ICD-10-SE, in order. */
  readonly chapters: readonly RecommendedLength[];
}

/** The recommendations of one chapter: those of its diagnoses differ, and the span is all that can be told of the chapter. */
export interface RecommendedLength {
  readonly code: string;
  /** The shortest and the longest in days; null where no recommendation is laid on the chapter. */
  readonly span: readonly [shortest: number, longest: number] | null;
  /** How many categories (three characters) of the chapter have a recommended length. */
  readonly categories: number;
  /** Which diagnoses, or why none is laid on: for readers. */
  readonly reason: string;
}
