/**
 * Months and quarters of units in which certificates seem to be missing, `data/unit-gaps.json`: found in the published cells of the tables
 * `unit_months` and `unit_quarters` when the site is built, so it tells nothing that the release does not. The whole tables are too much to load for a page.
 */
export interface UnitGaps {
  readonly months: HeldPeriods;
  readonly quarters: HeldPeriods;
  /** In order of unit; those by month first. */
  readonly gaps: readonly UnitGap[];
}

/** How many months or quarters were held against the ones before and after, and of how many units; none where the release lacks the table. */
export interface HeldPeriods {
  readonly held: number;
  readonly units: number;
}

/** A month or quarter of a unit: its published certificates, null where it has none of its own, and those of the ones beside it. */
export interface UnitGap {
  /** `2024-03` or `2024-Q1`. */
  readonly period: string;
  /** Code of the region. */
  readonly region: string;
  readonly unit: string;
  readonly n: number | null;
  readonly before: number;
  readonly after: number;
}
