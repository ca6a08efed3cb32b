import {drawRange} from "./draw.ts";

/**
 * The published count of one inner cell (disclosure rule R). With `n` events of `persons` distinct persons and
 * base `b`:
 *
 * - `n` itself, where the cell is empty or holds at least `b` persons;
 * - otherwise one of the two multiples of `b` around `n`, the upper one with probability (n mod b) ÷ b, so that
 *   the expectation over keys is `n`.
 *
 * Persons are the unit of the threshold: six certificates of one person are a small cell.
 *
 * @param drawn uniform in [0, 2⁴⁸), see `draw`
 * @example
 * roundCount({n: 3, persons: 3, base: 5, drawn: 0}) // 5, as three draws in five give
 */
export function roundCount(cell: {n: number; persons: number; base: number; drawn: number}): number {
  const {n, persons, base, drawn} = cell;
  if (!Number.isInteger(n) || n < 0 || persons > n || (n > 0 && persons < 1)) {
    throw new RangeError(`expected 1 ≤ persons ≤ n, got n = ${n}, persons = ${persons}`);
  }
  if (n === 0 || persons >= base) return n;
  const above = n % base;
  // Whole numbers below 2⁵³ on both sides: the comparison is exact.
  return n - above + (drawn * base < above * drawRange ? base : 0);
}
