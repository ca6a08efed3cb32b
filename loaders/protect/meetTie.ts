import {DisclosureError} from "../errors.ts";
import type {Tie} from "../model/cells.ts";
import type {RoundedFamily} from "./roundFamily.ts";
import {sumsOver} from "./tieSums.ts";

/** What makes stuck sums meet: whether the leading family was raised, and which sums of the tied one are to be lowered. */
export interface Meeting {
  readonly raised: boolean;
  readonly lower: readonly string[];
}

/**
 * Makes sums meet that the tied family cannot bring down to those of the leading one, since none of its cells may fall below the base
 * (two cells of exactly five certificates, and a leading sum of eight). In each one small cell is flipped, the first of these that there is:
 *
 * 1. of the leading family one that lies below its count is flipped up, so that the remainder is one to add;
 * 2. of the tied one, one that lies above its count is flipped down;
 * 3. the first and then the second again, of cells that stand as an earlier release has them. Those come last: the sums of a year that two
 *    releases count from different months are others, and so is what makes them meet, but months that both count whole are closed.
 *
 * The leading family is changed; the tied one is to be rounded anew and then lowered (`lowerTied`), since what it aims at may be another.
 */
export function meetTie(
  lead: RoundedFamily,
  tied: RoundedFamily,
  tie: Tie,
  stuck: readonly string[],
  base: number,
): Meeting {
  let left = stuck;
  const flip = (family: RoundedFamily, by: number, held: boolean): readonly string[] => {
    const missing = flipLast(family, tie, new Map(left.map((name) => [name, 1])), {by, held});
    const flipped = left.filter((name) => !missing.includes(name));
    left = missing;
    return flipped;
  };
  const raised = [...flip(lead, base, false)];
  const lower = [...flip(tied, -base, false)];
  raised.push(...flip(lead, base, true));
  lower.push(...flip(tied, -base, true));
  const [name] = left;
  if (name === undefined) return {raised: raised.length > 0, lower};
  const {family} = tied.cells;
  throw new DisclosureError(
    `${family}, cell ${name}: summan kan inte göras lika i ${family} och ${tie.family}, som den är knuten till`,
  );
}

/** Lowers sums of a tied family, so many small cells of each as there are: those first that no earlier release holds. */
export function lowerTied(
  tied: RoundedFamily,
  tie: Tie,
  times: ReadonlyMap<string, number>,
  base: number,
): void {
  const left = new Map(times);
  for (const held of [false, true]) flipLast(tied, tie, left, {by: -base, held});
}

/**
 * Flips the last small cells of some sums to the other of their two multiples, so many of each: the last, since earlier periods are closed.
 * Takes those that were flipped from `times`, and gives the sums that had too few.
 */
function flipLast(
  {cells, sums, small, held, y}: RoundedFamily,
  tie: Tie,
  times: Map<string, number>,
  which: {readonly by: number; readonly held: boolean},
): string[] {
  if (times.size === 0) return [];
  const {m, codes} = sumsOver(sums, tie.over, y);
  const places = new Int32Array(sums.margins.length);
  for (let i = y.length - 1; i >= 0 && times.size > 0; i--) {
    const off = (y[i] ?? 0) - (cells.n[i] ?? 0);
    const mayFlip = small[i] === 1 && off * which.by < 0 && (held[i] === 1) === which.held;
    if (!mayFlip) continue;
    sums.locate(i, places, 0);
    const name = codes(places[m] ?? 0);
    const more = times.get(name);
    if (more === undefined) continue;
    y[i] = (y[i] ?? 0) + which.by;
    if (more > 1) times.set(name, more - 1);
    else times.delete(name);
  }
  return [...times.keys()];
}
