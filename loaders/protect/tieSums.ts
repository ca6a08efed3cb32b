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
export function sumsOver(sums: MarginSums, over: readonly string[], column: Uint32Array) {
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
