import {drawRange} from "./draw.ts";
import {isSmall} from "./isSmall.ts";

/**
 * The published count of one inner cell as it is drawn (disclosure rule R). With `n` events and base `b`:
 *
 * - `n` itself, where the cell is not small (`isSmall`);
 * - otherwise one of the two multiples of `b` around `n`, the upper one with probability (n mod b) ÷ b, so that
 *   the expectation over keys is `n`.
 *
 * @param drawn uniform in [0, 2⁴⁸), see `draw`
 * @example
 * roundCount({n: 3, persons: 3, most: 1, base: 5, drawn: 0}) // 5, as three draws in five give
 */
export function roundCount(cell: {
  n: number;
  persons: number;
  most: number;
  base: number;
  drawn: number;
}): number {
  const {n, persons, most, base, drawn} = cell;
  if (!Number.isInteger(n) || n < 0 || persons > n || most > n || (n > 0 && (persons < 1 || most < 1))) {
    throw new RangeError(
      `expected 1 ≤ persons ≤ n and 1 ≤ most ≤ n, got n = ${n}, persons = ${persons}, most = ${most}`,
    );
  }
  if (!isSmall(cell, base)) return n;
  const above = n % base;
  // Whole numbers below 2⁵³ on both sides: the comparison is exact.
  return n - above + (drawn * base < above * drawRange ? base : 0);
}
