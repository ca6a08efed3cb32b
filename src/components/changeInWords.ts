import type {Count} from "../measures/count.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {formatCount} from "../measures/swedish.js";

/**
 * How a count has changed, to stand before the name of the earlier period: `8 procent fler än i`. When the rounding
 * intervals of the two overlap, nothing is claimed: `ingen säker skillnad mot`.
 */
export function changeInWords(before: Count, after: Count, base: number): string {
  const [lowBefore, highBefore] = roundingInterval(before, base);
  const [lowAfter, highAfter] = roundingInterval(after, base);
  const apart = highBefore < lowAfter || highAfter < lowBefore;
  if (!apart || before.n === 0) return "ingen säker skillnad mot";
  const change = (after.n - before.n) / before.n;
  const size = formatCount(Math.abs(change) * 100);
  if (size === "0") return "nästan lika många som i";
  return `${size} procent ${change > 0 ? "fler" : "färre"} än i`;
}
