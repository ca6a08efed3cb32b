import type {LinkedSystem} from "./linkedSystem.ts";

/** A secret count that must be able to be so much greater (`side` 1) or smaller (−1). */
export interface Aim {
  readonly count: number;
  readonly side: 1 | -1;
  readonly by: number;
}

/**
 * What every secret count must be able to reach: the threshold, and its least value. The greatest changes first: they serve
 * those that need less.
 */
export function aimsOf(system: LinkedSystem, secret: Uint8Array, threshold: number): Aim[] {
  const aims: Aim[] = [];
  for (let count = 0; count < system.counts; count++) {
    if (secret[count] !== 1) continue;
    const n = system.n[count] ?? 0;
    const rise = threshold - n;
    const fall = n - (system.least[count] ?? 0);
    if (rise > 0) aims.push({count, side: 1, by: rise});
    if (fall > 0) aims.push({count, side: -1, by: fall});
    // A secret that is as it must be at least, and at the threshold already, would stand open by itself only.
    if (rise <= 0 && fall <= 0) aims.push({count, side: 1, by: 1});
  }
  return aims.sort((a, b) => b.by - a.by || a.count - b.count || b.side - a.side);
}
