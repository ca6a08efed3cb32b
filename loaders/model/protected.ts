import type {Dimension} from "./dimension.ts";

/** How far protection moved the counts of one table, from the truth; all that is said of the truth in public. */
export interface ProtectionReport {
  readonly family: string;
  readonly cells: number;
  readonly roundedCells: number;
  /** Mean and greatest absolute error and root mean square error of the margins over one dimension pair, by table. */
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
  readonly greatestError: number;
  /** (published − true) ÷ true of the grand total. */
  readonly relativeErrorOfTotal: number;
}

/** A table that has passed disclosure control. Only `protect` makes one; `publish` takes nothing else. */
export interface Protected {
  readonly passed: "disclosure control";
  readonly family: string;
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  readonly dimensions: readonly Dimension[];
  /** Sorted by the dimensions in order; cells with count 0 are left out. */
  readonly codes: readonly Uint16Array[];
  readonly n: Uint32Array;
  readonly base: number;
  readonly report: ProtectionReport;
}
