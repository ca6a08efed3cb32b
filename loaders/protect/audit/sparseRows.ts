import {inverse, prime, residue} from "./prime.ts";
import {equationsOf, type System} from "./system.ts";

/** Rows of residues in one pool of typed arrays, each sorted by unknown, with the bookkeeping that pivots need. */
export class SparseRows {
  contradiction = false;
  #unknown: Int32Array;
  #value: Float64Array;
  #used: number;
  readonly #begin: Int32Array;
  readonly #length: Int32Array;
  readonly #room: Int32Array;
  readonly #constant: Float64Array;
  readonly #active: Uint8Array;
  /** Rows an unknown stands in, from the start and since then; may name rows that no longer hold it. */
  readonly #rowsAtFirst: ReturnType<typeof equationsOf>;
  readonly #rowsSince = new Map<number, number[]>();
  /** In how many active rows an unknown stands; −1 once it is done. */
  readonly #count: Int32Array;
  /** Unknowns by count, lazily: an entry holds while the count still does. */
  readonly #byCount: number[][] = [];
  readonly #singles: number[] = [];
  #least = 0;
  #mergedUnknown = new Int32Array(64);
  #mergedValue = new Float64Array(64);

  constructor(system: System) {
    const entries = system.unknown.length;
    this.#unknown = new Int32Array(Math.max(16, entries * 2));
    this.#value = new Float64Array(this.#unknown.length);
    this.#begin = new Int32Array(system.equations);
    this.#length = new Int32Array(system.equations);
    this.#room = new Int32Array(system.equations);
    this.#constant = Float64Array.from(system.constant, residue);
    this.#active = new Uint8Array(system.equations).fill(1);
    this.#rowsAtFirst = equationsOf(system);
    this.#count = new Int32Array(system.unknowns);
    this.#used = entries;
    for (let row = 0; row < system.equations; row++) {
      const from = system.start[row] ?? 0;
      const end = system.start[row + 1] ?? 0;
      this.#begin[row] = from;
      this.#length[row] = this.#room[row] = end - from;
      const length = end - from;
      // Unknown and place as one number each: numbers are sorted in their array.
      const sorted = Float64Array.from(
        {length},
        (_, k) => (system.unknown[from + k] ?? 0) * length + k,
      ).sort();
      for (let at = 0; at < length; at++) {
        const k = from + ((sorted[at] ?? 0) % length);
        const x = system.unknown[k] ?? 0;
        this.#unknown[from + at] = x;
        this.#value[from + at] = residue(system.coefficient[k] ?? 0);
        this.#count[x] = (this.#count[x] ?? 0) + 1;
      }
      this.#look(row);
    }
    for (let x = 0; x < system.unknowns; x++) this.#queue(x);
  }

  begin(row: number): number {
    return this.#begin[row] ?? 0;
  }
  end(row: number): number {
    return (this.#begin[row] ?? 0) + (this.#length[row] ?? 0);
  }
  unknownAt(at: number): number {
    return this.#unknown[at] ?? 0;
  }
  valueAt(at: number): number {
    return this.#value[at] ?? 0;
  }
  constantOf(row: number): number {
    return this.#constant[row] ?? 0;
  }

  /** The next row and unknown to eliminate with, or undefined when every row is used or empty. */
  nextPivot(): {readonly row: number; readonly unknown: number} | undefined {
    for (let row = this.#singles.pop(); row !== undefined; row = this.#singles.pop()) {
      if (this.#active[row] === 1 && this.#length[row] === 1)
        return {row, unknown: this.unknownAt(this.begin(row))};
    }
    for (; this.#least < this.#byCount.length; this.#least++) {
      const waiting = this.#byCount[this.#least];
      for (let x = waiting?.pop(); x !== undefined; x = waiting?.pop()) {
        if (this.#count[x] !== this.#least) continue;
        let row = -1;
        for (const one of this.#rowsOf(x)) {
          const shorter = row === -1 || (this.#length[one] ?? 0) < (this.#length[row] ?? 0);
          if (this.#active[one] === 1 && shorter && this.#find(one, x) !== -1) row = one;
        }
        if (row !== -1) return {row, unknown: x};
      }
    }
    return undefined;
  }

  /** Takes `row` out as the pivot of `unknown` and the unknown out of all other rows. */
  eliminate(row: number, unknown: number): void {
    this.#active[row] = 0;
    this.#count[unknown] = -1;
    const scale = inverse(this.valueAt(this.#find(row, unknown)));
    for (let k = this.begin(row); k < this.end(row); k++) {
      const x = this.unknownAt(k);
      if (x !== unknown) this.#add(x, -1);
    }
    for (const other of this.#rowsOf(unknown)) {
      if (this.#active[other] !== 1) continue;
      const at = this.#find(other, unknown);
      if (at === -1) continue;
      this.#subtract(other, row, (this.valueAt(at) * scale) % prime, unknown);
    }
    this.#rowsSince.delete(unknown);
  }

  *#rowsOf(unknown: number): Generator<number> {
    const {start, equation} = this.#rowsAtFirst;
    const end = start[unknown + 1] ?? 0;
    for (let k = start[unknown] ?? 0; k < end; k++) yield equation[k] ?? 0;
    yield* this.#rowsSince.get(unknown) ?? [];
  }

  /** other −= factor · row. Both hold `unknown`, which leaves `other`. */
  #subtract(other: number, row: number, factor: number, unknown: number): void {
    const minus = prime - factor;
    const endA = this.end(other);
    const endB = this.end(row);
    const most = endA - this.begin(other) + endB - this.begin(row);
    if (this.#mergedUnknown.length < most) {
      this.#mergedUnknown = new Int32Array(most * 2);
      this.#mergedValue = new Float64Array(most * 2);
    }
    let length = 0;
    let a = this.begin(other);
    let b = this.begin(row);
    while (a < endA || b < endB) {
      const xa = a < endA ? (this.#unknown[a] ?? 0) : Infinity;
      const xb = b < endB ? (this.#unknown[b] ?? 0) : Infinity;
      const x = Math.min(xa, xb);
      let value = xa === x ? (this.#value[a++] ?? 0) : 0;
      if (xb === x) {
        const before = value;
        value = (value + minus * (this.#value[b++] ?? 0)) % prime;
        if (x === unknown) continue;
        if (value === 0) {
          this.#add(x, -1);
          continue;
        }
        if (before === 0) {
          const since = this.#rowsSince.get(x);
          if (since) since.push(other);
          else this.#rowsSince.set(x, [other]);
          this.#add(x, 1);
        }
      }
      this.#mergedUnknown[length] = x;
      this.#mergedValue[length++] = value;
    }
    this.#constant[other] = (this.constantOf(other) + minus * this.constantOf(row)) % prime;
    this.#store(other, length);
    this.#look(other);
  }

  #store(row: number, length: number): void {
    if (length > (this.#room[row] ?? 0)) {
      const room = length + (length >> 1);
      if (this.#used + room > this.#unknown.length) this.#grow(room);
      this.#begin[row] = this.#used;
      this.#room[row] = room;
      this.#used += room;
    }
    const begin = this.begin(row);
    this.#unknown.set(this.#mergedUnknown.subarray(0, length), begin);
    this.#value.set(this.#mergedValue.subarray(0, length), begin);
    this.#length[row] = length;
  }

  #grow(room: number): void {
    const size = Math.max(this.#unknown.length * 2, this.#used + room);
    const unknown = new Int32Array(size);
    const value = new Float64Array(size);
    unknown.set(this.#unknown.subarray(0, this.#used));
    value.set(this.#value.subarray(0, this.#used));
    this.#unknown = unknown;
    this.#value = value;
  }

  /** A row of one unknown is the best pivot; an empty one is done, or says 0 = something else. */
  #look(row: number): void {
    if (this.#length[row] === 1) this.#singles.push(row);
    if (this.#length[row] !== 0) return;
    this.#active[row] = 0;
    if (this.constantOf(row) !== 0) this.contradiction = true;
  }

  #add(x: number, change: number): void {
    const count = this.#count[x] ?? 0;
    if (count < 0) return;
    this.#count[x] = count + change;
    this.#queue(x);
  }

  #queue(x: number): void {
    const count = this.#count[x] ?? 0;
    if (count <= 0) return;
    (this.#byCount[count] ??= []).push(x);
    if (count < this.#least) this.#least = count;
  }

  /** Where an unknown stands in a row, or −1. */
  #find(row: number, unknown: number): number {
    let low = this.begin(row);
    let high = this.end(row) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const x = this.#unknown[middle] ?? 0;
      if (x === unknown) return middle;
      if (x < unknown) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
