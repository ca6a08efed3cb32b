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

/** How many partners a cell is tried with, and with how many in the passes that let nothing worse through. */
const partnersTried = 2;
const partnersTriedLast = 6;
/**
 * Two flips together change Σ w·e² by what each does less 2·b²·w for each sum that both are in. Where that takes more than this share of
 * the sums of one, by weight, the other is not looked at closer: hardly any two cells have so many in common.
 */
const mostShared = 0.9;
/** How often a sum is drawn that a cell may have a partner in: some do not steer. */
const mostDraws = 4;
/** A flip that makes things worse by so many base² is let through in the first pass. */
const firstTolerance = 1;

/**
 * Flips cells so that the weighted sum of squared errors of the margins falls: never above what it was. Deterministic, and
 * the same for cells of the same names and counts in any order of rows, given the same `order`.
 *
 * Each pass tries every cell once and takes the flip when it changes Σ w·e² by less than the tolerance of the pass: with d = ±b,
 * by Σ w·d·(2e + d) over the sums that the cell belongs to. Where it does not, the cell is tried together with others of its
 * sums, one at a time, that would move the other way: the sums of both stay as they are, and most cells that are stuck alone are so for the sake of
 * those. Flips that lessen the error alone would stop at the first state that no flip betters. So the tolerance starts above 0 and
 * falls to it (threshold accepting, Dueck and Scheuer 1990), and weights start near 1 and grow to their own (w to the power t): a
 * heavy margin that is right from the outset would hold all other cells fast. The last fifth of the passes knows neither, and ends
 * with the first pass that flips nothing.
 *
 * O(cells × margins) a pass. @returns the cells that were flipped, each as often as it was
 */
export function flipCells(flips: Flips): number {
  const {base, n, y, order, weights, at, error, passes} = flips;
  const width = weights.length;
  if (width === 0 || order.length === 0) return 0;
  const drawn = {y: order.map((cell) => y[cell] ?? 0), error: error.slice()};
  const settling = Math.max(1, Math.floor(0.8 * passes));
  // Where a flip takes each cell, side by side in memory: most that are looked at are not moved.
  const steps = Int32Array.from(order, (cell) => ((y[cell] ?? 0) < (n[cell] ?? 0) ? base : -base));
  const partnerOf = partners(flips);
  // By how much a flip of each cell changed Σ w·e² when it was last tried.
  const changes = new Float64Array(order.length);
  let made = 0;
  for (let pass = 0; pass < passes; pass++) {
    const left = Math.max(0, 1 - (pass + 1) / settling);
    const tolerance = firstTolerance * base * base * left;
    const now = weights.map((weight) => weight ** (1 - left));
    let flipped = 0;
    for (let p = 0; p < order.length; p++) {
      const step = steps[p] ?? 0;
      const from = p * width;
      let [gain, weight] = [0, 0];
      for (let m = 0; m < width; m++) {
        const sum = at[from + m] ?? steersNot;
        if (sum === steersNot) continue;
        gain += (now[m] ?? 0) * (2 * (error[sum] ?? 0) + step);
        weight += now[m] ?? 0;
      }
      const change = gain * step;
      changes[p] = change;
      const hopeless = mostShared * 2 * base * base * weight + tolerance - change;
      let other = -1;
      if (change >= tolerance) {
        const tries = left === 0 ? partnersTriedLast : partnersTried;
        for (let tried = 0; tried < tries && other === -1; tried++) {
          const one = partnerOf(p);
          if (one === -1 || steps[one] === step || (changes[one] ?? 0) >= hopeless) continue;
          if (gainOfBoth(gain, from, one * width, step, now) * step < tolerance) other = one;
        }
        if (other === -1) continue;
      }
      move(p, step);
      if (other !== -1) move(other, -step);
      flipped += other === -1 ? 1 : 2;
    }
    made += flipped;
    if (left === 0 && flipped === 0) break;
  }
  if (excess(flips, drawn.error) <= 0) return made;
  // Where a few cells were drawn well, the way there may have ended worse: the draw stands.
  for (const [p, cell] of order.entries()) y[cell] = drawn.y[p] ?? 0;
  error.set(drawn.error);
  return 0;

  function move(p: number, step: number): void {
    const cell = order[p] ?? 0;
    y[cell] = (y[cell] ?? 0) + step;
    steps[p] = -step;
    changes[p] = -(changes[p] ?? 0);
    for (let k = p * width; k < (p + 1) * width; k++) {
      const sum = at[k] ?? steersNot;
      if (sum !== steersNot) error[sum] = (error[sum] ?? 0) + step;
    }
  }

  /** What a cell gains by a step and another by the opposite one: a sum of both, counted in each, stays as it is. */
  function gainOfBoth(alone: number, one: number, other: number, step: number, now: Float64Array): number {
    let gain = alone;
    for (let m = 0; m < width; m++) {
      const sum = at[other + m] ?? steersNot;
      if (sum === steersNot) continue;
      const weight = now[m] ?? 0;
      gain -= weight * (2 * (error[sum] ?? 0) - step);
      if (sum === at[one + m]) gain -= 2 * weight * step;
    }
    return gain;
  }
}

/**
 * Who a cell is tried together with: a member of one of its sums, sum and member each time other ones, in a sequence that is the same for the
 * same order of cells. −1 for a cell that is its own.
 */
function partners({order, weights, at, error}: Flips): (p: number) => number {
  const width = weights.length;
  const start = new Int32Array(error.length + 1);
  for (const sum of at) if (sum !== steersNot) start[sum + 1] = (start[sum + 1] ?? 0) + 1;
  for (let sum = 0; sum < error.length; sum++) start[sum + 1] = (start[sum + 1] ?? 0) + (start[sum] ?? 0);
  const next = start.slice();
  const member = new Int32Array(start[error.length] ?? 0);
  for (const [k, sum] of at.entries()) {
    if (sum === steersNot) continue;
    member[next[sum] ?? 0] = Math.floor(k / width);
    next[sum] = (next[sum] ?? 0) + 1;
  }
  // Marsaglia's xorshift with 32 bits: which cells meet is no secret, the draws alone are.
  let state = 0x9e3779b9 ^ order.length;
  const upTo = (end: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % end;
  };
  return (p) => {
    for (let draws = 0; draws < mostDraws; draws++) {
      const sum = at[p * width + upTo(width)] ?? steersNot;
      if (sum === steersNot) continue;
      const from = start[sum] ?? 0;
      const other = member[from + upTo((start[sum + 1] ?? 0) - from)] ?? p;
      return other === p ? -1 : other;
    }
    return -1;
  };
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
