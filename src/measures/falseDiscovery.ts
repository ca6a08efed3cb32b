/**
 * p-values adjusted for how many comparisons were made (Benjamini and Hochberg), in the order that they came in. Of the comparisons
 * whose adjusted value is at most q, a part q at most is expected to be chance alone, when the comparisons are
 * independent or hang together positively.
 *
 *   p₍ᵢ₎* = min over j ≥ i of min(1, m p₍ⱼ₎ / j), p₍₁₎ ≤ … ≤ p₍ₘ₎
 *
 * Source: Y. Benjamini and Y. Hochberg (1995), JRSS B 57:289–300; as R's p.adjust(p, "BH").
 */
export function falseDiscovery(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (const [place, i] of order.entries()) {
    // The quotient first: it is at least 1, so no p-value can come out lower than it was.
    least = Math.min(least, (pValues[i] ?? 1) * (pValues.length / (pValues.length - place)));
    adjusted[i] = least;
  }
  return adjusted;
}
