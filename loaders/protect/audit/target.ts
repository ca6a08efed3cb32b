/**
 * An unknown that must stay open: the attacker may rule out no value from `low` to `high`. A `low` of Infinity asks only
 * that `high` can be reached.
 */
export interface Target {
  readonly unknown: number;
  readonly low: number;
  readonly high: number;
}

/** What an attacker gets to know of a target: it lies between these bounds, both included. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** Whether a range rules out what must stay open. */
export function isTooNarrow({lower, upper}: Range, {low, high}: Target): boolean {
  return lower > low || upper < high;
}
