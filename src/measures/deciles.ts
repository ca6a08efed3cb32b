import {quantileSorted} from "npm:d3-array";
import type {Estimate} from "./estimate.js";

/** Fewer units than this have no deciles to speak of. */
export const fewestForDeciles = 10;

/** The nine deciles of some units in one period, the median fifth; each with the limits that its units leave it. */
export type Deciles = readonly Estimate[];

/**
 * Deciles of the figures of some units, or of regions, in one period, each unit alike however large it is. Null for fewer than ten.
 *
 * A decile lies between two units: at place 1 + p(n − 1) in order of size, with a straight line between them (R's type 7). Its limits
 * are the same decile of the units' lower and of their upper limits. Were each unit's limits certain, the decile's would be too, for
 * no decile falls when a unit rises; with limits of 95 per cent, they are on the safe side.
 *
 * Source: R. J. Hyndman and Y. Fan (1996), The American Statistician 50:361–365, definition 7.
 */
export function deciles(units: readonly Estimate[]): Deciles | null {
  if (units.length < fewestForDeciles) return null;
  const decilesOf = (figure: (unit: Estimate) => number): number[] => {
    const sorted = units.map(figure).sort((a, b) => a - b);
    return Array.from({length: 9}, (_, i) => quantileSorted(sorted, (i + 1) / 10) ?? NaN);
  };
  const low = decilesOf(({interval}) => interval[0]);
  const high = decilesOf(({interval}) => interval[1]);
  return decilesOf(({value}) => value).map((value, i) => ({
    value,
    interval: [low[i] ?? NaN, high[i] ?? NaN],
  }));
}

/** Deciles period by period; a unit without a figure in a period (null) is not among the units of that period. */
export function decilesOverTime(
  units: readonly (readonly (Estimate | null)[])[],
  periods: number,
): (Deciles | null)[] {
  return Array.from({length: periods}, (_, t) =>
    deciles(units.map((series) => series[t] ?? null).filter((unit) => unit !== null)),
  );
}
