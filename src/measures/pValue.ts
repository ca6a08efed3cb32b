/**
 * Two-sided p-value of a z-score: the probability that a standard normal variable lies at least as far from 0, to a relative 10⁻¹³.
 *
 *   |z| < 3: 1 − 2φ(z)(z + z³/3 + z⁵/(3·5) + …);  else 2φ(z)/(z + 1/(z + 2/(z + 3/(z + …))))
 *
 * Source: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
 *
 * @example
 * pValue(1.96) // 0.04999579, as R's 2 * pnorm(-1.96)
 */
export function pValue(z: number): number {
  const x = Math.abs(z);
  if (x === Infinity) return 0;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let [term, sum] = [x, 0];
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      sum += term;
      term *= (x * x) / odd;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = x;
  for (let k = 120; k >= 1; k--) fraction = x + k / fraction;
  return (2 * density) / fraction;
}
