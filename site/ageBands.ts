import {codeBand} from "../src/contract/codeBand.ts";
import type {Manifest} from "../src/contract/release.ts";

/** The ages that working life is told by: Försäkringskassan's sjukpenningtal and most Swedish rates divide by 16–64. */
export const workingAges = {from: 16, to: 64} as const;

/** A band of ages of the release, and the whole years of it that lie within 16–64. */
export interface AgeBand {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The age bands of a release, cut to 16–64: `0-30` is 16–30 and `61-` is 61–64. The finest level that the release has; a
 * code that is no band (unknown age) and a band without an age in 16–64 are left out.
 */
export function ageBands({dimensions}: Pick<Manifest, "dimensions">): AgeBand[] {
  const coarse = Object.keys(dimensions).find((id) => id.startsWith("age_"));
  const codes = (dimensions["age"] ?? dimensions[coarse ?? ""])?.codes ?? [];
  return codes.flatMap(({code}) => {
    const band = codeBand(code);
    if (band === undefined) return [];
    const from = Math.max(workingAges.from, band.from);
    const to = Math.min(workingAges.to, band.until);
    return from <= to ? [{code, from, to}] : [];
  });
}
