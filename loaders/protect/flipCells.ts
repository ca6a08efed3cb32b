/** In place of a sum that the flips do not look at. */
export const steersNot = -1;

/** Small cells that may be flipped, and the sums whose errors the flips are to lessen. */
export interface Flips {
  readonly base: number;
  /** True counts, and the published ones: a flip takes a cell to the other of the two multiples around its count. */
  readonly n: Uint32Array;
  readonly y: Uint32Array;
  /** The cells that may move, in the order in which they are tried. None has a multiple of the base as its count. */
  readonly order: Uint32Array;
  /** One a margin, at least 0. */
  readonly weights: Float64Array;
  /** `at[p · weights.length + m]`: where in `error` the sum stands that cell `order[p]` belongs to in margin `m`, or `steersNot`. */
  readonly at: Int32Array;
  /** Published less true, of every sum of every margin, as the cells stand now. Kept so. */
  readonly error: Int32Array;
  /** Passes over all cells at most. */
  readonly passes: number;
}

/** A flip that makes things worse by so many base² is let through in the first pass: about one sum off by six bases. */
const firstTolerance = 12;

/**
 * Flips cells so that the weighted sum of squared errors of the margins falls: never above what it was. Deterministic, and
 * the same for cells of the same names and counts in any order of rows, given the same `order`.
 *
 * Each pass tries every cell once and takes the flip when it changes Σ w·e² by less than the tolerance of the pass: with d = ±b,
 * by Σ w·d·(2e + d) over the sums that the cell belongs to. Flips that lessen it alone would stop at the first state that no single
 * flip betters. So the tolerance starts above 0 and falls to it (threshold accepting, Dueck and Scheuer 1990), and weights start
 * near 1 and grow to their own (w to the power t): a heavy margin that is right from the outset would hold all other cells fast.
 * The last fifth of the passes knows neither, and ends with the first pass that flips nothing.
 *
 * O(cells × margins) a pass. @returns the flips that were made
 */
export function flipCells(flips: Flips): number {
  const {base, n, y, order, weights, at, error, passes} = flips;
  const width = weights.length;
  if (width === 0 || order.length === 0) return 0;
  const drawn = {y: order.map((cell) => y[cell] ?? 0), error: error.slice()};
  const settling = Math.max(1, Math.floor(0.8 * passes));
  let made = 0;
  for (let pass = 0; pass < passes; pass++) {
    const left = Math.max(0, 1 - (pass + 1) / settling);
    const tolerance = firstTolerance * base * base * left * left;
    const now = weights.map((weight) => weight ** (1 - left));
    let flipped = 0;
    for (let p = 0; p < order.length; p++) {
      const cell = order[p] ?? 0;
      const step = (y[cell] ?? 0) < (n[cell] ?? 0) ? base : -base;
      let gain = 0;
      const from = p * width;
      for (let m = 0; m < width; m++) {
        const sum = at[from + m] ?? steersNot;
        if (sum !== steersNot) gain += (now[m] ?? 0) * (2 * (error[sum] ?? 0) + step);
      }
      if (gain * step >= tolerance) continue;
      flipped++;
      y[cell] = (y[cell] ?? 0) + step;
      for (let m = 0; m < width; m++) {
        const sum = at[from + m] ?? steersNot;
        if (sum !== steersNot) error[sum] = (error[sum] ?? 0) + step;
      }
    }
    made += flipped;
    if (left === 0 && flipped === 0) break;
  }
  if (excess(flips, drawn.error) <= 0) return made;
  // Where a few cells were drawn well, the way there may have ended worse: the draw stands.
  for (const [p, cell] of order.entries()) y[cell] = drawn.y[p] ?? 0;
  error.set(drawn.error);
  return 0;
}

/** How much larger Σ w·e² of the sums that the cells belong to is now than it was. */
function excess({weights, at, error}: Flips, before: Int32Array): number {
  const counted = new Uint8Array(error.length);
  let sum = 0;
  for (let k = 0; k < at.length; k++) {
    const one = at[k] ?? 0;
    if (one === steersNot || counted[one] === 1) continue;
    counted[one] = 1;
    sum += (weights[k % weights.length] ?? 0) * ((error[one] ?? 0) ** 2 - (before[one] ?? 0) ** 2);
  }
  return sum;
}
