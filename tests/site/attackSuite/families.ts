/** Tables of cells of their own, and those whose every cell is rounded, with their dimensions: the period first. */
const dimensions = {
  certificates: ["month", "region", "sex", "age", "diagnosis", "degree", "completed"],
  ended: ["quarter", "region", "sex", "age", "diagnosis", "length"],
  ongoing: ["month", "region", "sex", "age", "diagnosis", "degree"],
  started: ["month", "region", "sex", "age", "diagnosis", "degree"],
  unit_certificates: ["year", "region", "registry_status", "care_unit", "completed"],
  degree_changes: ["year", "region", "diagnosis", "degree_first", "degree_path", "first_reduction"],
  diagnosis_changes: [
    "year",
    "region",
    "span",
    "diagnosis_first",
    "diagnosis",
    "diagnosis_change",
    "first_change",
  ],
  durations: ["year", "region", "sex", "diagnosis", "duration"],
  block_changes: ["year", "block_first", "block"],
  coordination: ["year", "region", "span", "first_meeting", "first_contact"],
  counting_ways: ["year", "counting_way"],
  measures: ["quarter", "region", "version", "measure"],
  recommended_categories: ["year", "category", "recommendation"],
  recommended_lengths: ["year", "region", "diagnosis", "recommendation"],
  request_numbers: ["quarter", "region", "number", "times_asked"],
  request_questions: ["quarter", "region", "version", "question"],
  requests: ["quarter", "region", "completed", "version", "waited", "answered"],
  return_support: ["quarter", "region", "version", "treatment", "prognosis", "contact_wish"],
  sjukfall_measures: ["year", "region", "span", "forms", "measures_named"],
  started_blocks: ["year", "region", "block"],
  unit_case_mix: ["year", "region", "care_unit", "sex", "age_two_bands", "diagnosis_group"],
  unit_durations: ["year", "region", "care_unit", "duration_limit"],
  unit_months: ["month", "region", "care_unit"],
  unit_quarters: ["quarter", "region", "care_unit", "completed"],
  unit_started: ["year", "region", "care_unit"],
} as const;

export type Family = keyof typeof dimensions;

export const everyFamily = Object.keys(dimensions) as Family[];
/** Families of exact and rounded cells that take nothing over from another's: every sum is one of multiples and exact counts. */
export const untied = ["certificates", "ended", "ongoing", "started"] as const satisfies readonly Family[];
/** Families whose sums meet those of another, which a cell of them has been moved for. */
export const tied = [
  "unit_certificates",
  "degree_changes",
  "diagnosis_changes",
  "durations",
] as const satisfies readonly Family[];
/** Families of rounded cells alone. */
export const rounded = everyFamily.filter(
  (family) => !([...untied, ...tied] as readonly Family[]).includes(family),
);

export const dimensionsOf = (family: Family): readonly string[] => dimensions[family];
export const keysOf = (family: Family): string => dimensions[family].join(", ");
/** A family's dimensions but for the region, and whether it has one: what is told of the whole country has no tables of places. */
export const placeKeys = (family: Family): string =>
  dimensionsOf(family)
    .filter((id) => id !== "region")
    .join(", ");
export const ofPlaces = (list: readonly Family[]): Family[] =>
  list.filter((family) => dimensionsOf(family).includes("region"));

/** One query for every family, under one another. */
export const each = (list: readonly Family[], select: (family: Family) => string): string =>
  list
    .map((family) => `SELECT '${family}' AS family, * FROM (${select(family)})`)
    .join("\nUNION ALL BY NAME\n");
