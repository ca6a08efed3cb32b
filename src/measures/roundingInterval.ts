import type {Count} from "./count.js";
import {z95, type Interval} from "./wilsonInterval.js";

/**
 * What the true count behind a sum of protected cells may be, as far as the rounding goes.
 *
 * A small cell (true x, 1 ≤ x < b) is published as b with probability x/b and as 0 otherwise: mean x and variance
 * x(b − x) ≤ (b − 1)x. For the small cells of a sum, with true total X and published total Y = b·m (m cells at the
 * base b), therefore Var(Y) ≤ (b − 1)X. The score interval, with half a step of the draw as continuity correction
 * (Y moves by b at a time), holds every X that satisfies |Y − X| − b/2 ≤ z√((b − 1)X):
 *
 *   X = Y ± b/2 + z²(b − 1)/2 ± √(z²(b − 1)(Y ± b/2) + z⁴(b − 1)²/4)
 *
 * For many cells this is Y ± z√(b(b − 1)m). Each cell at the base holds at least one, so X ≥ m. The other cells of
 * the sum are exact (but for the rare cell where fewer than b persons have b events or more, which may stand at a
 * higher multiple of b). The interval is on the safe side: it takes every small cell for a single person, and every
 * cell at the base for a rounded one. It is true also of a sum of 0: lost cells may lie behind it.
 *
 * Source: score interval as in Wilson (1927), continuity correction as in Yates (1934, Suppl. JRSS 1:217–235), for
 * the rounding of claim R on the method page.
 *
 * @example
 * roundingInterval({n: 100, atBase: 20}, 5) // [65.7, 150.6]:
 * // R: f <- \(X, s) 100 + s * 2.5 - X + s * qnorm(.975) * sqrt(4 * X)
 * // uniroot(f, c(1, 100), s = -1)$root and uniroot(f, c(100, 500), s = 1)$root
 */
export function roundingInterval({n, atBase}: Count, base: number, z = z95): Interval {
  const rounded = base * atBase;
  const exact = n - rounded;
  const middle = (z * z * (base - 1)) / 2;
  const limit = (sign: 1 | -1): number => {
    const total = Math.max(0, rounded + (sign * base) / 2);
    return total + middle + sign * Math.sqrt(2 * middle * total + middle * middle);
  };
  return [exact + Math.max(atBase, limit(-1)), exact + limit(1)];
}
