/**
 * How many inner cells at the rounding base `b` may lie behind one published count that sums up to `parts` inner
 * cells. With one part the count is the inner cell itself: 1 if it equals b. A count of several parts (the nation
 * is the sum of its regions) holds at most ⌊n/b⌋ cells at the base and at most `parts`: an upper bound.
 *
 * @example
 * cellsAtBase(5, 1, 5) // 1
 * cellsAtBase(10, 1, 5) // 0: an inner cell of 10 is exact
 * cellsAtBase(10, 22, 5) // 2: may be two regions of 5
 */
export function cellsAtBase(n: number, parts: number, base: number): number {
  if (parts === 1) return n === base ? 1 : 0;
  return Math.min(parts, Math.floor(n / base));
}
