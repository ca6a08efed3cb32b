/** A coarser level of a dimension: its values are the `parents` of the finer ones. */
export interface Level {
  /** The dimension that it is made of, what its finest level is called, and what this one is. */
  readonly dimension: string;
  readonly finest: string;
  readonly level: string;
  /** Id and title of the coarser dimension: another id, since a table that has it lacks the finer one. */
  readonly id: string;
  readonly title: string;
}

/** The coarser levels that a table can be taken to, one of each dimension that has any. */
export const levels: readonly Level[] = [
  {
    ...{dimension: "age", finest: "five-bands", level: "two-bands"},
    ...{id: "age_two_bands", title: "Ålder, två grupper"},
  },
  {
    ...{dimension: "diagnosis", finest: "chapter", level: "group"},
    ...{id: "diagnosis_group", title: "Diagnosgrupp"},
  },
  {
    ...{dimension: "length", finest: "eight-bands", level: "two-bands"},
    ...{id: "length_two_bands", title: "Längd, två grupper"},
  },
];
