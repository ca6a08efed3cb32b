/**
 * What a family can count the rows of: a closed set. Each is a table of `count/portable/positions.ts` and, in process,
 * columns that `count/fast/` makes: the same rows with the same columns.
 *
 * `days` are the whole days since 1970-01-01 that may place a row in time; a relation without days has a `month` of its own.
 * `columns` hold positions in dimensions, or 0 and 1. Every row has a `person` too.
 */
export const relations = {
  /** A row a sjukfall: what held when it began, and what it came to. */
  sjukfall: {
    table: "sjukfall_position",
    days: ["start_day", "end_day"],
    columns: [
      ...["region", "care_unit", "sex", "age"],
      ...["diagnosis_first", "diagnosis_last", "degree_first", "degree_last"],
      ...[
        "length",
        "is_open",
        "followed",
        "duration",
        "duration_limit",
        "span",
        "diagnosis_change",
        "first_change",
        "degree_path",
        "first_reduction",
        "first_meeting",
        "first_contact",
        "forms",
        "measures_named",
      ],
      ...["block_first", "block_last", "first_in_block", "both_in_block"],
      ...["category_first", "recommendation"],
    ],
  },
  /**
   * A row a sjukfall and month of the release in which it has a covered day. Degree and diagnosis are those of the last of
   * its periods that touches the month, in the order of linking.
   */
  ongoing: {
    table: "ongoing_position",
    days: [],
    columns: ["month", "region", "sex", "age", "diagnosis", "degree"],
  },
  /** A row a certificate that was sent and is neither revoked nor for smittbärarpenning, replaced ones too. */
  certificate: {
    table: "certificate_position",
    days: ["signed_day"],
    columns: [
      ...["region", "registry_status", "care_unit", "sex", "age", "diagnosis", "degree", "completed"],
      ...["treatment", "prognosis", "contact_wish"],
      ...["version", "waited", "answered", "number", "times_asked"],
    ],
  },
  /** A row a certificate and group of form questions that Försäkringskassan asked to have completed. */
  request_question: {
    table: "request_question_position",
    days: ["signed_day"],
    columns: ["region", "version", "question"],
  },
  /** A row a certificate and kind of measure that it names to make it easier to return to work, or that it names none. */
  named_measure: {
    table: "named_measure_position",
    days: ["signed_day"],
    columns: ["region", "version", "measure"],
  },
  /** A row a sjukfall, person or day, and year of the release, of each way of `count/countingWays.ts`. */
  counting: {
    table: "counting_position",
    days: [],
    columns: ["year", "counting_way"],
  },
} as const satisfies Readonly<Record<string, Relation>>;

export interface Relation {
  readonly table: string;
  readonly days: readonly string[];
  readonly columns: readonly string[];
}

export type RelationId = keyof typeof relations;
