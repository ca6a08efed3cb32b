import {isTooUnsure} from "../measures/shareInterval.js";
import type {ShareRow} from "./shareRows.js";

/**
 * Rows in order of the first side's share, the greatest first. Those too unsure to be drawn come after those that are sure, and `last`,
 * what is no answer, after all.
 */
export function byFirstShare<Row extends ShareRow>(rows: readonly Row[], last: readonly string[]): Row[] {
  const rank = ({label, shares: [own]}: ShareRow): number =>
    last.includes(label) ? 2 : own === undefined || isTooUnsure(own) ? 1 : 0;
  return greatestFirst(rows).sort((a, b) => rank(a) - rank(b));
}

/** Rows in order of the first side's share, the greatest first, however unsure it is. */
export function greatestFirst<Row extends ShareRow>(rows: readonly Row[]): Row[] {
  return rows.toSorted(({shares: [a]}, {shares: [b]}) => (b?.share ?? 0) - (a?.share ?? 0));
}
