import type {LinkedSystem} from "./linkedSystem.ts";
import {Moves} from "./moves.ts";

/**
 * Complementary suppression by elimination: counts are published in the order of how much they tell, the greatest first
 * and sums before their parts, unless a secret one could then be worked out by equations. What is left is withheld: a
 * mark for each count. Open by equations is not open in whole numbers: see `reachBounds`.
 */
export function openByRank(system: LinkedSystem, secret: Uint8Array): Uint8Array {
  const moves = new Moves(system);
  const withheld = secret.slice();
  const order = Int32Array.from(secret.keys()).filter((count) => secret[count] !== 1);
  const {n, least} = system;
  order.sort((a, b) => (n[b] ?? 0) - (n[a] ?? 0) || (least[b] ?? 0) - (least[a] ?? 0) || a - b);
  for (const count of order) {
    // What no change moves can be worked out already: publishing it tells nothing.
    if (!moves.isOpen(count)) continue;
    if (moves.gaveAway(count, secret) === undefined) moves.publish(count);
    else withheld[count] = 1;
  }
  return withheld;
}
