import type {LinkedSystem} from "./linkedSystem.ts";
import {inverse, prime} from "./residues.ts";

/**
 * A basis of the changes to the counts that leave every published count as it is, over GF(p). At first nothing is
 * published, and each non-empty inner cell can change alone, with all that it is part of. Publishing a count takes the
 * changes that move it out, one at a time. A count that no change moves can be worked out from what is published.
 */
export class Moves {
  /** What each change moves, sorted, and by how much (residues). */
  readonly #counts: Int32Array[];
  readonly #values: Float64Array[];
  /** The changes that move a count; may name some that no longer do. */
  readonly #movedBy: number[][];
  /** How many do. */
  readonly #moving: Int32Array;
  #mergedCounts = new Int32Array(64);
  #mergedValues = new Float64Array(64);

  constructor(system: LinkedSystem) {
    const ties = tiesOf(system);
    const size = system.counts + ties.count;
    this.#movedBy = Array.from({length: size}, () => []);
    this.#moving = new Int32Array(size);
    this.#counts = [];
    this.#values = [];
    for (const [i, above] of system.inner.entries()) {
      const entries = ties.entriesOf(above, system.innerTable[i] ?? 0);
      this.#counts.push(Int32Array.from(entries, ([count]) => count));
      this.#values.push(Float64Array.from(entries, ([, value]) => value));
      for (const [count] of entries) {
        this.#movedBy[count]?.push(i);
        this.#moving[count] = (this.#moving[count] ?? 0) + 1;
      }
    }
    // A count that two tables show changes alike in both.
    for (let tie = system.counts; tie < size; tie++) this.publish(tie);
  }

  /** Whether any change moves a count: if none, it can be worked out. */
  isOpen(count: number): boolean {
    return (this.#moving[count] ?? 0) > 0;
  }

  /** The counts among `secret`, a mark for each, that could be worked out if `count` were published: one, or none. */
  gaveAway(count: number, secret: Uint8Array): number | undefined {
    const pivot = this.#shortest(count);
    if (pivot === -1) return undefined;
    const counts = this.#counts[pivot] ?? new Int32Array();
    const values = this.#values[pivot] ?? new Float64Array();
    const own = this.#valueOf(pivot, count);
    for (const [at, other] of counts.entries()) {
      if (other === count || secret[other] !== 1) continue;
      // It falls when every change moves it by the same multiple of what it moves `count` by.
      if (this.#moving[other] !== this.#moving[count]) continue;
      const ratio = ((values[at] ?? 0) * inverse(own)) % prime;
      const falls = this.#changing(count).every(
        (move) => this.#valueOf(move, other) === (this.#valueOf(move, count) * ratio) % prime,
      );
      if (falls) return other;
    }
    return undefined;
  }

  /** Publishes a count: no change moves it any more. */
  publish(count: number): void {
    const pivot = this.#shortest(count);
    if (pivot === -1) return;
    const scale = inverse(this.#valueOf(pivot, count));
    for (const move of this.#changing(count)) {
      if (move === pivot) continue;
      this.#subtract(move, pivot, (this.#valueOf(move, count) * scale) % prime);
    }
    for (const other of this.#counts[pivot] ?? []) this.#moving[other] = (this.#moving[other] ?? 0) - 1;
    this.#counts[pivot] = new Int32Array();
    this.#values[pivot] = new Float64Array();
    this.#movedBy[count] = [];
  }

  /** The changes that move a count, each once. */
  #changing(count: number): number[] {
    const list = this.#movedBy[count] ?? [];
    if (list.length === this.#moving[count]) return list;
    const seen = new Set<number>();
    const kept = list.filter((move) => {
      if (seen.has(move) || this.#find(move, count) === -1) return false;
      seen.add(move);
      return true;
    });
    this.#movedBy[count] = kept;
    return kept;
  }

  #shortest(count: number): number {
    let best = -1;
    let length = Infinity;
    for (const move of this.#changing(count)) {
      const own = this.#counts[move]?.length ?? 0;
      if (own >= length) continue;
      best = move;
      length = own;
    }
    return best;
  }

  /** move −= factor · pivot. */
  #subtract(move: number, pivot: number, factor: number): void {
    const minus = prime - factor;
    const countsA = this.#counts[move] ?? new Int32Array();
    const valuesA = this.#values[move] ?? new Float64Array();
    const countsB = this.#counts[pivot] ?? new Int32Array();
    const valuesB = this.#values[pivot] ?? new Float64Array();
    const most = countsA.length + countsB.length;
    if (this.#mergedCounts.length < most) {
      this.#mergedCounts = new Int32Array(2 * most);
      this.#mergedValues = new Float64Array(2 * most);
    }
    let [a, b, length] = [0, 0, 0];
    while (a < countsA.length || b < countsB.length) {
      const countA = a < countsA.length ? (countsA[a] ?? 0) : Infinity;
      const countB = b < countsB.length ? (countsB[b] ?? 0) : Infinity;
      const count = Math.min(countA, countB);
      const before = countA === count ? (valuesA[a++] ?? 0) : 0;
      const value = countB === count ? (before + minus * (valuesB[b++] ?? 0)) % prime : before;
      if (before === 0 && value !== 0) {
        this.#movedBy[count]?.push(move);
        this.#moving[count] = (this.#moving[count] ?? 0) + 1;
      } else if (value === 0) {
        this.#moving[count] = (this.#moving[count] ?? 0) - 1;
        continue;
      }
      this.#mergedCounts[length] = count;
      this.#mergedValues[length++] = value;
    }
    this.#counts[move] = this.#mergedCounts.slice(0, length);
    this.#values[move] = this.#mergedValues.slice(0, length);
  }

  #valueOf(move: number, count: number): number {
    const at = this.#find(move, count);
    return at === -1 ? 0 : (this.#values[move]?.[at] ?? 0);
  }

  #find(move: number, count: number): number {
    const counts = this.#counts[move] ?? new Int32Array();
    let low = 0;
    let high = counts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = counts[middle] ?? 0;
      if (found === count) return middle;
      if (found < count) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/**
 * A count that several tables show is moved by the inner cells of the first; each other table gets a tie, the first's
 * change of it less its own, which must stay 0.
 */
function tiesOf({counts, inner, innerTable}: LinkedSystem) {
  const owner = new Int32Array(counts).fill(-1);
  const tieOf = new Map<string, number>();
  const byCount = new Map<number, number[]>();
  for (const [i, above] of inner.entries()) {
    const table = innerTable[i] ?? 0;
    for (const count of above) {
      if (owner[count] === -1) owner[count] = table;
      if (owner[count] === table || tieOf.has(`${table}|${count}`)) continue;
      const tie = counts + tieOf.size;
      tieOf.set(`${table}|${count}`, tie);
      byCount.set(count, [...(byCount.get(count) ?? []), tie]);
    }
  }
  return {
    count: tieOf.size,
    entriesOf(above: Int32Array, table: number): (readonly [number, number])[] {
      const entries: [number, number][] = [];
      for (const count of above) {
        if (owner[count] === table) {
          entries.push([count, 1]);
          for (const tie of byCount.get(count) ?? []) entries.push([tie, 1]);
        } else entries.push([tieOf.get(`${table}|${count}`) ?? -1, prime - 1]);
      }
      return entries.sort(([a], [b]) => a - b);
    },
  };
}
