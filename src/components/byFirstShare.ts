import {isTooUnsure} from "../measures/shareInterval.js";
import type {ShareRow} from "./shareRows.js";

/**
 * Rows in order of the first side's share, the greatest first. Those too unsure to be drawn come after those that are sure, and `last`,
 * what is no answer, after all.
 */
export function byFirstShare<Row extends ShareRow>(rows: readonly Row[], last: readonly string[]): Row[] {
  const rank = ({label, shares: [own]}: ShareRow): number =>
    last.includes(label) ? 2 : own === undefined || isTooUnsure(own) ? 1 : 0;
  return rows.toSorted((a, b) => rank(a) - rank(b) || (b.shares[0]?.share ?? 0) - (a.shares[0]?.share ?? 0));
}
