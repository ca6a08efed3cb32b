/**
 * Ongoing sjukfall of the release in the months that the published statistics tell of, `data/beside-official.json`: summed from
 * the published cells of the table `ongoing` when the site is built. Empty where the release lacks one of those months.
 */
export interface BesideOfficial {
  readonly months: readonly string[];
  /** A row for each region and sex: all sjukfall, and those with a diagnosis in F00–F99, summed over the months. */
  readonly rows: readonly BesideRow[];
}

export interface BesideRow {
  readonly region: string;
  readonly sex: string;
  readonly all: SummedCells;
  readonly mental: SummedCells;
}

/** A sum of published cells, and how many of them stand at the rounding base. */
export interface SummedCells {
  readonly n: number;
  readonly atBase: number;
}
