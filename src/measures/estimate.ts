import type {Interval} from "./wilsonInterval.js";

/** A figure and its 95 per cent interval, in the unit of the figure. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}
