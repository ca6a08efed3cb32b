import type {FunnelLimits, FunnelZone} from "../measures/funnelLimits.js";

/** How a figure is written: a share as per cent, or a ratio of observed to expected. */
export type UnitScale = "share" | "ratio";

/** A unit in the funnel. `focus`: it is of the region or the unit that the reader has chosen, or nothing is chosen. */
export interface FunnelPoint {
  readonly size: number;
  readonly value: number;
  readonly zone: FunnelZone;
  readonly focus: boolean;
  /** Written beside the mark: of the chosen unit alone. */
  readonly name?: string;
}

/** Units by size and figure, between limits that narrow with size. */
export interface FunnelChart {
  readonly kind: "funnel";
  readonly scale: UnitScale;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly target: number;
  readonly limits: readonly ({readonly size: number} & FunnelLimits)[];
  readonly points: readonly FunnelPoint[];
}

/** A quarter of a control chart. */
export interface ControlPoint {
  /** Position among the chart's `xs`. */
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly signal: boolean;
  /** Not whole, or too young for its requests to have come: drawn hollow, and no part of the mean, the limits and the signals. */
  readonly preliminary: boolean;
}

/** A series over quarters with its mean and limits. */
export interface ControlChart {
  readonly kind: "control";
  readonly xs: readonly string[];
  readonly yLabel: string;
  readonly mean: number;
  readonly limits: readonly [number, number];
  readonly points: readonly ControlPoint[];
}

export type UnitChart = FunnelChart | ControlChart;
