import {missing} from "../engine/engine.ts";
import type {Linked} from "../model/linked.ts";
import type {Scratch} from "../model/scratch.ts";

/** The periods that link, in the order of linking, with what closes and opens a sjukfall. */
export interface ChainedPeriods {
  /** The person, or the person with one care provider where providers separate. */
  readonly chain: Int32Array;
  readonly from_day: Int32Array;
  readonly to_day: Int32Array;
}

/**
 * The number of each period's sjukfall and the first day of the next period in it. A period begins a sjukfall when its
 * chain has none before, or when more than `maxGap` days lie between the greatest last day so far of the chain and its first.
 */
export function joinPeriods(
  {chain, from_day, to_day}: ChainedPeriods,
  maxGap: number,
  scratch: Scratch,
): Pick<Linked["periods"], "spell" | "next_from"> & {readonly count: number} {
  const spell = scratch.take(chain.length);
  const next_from = scratch.take(chain.length).fill(missing);
  let count = 0;
  let before = -1;
  let reach = 0;
  for (let period = 0; period < chain.length; period++) {
    const own = chain[period] ?? 0;
    const from = from_day[period] ?? 0;
    const to = to_day[period] ?? 0;
    if (own !== before || from > reach + maxGap + 1) {
      count++;
      reach = to;
    } else {
      next_from[period - 1] = from;
      if (to > reach) reach = to;
    }
    before = own;
    spell[period] = count - 1;
  }
  return {spell, next_from, count};
}
