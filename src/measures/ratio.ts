import type {Estimate} from "./estimate.js";

/**
 * The ratio of two independent figures, `one` ÷ `other`, none of them negative, with limits from the limits of the two on
 * the scale of logarithms:
 *
 *   ln low = ln r − √((ln x₁ − ln l₁)² + (ln u₂ − ln x₂)²), and ln high likewise from u₁ and l₂
 *
 * A lower limit of 0 gives the ratio the lower limit 0 (of `one`) or no upper limit, Infinity (of `other`). When `one` is 0 the
 * upper limit is u₁ ÷ l₂, which is on the safe side. Null when `other` is 0: then there is nothing to compare with.
 *
 * Source: G. Y. Zou and A. Donner (2008), Statistics in Medicine 27:1693–1702 (MOVER, ratios on the scale of logarithms).
 */
export function ratio(one: Estimate, other: Estimate): Estimate | null {
  if (other.value === 0) return null;
  const value = one.value / other.value;
  const [low, high] = one.interval;
  const [otherLow, otherHigh] = other.interval;
  if (one.value === 0) return {value, interval: [0, high / otherLow]};
  const below = Math.hypot(Math.log(one.value / low), Math.log(otherHigh / other.value));
  const above = Math.hypot(Math.log(high / one.value), Math.log(other.value / otherLow));
  return {value, interval: [value * Math.exp(-below), value * Math.exp(above)]};
}
