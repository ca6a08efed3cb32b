/** A lower and an upper limit. */
export type Interval = readonly [low: number, high: number];

/** Normal quantile of a two-sided 95 per cent interval: R's qnorm(0.975). */
export const z95 = 1.959963984540054;

/**
 * Wilson score interval for a proportion of `n` independent trials.
 *
 *   (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)   where p = k/n
 *
 * `k` and `n` need not be whole: an effective number of trials is allowed. No trials say nothing: 0 to 1.
 * Source: E. B. Wilson (1927), JASA 22:209–212.
 *
 * @example
 * wilsonInterval(81, 263) // [0.2553, 0.3662], as R's prop.test(81, 263, correct = FALSE)$conf.int
 */
export function wilsonInterval(k: number, n: number, z = z95): Interval {
  if (!(k >= 0 && k <= n)) throw new RangeError(`expected 0 ≤ k ≤ n, got k = ${k}, n = ${n}`);
  if (n === 0) return [0, 1];
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the edges the two terms cancel except for rounding in the last digit.
  return [k === 0 ? 0 : (centre - half) / scale, k === n ? 1 : (centre + half) / scale];
}
