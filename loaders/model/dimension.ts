/** One value of a dimension as it stands in the published tables. */
export interface Code {
  readonly code: string;
  /** Swedish, as shown to readers. */
  readonly title: string;
  /** The coarser value it belongs to (a diagnosis chapter's group), if any. */
  readonly parent?: string;
  /** Of a category of diagnoses: the shortest and the longest sick leave that is recommended for it, in days. */
  readonly recommendedDays?: [shortest: number, longest: number];
}

/** A dimension of a table: an ordered list of values. A cell holds the position in `codes`. */
export interface Dimension {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly Code[];
  /** The coarser values that `parent` names, in order. */
  readonly parents?: readonly Code[];
  /** The day, YYYY-MM-DD, from which the youngest of the recommended lengths of its codes holds. */
  readonly recommendedFrom?: string;
}
