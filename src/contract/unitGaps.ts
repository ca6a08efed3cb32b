/**
 * Quarters of units in which certificates seem to be missing, `data/unit-gaps.json`: found in the published cells of the table
 * `unit_quarters` when the site is built, so it tells nothing that the release does not. The whole table is too much to load for a page.
 */
export interface UnitGaps {
  /** SHA-256 of the table, as the manifest has it; empty where the release has none. */
  readonly sha256: string;
  /** Quarters that were held against the ones before and after, and the units that they are of. */
  readonly held: number;
  readonly units: number;
  readonly gaps: readonly UnitGap[];
}

/** A quarter of a unit: its published certificates, null where it has none of its own, and those of the quarters beside it. */
export interface UnitGap {
  readonly quarter: string;
  /** Code of the region. */
  readonly region: string;
  readonly unit: string;
  readonly n: number | null;
  readonly before: number;
  readonly after: number;
}
