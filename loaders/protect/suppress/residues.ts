/**
 * The greatest prime below 2²⁶: a product of two residues and a third added to it are below 2⁵³, exact in doubles.
 */
export const prime = 67_108_859;

/** The residue that times `value`, not 0, gives 1: extended Euclid. */
export function inverse(value: number): number {
  let [a, b] = [prime, value];
  let [x, y] = [0, 1];
  while (b !== 0) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return x < 0 ? x + prime : x;
}
