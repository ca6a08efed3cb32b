import {DisclosureError} from "../errors.ts";
import type {Cells, Tie} from "../model/cells.ts";
import {marginOf, type MarginSums} from "./marginSums.ts";
import type {RoundedFamily} from "./roundFamily.ts";

/** What a tie left over. */
export interface Settled {
  readonly remainder: Remainder;
  /** Sums, by their codes, that the tied family cannot bring down to those of the leading one. */
  readonly stuck: readonly string[];
}

/** Cells that take what a tie leaves over: how many, and how far at most any of them lies from its true count. */
export interface Remainder {
  readonly cells: number;
  readonly greatest: number;
}

/** A column of a family added up over a tie, by the codes of each sum. */
function sumsOver(sums: MarginSums, over: readonly string[], column: Uint32Array) {
  const m = marginOf(sums, over);
  const places = new Int32Array(sums.margins.length);
  const totals = new Map<number, number>();
  for (let i = 0; i < column.length; i++) {
    sums.locate(i, places, 0);
    const place = places[m] ?? 0;
    totals.set(place, (totals.get(place) ?? 0) + (column[i] ?? 0));
  }
  // In the order that the tie names them in, so that both families name a sum alike.
  const codes = (place: number) => {
    const names = sums.codesOf(m, place);
    const own = sums.margins[m]?.over ?? [];
    return over.map((name) => names[own.indexOf(name)] ?? "").join(" · ");
  };
  return {m, totals, codes};
}

/** The published sums of a leading family over a tie, by their codes. */
export function leadingSums(lead: RoundedFamily, {over}: Tie): ReadonlyMap<string, number> {
  const {totals, codes} = sumsOver(lead.sums, over, lead.y);
  return new Map([...totals].map(([place, total]) => [codes(place), total]));
}

/**
 * What the flips of a tied family start from, so that they bring its sums near those of the leading family and not near the
 * truth: true less the leading family's published sum, in each place of the tie.
 */
export function aimAt(tie: Tie, lead: ReadonlyMap<string, number>) {
  return (cells: Cells, sums: MarginSums): Int32Array => {
    if (!tie.over.includes(cells.dimensions[0]?.id ?? ""))
      throw new RangeError(`${cells.family}: a tie is over the period of the family that is tied`);
    const error = new Int32Array(sums.size);
    const {totals, codes} = sumsOver(sums, tie.over, cells.n);
    for (const [place, total] of totals) error[place] = total - (lead.get(codes(place)) ?? 0);
    return error;
  };
}

/**
 * Makes the published sums of a tied family those of the leading one. What its own cells leave over after their flips, in each
 * sum less than a base wherever enough of them may move, is added to the largest cell that is not small: relative to its count
 * the change is smallest there. A cell never falls below the base: what the largest cannot give, the next gives. Where every
 * cell of a sum is small the largest of them takes it, and is then no multiple of the base.
 *
 * Changes `y`; cells keep their order, so equal cells are told apart by their codes and not by their rows.
 */
export function settleTie(
  tied: RoundedFamily,
  tie: Tie,
  lead: ReadonlyMap<string, number>,
  base: number,
): Settled {
  const {cells, sums, small, y} = tied;
  const {m, totals, codes} = sumsOver(sums, tie.over, y);
  const left = new Map<number, number>();
  for (const [place, total] of totals) {
    const rest = (lead.get(codes(place)) ?? 0) - total;
    if (rest !== 0) left.set(place, rest);
  }
  const members = new Map<number, number[]>([...left.keys()].map((place) => [place, []]));
  const places = new Int32Array(sums.margins.length);
  for (let i = 0; i < y.length; i++) {
    sums.locate(i, places, 0);
    members.get(places[m] ?? 0)?.push(i);
  }
  const stuck: string[] = [];
  let [count, greatest] = [0, 0];
  for (const [place, rest] of left) {
    let open = rest;
    const bySize = (members.get(place) ?? []).sort(
      (a, b) => (small[a] ?? 0) - (small[b] ?? 0) || (y[b] ?? 0) - (y[a] ?? 0) || a - b,
    );
    for (const i of bySize) {
      if (open === 0) break;
      const now = y[i] ?? 0;
      if (open < 0 && now === 0) continue;
      const next = open < 0 ? Math.max(now + open, base) : now + open;
      if (next === now || next < base) continue;
      open -= next - now;
      y[i] = next;
      // A small cell that went from one of its two multiples to the other is as rule R has it.
      const n = cells.n[i] ?? 0;
      if (small[i] === 1 && next % base === 0 && Math.abs(next - n) < base) continue;
      count++;
      greatest = Math.max(greatest, Math.abs(next - n));
    }
    if (open !== 0) stuck.push(codes(place));
  }
  return {remainder: {cells: count, greatest}, stuck};
}

/**
 * Raises sums of a leading family that the tied one cannot go down to, since none of its cells may fall below the base (two
 * cells of exactly five certificates, and a leading sum of eight): in each the last small cell that lies below its count is
 * flipped up, so that the remainder is one to add. The last, since earlier periods are closed. Gives the sums where there is none.
 */
export function raiseLead(
  lead: RoundedFamily,
  tie: Tie,
  stuck: readonly string[],
  base: number,
): readonly string[] {
  const mayFlip = (n: number, y: number) => y < n;
  return flipLast(lead, tie, new Map(stuck.map((name) => [name, 1])), {mayFlip, by: base});
}

/**
 * Lowers sums of a tied family that is too high where the leading one cannot be raised: no small cell of that lies below its count, so
 * one of this family lies above its own. That is so where counts have fallen since an earlier release, which holds small cells at the
 * greater of their two multiples (`roundFamily`): what it is held for, that counts can but grow, is no more so there. `times` tells how many
 * cells of each sum; throws a DisclosureError where there are not so many.
 */
export function lowerTied(
  tied: RoundedFamily,
  tie: Tie,
  times: ReadonlyMap<string, number>,
  base: number,
): void {
  const mayFlip = (n: number, y: number) => y > n;
  const [name] = flipLast(tied, tie, times, {mayFlip, by: -base});
  if (name === undefined) return;
  const {family} = tied.cells;
  throw new DisclosureError(
    `${family}, cell ${name}: summan kan inte göras lika i ${family} och ${tie.family}, som den är knuten till`,
  );
}

/** Flips the last small cells of some sums to the other of their two multiples, so many of each. Gives the sums that had too few. */
function flipLast(
  {cells, sums, small, y}: RoundedFamily,
  tie: Tie,
  times: ReadonlyMap<string, number>,
  {mayFlip, by}: {readonly mayFlip: (n: number, y: number) => boolean; readonly by: number},
): string[] {
  const {m, codes} = sumsOver(sums, tie.over, y);
  const left = new Map(times);
  const places = new Int32Array(sums.margins.length);
  for (let i = y.length - 1; i >= 0 && left.size > 0; i--) {
    if (small[i] === 0 || !mayFlip(cells.n[i] ?? 0, y[i] ?? 0)) continue;
    sums.locate(i, places, 0);
    const name = codes(places[m] ?? 0);
    const more = left.get(name);
    if (more === undefined) continue;
    y[i] = (y[i] ?? 0) + by;
    if (more > 1) left.set(name, more - 1);
    else left.delete(name);
  }
  return [...left.keys()];
}
