import type {Count} from "./count.js";
import {shareInterval, type Share} from "./shareInterval.js";
import type {Interval} from "./wilsonInterval.js";

/** A share that is known as a range: of some it is sure that they are counted, of others that they may be. */
export interface ShareRange {
  readonly surely: Count;
  /** All that may, those that surely do among them. */
  readonly possibly: Count;
  readonly whole: Count;
  /** The share of those that surely are, and of all that may be. The same where nothing is unsure. */
  readonly least: Share;
  readonly most: Share;
  /** The lower limit of the one and the upper limit of the other: holds the share wherever in its range it lies. */
  readonly interval: Interval;
}

/**
 * The share of `whole` that has a property, where `surely` have it and `possibly` are all that may, those among them.
 *
 *   least = surely ÷ whole, most = possibly ÷ whole
 *
 * Each end has the limits of `shareInterval`. Source: J. L. Horowitz and C. F. Manski (2000), JASA 95:77–84, on the limits of a range.
 */
export function shareRange(surely: Count, possibly: Count, whole: Count, base: number): ShareRange {
  const [least, most] = [surely, possibly].map((part) => shareInterval(part, whole, base)) as [Share, Share];
  return {surely, possibly, whole, least, most, interval: [least.interval[0], most.interval[1]]};
}
