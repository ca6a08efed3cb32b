/**
 * Arithmetic modulo p = 67,108,859, the greatest prime below 2²⁶: a product of two residues stays below 2⁵², so that it
 * and a sum with a third are exact in doubles.
 */
export const prime = 67_108_859;

/** The residue of a whole number, negative ones too. */
export function residue(value: number): number {
  const rest = value % prime;
  return rest < 0 ? rest + prime : rest;
}

/** The inverse of a residue that is not 0, by Fermat: a^(p−2). */
export function inverse(value: number): number {
  if (value === 1 || value === prime - 1) return value;
  let result = 1;
  let square = value;
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
