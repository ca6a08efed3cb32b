import type {Estimate} from "./estimate.js";
import {falseDiscovery} from "./falseDiscovery.js";
import {pValue} from "./pValue.js";
import {z95} from "./wilsonInterval.js";

/** An estimate that is held against the smallest effect that matters. */
export interface Claim {
  readonly effect: Estimate;
  /** The claim is that the effect is beyond this: above it, or below it. */
  readonly margin: number;
  readonly expected: "greater" | "less";
}

export type Verdict = "supported" | "not-supported" | "undecided";

/** Of the claims that are decided, at most this part is expected to be decided wrongly. */
export const falseShare = 0.05;

/**
 * How many standard errors an estimate lies above a margin, by the half of its 95 per cent interval that faces the margin: the
 * interval reaches the margin exactly where this is 1.96 or −1.96, however lopsided it is.
 */
export function zAgainst({value, interval: [low, high]}: Estimate, margin: number): number {
  const away = value - margin;
  const half = away > 0 ? value - low : high - value;
  return half > 0 ? (away / half) * z95 : Math.sign(away) * Infinity;
}

/**
 * Whether each claim holds, decided for all together: a claim is decided when its two-sided p-value, adjusted for how many claims there
 * are (Benjamini–Hochberg), is at most `falseShare`; it is supported when the estimate then lies on the claimed side of the
 * margin, and not supported on the other. The rest are undecided: the data do not tell.
 *
 * Deciding on the side by the sign keeps the expected part of wrong decisions, wrong sides counted, at `falseShare` for independent
 * claims.
 *
 * Source: Y. Benjamini and D. Yekutieli (2005), JASA 100:71–81, section 3 (directional decisions).
 */
export function decideClaims(claims: readonly Claim[]): Verdict[] {
  const zs = claims.map(({effect, margin}) => zAgainst(effect, margin));
  const adjusted = falseDiscovery(zs.map((z) => (Number.isNaN(z) ? 1 : pValue(z))));
  return claims.map(({expected}, i): Verdict => {
    if ((adjusted[i] ?? 1) > falseShare) return "undecided";
    return (zs[i] ?? 0) > 0 === (expected === "greater") ? "supported" : "not-supported";
  });
}
