import type {Count} from "./count.js";
import {difference} from "./difference.js";
import type {Estimate} from "./estimate.js";
import {shareInterval} from "./shareInterval.js";

/** A share's counts: the part, and the whole that it is among. */
export interface PartOfWhole {
  readonly part: Count;
  readonly whole: Count;
}

/**
 * How much larger one share is than another of other events, `one` − `other`, from −1 to 1 (0.05 is five percentage points), with
 * limits that hold chance and rounding. Null when there is nothing to take a share of.
 *
 * Source: Newcombe's interval for two shares (see `difference`), on limits that hold rounding too (see `shareInterval`).
 */
export function shareDifference(one: PartOfWhole, other: PartOfWhole, base: number): Estimate | null {
  const first = shareInterval(one.part, one.whole, base);
  const second = shareInterval(other.part, other.whole, base);
  if (first.share === null || second.share === null) return null;
  const {value, interval} = difference(
    {value: first.share, interval: first.interval},
    {value: second.share, interval: second.interval},
  );
  return {value, interval: [Math.max(-1, interval[0]), Math.min(1, interval[1])]};
}
