import type {Effects} from "../../model/effects.ts";
import {type Aim, aimsOf} from "./aims.ts";
import {Boxes} from "./boxes.ts";
import {type Alternative, asAlternative, cheapestChange, solver} from "./cheapestChange.ts";
import type {LinkedSystem} from "./linkedSystem.ts";
import {Movable} from "./movable.ts";
import {Neighbourhood} from "./neighbourhood.ts";
import {KeptAlternatives} from "./keptAlternatives.ts";
import {takeBack} from "./takeBack.ts";

/** What a withheld count costs to change by one, beside 1 or more for one that must be withheld for it. */
const withheldCost = 1e-3;
/**
 * How many counts around an aim a change is looked for among; more where fewer do not do. In a great table those nearest leave out
 * much that is withheld already.
 */
const sizesIn = (counts: number): readonly number[] => (counts > 3200 ? [2400] : [400, 800, 1600]);
/** How many nodes of each dimension answer in the boxes that are laid around an aim: of small ones, and of the last. */
const [narrow, wide] = [2, 5];
/**
 * The greatest count that may have to be withheld for an aim, as a share of all events: a greater one only where nothing among
 * smaller ones will do. The grand total and its like are what readers look at first, and are the last to go.
 */
const shares = [0.001, 0.01, 0.1, 0.9, 1];

/**
 * Interval repair: makes every secret count able to reach its least value and the threshold, in whole numbers. For each
 * in turn the cheapest change of the table around it that reaches it, keeps every sum and empties no cell: withheld
 * counts change nearly for free, and a published one that must change is withheld from there on, small counts first.
 * One change often serves many. The change is at the same time the proof, and is kept. In the end withheld counts that the
 * alternatives can do without are published again. `withheld` is set to what is left.
 *
 * The work for each bound is limited. Gives the count of one that nothing was found for, if there is any.
 */
export async function reachBounds(
  system: LinkedSystem,
  options: {secret: Uint8Array; withheld: Uint8Array; threshold: number; effects: Effects},
): Promise<{readonly alternatives: readonly Alternative[]} | {readonly unproved: number}> {
  const {secret, withheld, threshold, effects} = options;
  const kept = new KeptAlternatives(aimsOf(system, secret, threshold), system.counts);
  const {aims} = kept;
  const neighbourhood = new Neighbourhood(system);
  const movable = new Movable(neighbourhood, system);
  const search = {highs: await solver(), system, neighbourhood, movable};
  const published = Float64Array.from(system.n, (n, count) => (system.shown[count] ?? 1) * (1 + Math.log(n)));
  const cost = (count: number) => (withheld[count] === 1 ? withheldCost : (published[count] ?? 1));
  const linked = system.dimensions.length > 1;
  const boxes = new Boxes(system);
  const total = system.n.reduce((greatest, n) => Math.max(greatest, n), 0);
  const placesOf = function* (aim: Aim): Generator<readonly number[]> {
    const box = (width: number) => (linked ? [] : boxes.around(aim.count, {withheld, by: aim.by, width}));
    // Hardly any count under the threshold is shown: there is nothing to withhold among them.
    for (const share of shares.filter((one) => one * total >= threshold || one === 1)) {
      const allowed = (count: number) => withheld[count] === 1 || (system.n[count] ?? 0) <= share * total;
      for (const size of sizesIn(system.counts)) {
        const near = neighbourhood.around(aim.count, {withheld, size, onlyWithheld: false});
        yield [...new Set([...near, ...box(narrow)])].filter(allowed);
      }
      if (!linked) yield box(wide).filter(allowed);
    }
  };
  for (const [at, aim] of aims.entries()) {
    if (at % 100 === 0) effects.progress("Söker bevis", at, aims.length, "gränser");
    if (kept.isReached(at)) continue;
    let found: Alternative | undefined;
    for (const among of placesOf(aim)) {
      found = cheapestChange(aim, {...search, among, cost});
      if (found) break;
    }
    found ??= alone(aim, system);
    if (!found) return {unproved: aim.count};
    for (const count of found.counts) withheld[count] = 1;
    kept.add(found);
  }
  if (aims.length > 0) effects.progress("Söker bevis", aims.length, aims.length, "gränser");
  takeBack(kept, {...search, secret, withheld, effects});
  return {alternatives: kept.list()};
}

/** The inner cells of one table alone, with all that they are part of: dear, but always in whole numbers. */
function alone({count, side, by}: Aim, {inner, innerTable, n, least}: LinkedSystem): Alternative | undefined {
  // With linked tables a change of one must be answered by the others.
  if (innerTable.some((table) => table !== innerTable[0])) return undefined;
  const change = new Map<number, number>();
  let left = by;
  for (const above of inner) {
    if (left === 0 || !above.includes(count)) continue;
    // What no other inner cell is part of is the inner cell itself: the least of those it stands in.
    const own = above.reduce((first, one) => ((n[one] ?? 0) < (n[first] ?? 0) ? one : first));
    const step = side === 1 ? left : Math.min(left, (n[own] ?? 0) - (least[own] ?? 0));
    for (const one of above) change.set(one, (change.get(one) ?? 0) + side * step);
    left -= step;
  }
  return left === 0 ? asAlternative([...change].map(([moved, by]) => ({count: moved, by}))) : undefined;
}
