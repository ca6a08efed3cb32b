/** Probabilities of the counts `first`, `first` + 1, …; those that are left out are less than 10⁻¹⁸ of the greatest. */
export interface CountDistribution {
  readonly first: number;
  readonly probabilities: Float64Array;
}

const negligible = 1e-18;

/**
 * The binomial distribution of `n` trials that each come out with probability `p`, 0 < p < 1.
 *
 *   P(k + 1) = P(k) · (n − k)/(k + 1) · p/(1 − p)
 */
export function binomial(n: number, p: number): CountDistribution {
  if (!(Number.isInteger(n) && n > 0 && p > 0 && p < 1))
    throw new RangeError(`expected a whole n > 0 and 0 < p < 1, got n = ${n}, p = ${p}`);
  const odds = p / (1 - p);
  return fromMode(Math.min(n, Math.floor((n + 1) * p)), n, (k) => ((n - k) / (k + 1)) * odds);
}

/**
 * The Poisson distribution of a mean greater than 0.
 *
 *   P(k + 1) = P(k) · mean/(k + 1)
 */
export function poisson(mean: number): CountDistribution {
  if (!(mean > 0 && Number.isFinite(mean))) throw new RangeError(`expected a mean > 0, got ${mean}`);
  return fromMode(Math.floor(mean), Infinity, (k) => mean / (k + 1));
}

/**
 * The count at which the distribution function reaches `tail`, with a straight line between whole counts, so that limits run
 * smoothly when the size does: r − (F(r) − tail)/P(r), where r is the least count with F(r) ≥ tail.
 *
 * Source: D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, appendix A.1.
 */
export function interpolatedQuantile({first, probabilities}: CountDistribution, tail: number): number {
  let below = 0;
  for (const [i, probability] of probabilities.entries()) {
    below += probability;
    if (below >= tail) return first + i - (below - tail) / probability;
  }
  return first + probabilities.length - 1;
}

/** Works outwards from the likeliest count, where nothing can under- or overflow, and divides by the sum. */
function fromMode(mode: number, greatest: number, ratio: (k: number) => number): CountDistribution {
  const [down, up]: [number[], number[]] = [[], []];
  for (let k = mode, p = 1; k > 0; k--) {
    p /= ratio(k - 1);
    if (p < negligible) break;
    down.push(p);
  }
  for (let k = mode, p = 1; k < greatest; k++) {
    p *= ratio(k);
    if (p < negligible) break;
    up.push(p);
  }
  const probabilities = Float64Array.from([...down.reverse(), 1, ...up]);
  // From both ends inwards the small terms come first, and none of them is lost in the sum.
  const sum = Float64Array.from(probabilities)
    .sort()
    .reduce((total, p) => total + p, 0);
  return {first: mode - down.length, probabilities: probabilities.map((p) => p / sum)};
}
