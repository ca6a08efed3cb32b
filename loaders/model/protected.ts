import type {ProtectionReport} from "../../src/contract/release.ts";
import type {Tie} from "./cells.ts";
import type {Dimension} from "./dimension.ts";

/** A table that has passed disclosure control. Only `protect` makes one; `publish` takes nothing else. */
export interface Protected {
  readonly passed: "disclosure control";
  readonly family: string;
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  readonly events: string;
  readonly tiedTo?: Tie;
  /** Every cell is rounded, those of many persons too. */
  readonly roundsAll?: true;
  readonly dimensions: readonly Dimension[];
  /** Sorted by the dimensions in order; cells with count 0 are left out. */
  readonly codes: readonly Uint16Array[];
  readonly n: Uint32Array;
  readonly base: number;
  /** The sums that the rounding kept close, and how much a squared error weighed. */
  readonly margins: readonly {readonly over: readonly string[]; readonly weight: number}[];
  /** Of a tied table: the cells that took what the tie left over, and how far at most any of them lies from the truth. */
  readonly remainder?: {readonly cells: number; readonly greatest: number};
  readonly report: ProtectionReport;
}
