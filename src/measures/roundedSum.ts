import type {Count} from "./count.js";

/**
 * A sum of so many rounded cells, known in multiples of the base alone, as a count whose rounding interval has room for them: cells at the
 * base are told by their number, those above it are as uncertain as b/(4(b − 1)) of one at it, rounded up (see `publish/placeTable`).
 */
export function roundedSum(multiples: number, cells: number, base: number): Count {
  return {
    n: multiples * base,
    atBase: Math.min(
      multiples,
      Math.max(multiples === 1 ? 1 : 0, Math.ceil((cells * base) / (4 * (base - 1)))),
    ),
  };
}
