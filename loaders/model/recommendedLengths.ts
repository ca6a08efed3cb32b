import {readReference} from "./reference.ts";

/**
 * How long Socialstyrelsen's decision support (försäkringsmedicinskt beslutsstöd, FMB) recommends at most that a sick leave lasts, whole or
 * part time, in a category of diagnoses: in days, over all its cases (typfall) that have a length. A certificate does not say which
 * case it is, so that a category has a shortest and a longest.
 */
export interface RecommendedLength {
  /** Three characters of ICD-10-SE. */
  readonly category: string;
  readonly title: string;
  /** The shortest of those that are a sick leave at all: 0, no sick leave, only where that is the longest too. */
  readonly shortest: number;
  readonly longest: number;
}

/** The day, YYYY-MM-DD, from which the youngest of the recommendations holds. */
export function recommendedFrom(): string {
  return (
    readReference("fmb-cases.csv")
      .map(({valid_from: day = ""}) => day)
      .sort()
      .at(-1) ?? ""
  );
}

/** The recommendations of `data/reference/fmb-cases.csv` by category, in order of code. A category without any length is not among them. */
export function recommendedLengths(): RecommendedLength[] {
  const titles = new Map(
    readReference("diagnosis-categories.csv").map(({code = "", title = ""}) => [code, title]),
  );
  const days = new Map<string, number[]>();
  for (const {diagnosis = "", max_days: most = ""} of readReference("fmb-cases.csv")) {
    const category = diagnosis.slice(0, 3);
    if (most !== "") days.set(category, [...(days.get(category) ?? []), Number(most)]);
  }
  return [...days]
    .map(([category, told]) => {
      const leaves = told.filter((most) => most > 0);
      return {
        ...{category, title: titles.get(category) ?? category},
        shortest: leaves.length === 0 ? 0 : Math.min(...leaves),
        longest: Math.max(...told),
      };
    })
    .sort((a, b) => (a.category < b.category ? -1 : 1));
}
