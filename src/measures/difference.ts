import type {Estimate} from "./estimate.js";

/**
 * The difference between two independent figures, `one` − `other`, in their own unit, with limits from the limits of the two:
 *
 *   d − √((x₁ − l₁)² + (u₂ − x₂)²)  to  d + √((u₁ − x₁)² + (x₂ − l₂)²)
 *
 * With Wilson's limits of two shares that is Newcombe's hybrid score interval (his method 10). The interval may reach over 0
 * also where the two figures' own just part, and leave it out where they overlap: it is the difference that it is about.
 *
 * A place and a whole that it is part of are not independent: compare with the rest of the whole.
 *
 * Source: R. G. Newcombe (1998), Statistics in Medicine 17:873–890; G. Y. Zou and A. Donner (2008), 27:1693–1702 (MOVER).
 */
export function difference(one: Estimate, other: Estimate): Estimate {
  const value = one.value - other.value;
  const below = Math.hypot(one.value - one.interval[0], other.interval[1] - other.value);
  const above = Math.hypot(one.interval[1] - one.value, other.value - other.interval[0]);
  return {value, interval: [value - below, value + above]};
}
