import {equationsOf, type System} from "./system.ts";

/** Bounds that hold in every assignment of whole numbers which satisfies the system. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** An equation that no assignment within the bounds satisfies, if one was met. */
  readonly contradiction: number | undefined;
  /** How often an equation was looked at. */
  readonly visits: number;
}

/**
 * Narrows the bounds of every unknown by each equation in turn, until none changes: an unknown is at least what is left
 * when all others in its equation are at their greatest, rounded up, and at most what is left at their least, rounded
 * down. Where unknowns stand in one equation each this finds their exact ranges; otherwise ranges that hold. Stops after
 * `patience` visits an equation on average, since bounds that chase each other can take a step at a time.
 */
export function propagate(system: System, patience = 200): Bounds {
  const lower = system.lower.slice();
  const upper = system.upper.slice();
  const of = equationsOf(system);
  const waiting = new Int32Array(Math.max(1, system.equations));
  const isWaiting = new Uint8Array(system.equations).fill(1);
  for (let e = 0; e < system.equations; e++) waiting[e] = e;
  let head = 0;
  let queued = system.equations;
  let visits = 0;
  const most = patience * system.equations;
  while (queued > 0 && visits < most) {
    const e = waiting[head] ?? 0;
    head = (head + 1) % system.equations;
    queued--;
    isWaiting[e] = 0;
    visits++;
    const begin = system.start[e] ?? 0;
    const end = system.start[e + 1] ?? 0;
    // Least and greatest sum of the terms; what is unbounded is counted, not summed.
    let least = 0;
    let greatest = 0;
    let leastOpen = 0;
    let greatestOpen = 0;
    for (let k = begin; k < end; k++) {
      const a = system.coefficient[k] ?? 0;
      const x = system.unknown[k] ?? 0;
      const low = a * ((a > 0 ? lower[x] : upper[x]) ?? 0);
      const high = a * ((a > 0 ? upper[x] : lower[x]) ?? 0);
      if (low === -Infinity) leastOpen++;
      else least += low;
      if (high === Infinity) greatestOpen++;
      else greatest += high;
    }
    const c = system.constant[e] ?? 0;
    if ((leastOpen === 0 && least > c) || (greatestOpen === 0 && greatest < c))
      return {lower, upper, contradiction: e, visits};
    for (let k = begin; k < end; k++) {
      const a = system.coefficient[k] ?? 0;
      const x = system.unknown[k] ?? 0;
      const lowX = lower[x] ?? 0;
      const highX = upper[x] ?? 0;
      const low = a * (a > 0 ? lowX : highX);
      const high = a * (a > 0 ? highX : lowX);
      // What is left for a·x when the others are at their least, and at their greatest.
      const open = leastOpen - (low === -Infinity ? 1 : 0);
      const atMost = open > 0 ? Infinity : c - (least - (low === -Infinity ? 0 : low));
      const closed = greatestOpen - (high === Infinity ? 1 : 0);
      const atLeast = closed > 0 ? -Infinity : c - (greatest - (high === Infinity ? 0 : high));
      const newLow = Math.ceil(a > 0 ? atLeast / a : atMost / a);
      const newHigh = Math.floor(a > 0 ? atMost / a : atLeast / a);
      if (newLow <= lowX && newHigh >= highX) continue;
      if (newLow > lowX) lower[x] = newLow;
      if (newHigh < highX) upper[x] = newHigh;
      if ((lower[x] ?? 0) > (upper[x] ?? 0)) return {lower, upper, contradiction: e, visits};
      const last = of.start[x + 1] ?? 0;
      for (let at = of.start[x] ?? 0; at < last; at++) {
        const other = of.equation[at] ?? 0;
        // With coefficients other than ±1 an equation can narrow itself once more.
        if (isWaiting[other] === 1 || (other === e && Math.abs(a) === 1)) continue;
        isWaiting[other] = 1;
        waiting[(head + queued) % system.equations] = other;
        queued++;
      }
    }
  }
  return {lower, upper, contradiction: undefined, visits};
}
