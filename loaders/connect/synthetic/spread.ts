/**
 * Evenly spread draws from the standard normal distribution, one for each of `count` things: the quantiles at
 * (i + ½) / count, dealt out in an order that only `stream` decides. So the mean is 0 and the spread is known, however few
 * there are.
 */
export function normalSpread(count: number, stream: number): number[] {
  const order = Array.from({length: count}, (_, index) => index).sort(
    (a, b) => mix(a, stream) - mix(b, stream) || a - b,
  );
  const result = Array.from({length: count}, () => 0);
  for (const [rank, index] of order.entries()) result[index] = normalQuantile((rank + 0.5) / count);
  return result;
}

/** A whole number below `below` from a number and a stream: the same on every machine. */
export function drawBelow(index: number, stream: number, below: number): number {
  return Math.floor((mix(index, stream) / 2 ** 32) * below);
}

/** T. Mueller's 32-bit integer hash, as in `draw.ts`. */
function mix(index: number, stream: number): number {
  let x = (index + 1 + Math.imul(stream, 0x9e3779b1)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 73244475) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 73244475) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * Quantile of the standard normal distribution, to about 4.5e-4.
 *
 * Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.2.23.
 *
 * @example
 * normalQuantile(0.975) // 1.9603, as R's qnorm(0.975) = 1.959964
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return above / below - t;
}
