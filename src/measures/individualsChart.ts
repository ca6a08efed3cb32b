import type {Estimate} from "./estimate.js";
import type {Interval} from "./wilsonInterval.js";

/** 3 ÷ 1.128, the mean range of two normal draws in standard deviations, to two decimals as it is written. */
export const rangesToLimits = 2.66;

/** So many in a row on one side of the mean are a signal. */
export const longestRun = 8;

/**
 * A value that chance from one period to the next is a poor explanation of: it is beyond a limit, or ends a row of at least eight on one
 * side of the mean. `sure` when it would be so wherever in their rounding intervals the values lie.
 */
export interface Signal {
  readonly at: number;
  readonly rule: "beyond" | "run";
  readonly side: "above" | "below";
  readonly sure: boolean;
}

/** A chart of individual values and their moving ranges, as data: null where the base period has no two neighbours. */
export interface IndividualsChart {
  readonly mean: number;
  /** Mean of the differences between neighbours in the base period, without sign. */
  readonly movingRange: number;
  readonly limits: Interval;
  readonly signals: readonly Signal[];
}

/**
 * XmR chart of a series: limits from the values of a stated base period (`from` and `to` are its first place and the one after its
 * last), signals from all values.
 *
 *   mean ± 2.66·mR̄
 *
 * Each value comes with its rounding interval alone. What rounding moves from month to month is in the moving ranges too, so the limits
 * already have room for it; `sure` asks for more. A value at the mean ends a row, and one at a limit is not beyond it. A period without
 * a value (null) has no part in the mean or the signals: values on either side of it are no neighbours, and it ends a row.
 *
 * Source: W. A. Shewhart (1931); D. J. Wheeler and D. S. Chambers (1992), Understanding Statistical Process Control, p. 48; the row
 * of eight as in Western Electric (1956), Statistical Quality Control Handbook, p. 27.
 */
export function individualsChart(
  series: readonly (Estimate | null)[],
  from: number,
  to: number,
): IndividualsChart | null {
  const base = series.slice(from, to);
  const values = base.flatMap((one) => one?.value ?? []);
  const ranges = base.flatMap((one, i) => {
    const before = base[i - 1];
    return one && before ? Math.abs(one.value - before.value) : [];
  });
  if (ranges.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const movingRange = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  const limits: Interval = [mean - rangesToLimits * movingRange, mean + rangesToLimits * movingRange];
  return {mean, movingRange, limits, signals: [...beyond(series, limits), ...runs(series, mean)]};
}

function beyond(series: readonly (Estimate | null)[], [low, high]: Interval): Signal[] {
  return series.flatMap((one, at): Signal[] => {
    if (one === null) return [];
    const {value, interval} = one;
    if (value > high) return [{at, rule: "beyond", side: "above", sure: interval[0] > high}];
    if (value < low) return [{at, rule: "beyond", side: "below", sure: interval[1] < low}];
    return [];
  });
}

function runs(series: readonly (Estimate | null)[], mean: number): Signal[] {
  let [above, below, surelyAbove, surelyBelow] = [0, 0, 0, 0];
  return series.flatMap((one, at): Signal[] => {
    if (one === null) {
      [above, below, surelyAbove, surelyBelow] = [0, 0, 0, 0];
      return [];
    }
    const {value, interval} = one;
    above = value > mean ? above + 1 : 0;
    below = value < mean ? below + 1 : 0;
    surelyAbove = interval[0] > mean ? surelyAbove + 1 : 0;
    surelyBelow = interval[1] < mean ? surelyBelow + 1 : 0;
    if (above >= longestRun) return [{at, rule: "run", side: "above", sure: surelyAbove >= longestRun}];
    if (below >= longestRun) return [{at, rule: "run", side: "below", sure: surelyBelow >= longestRun}];
    return [];
  });
}
