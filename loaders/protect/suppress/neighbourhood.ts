import type {LinkedSystem} from "./linkedSystem.ts";

/** How far it is to a withheld count of the same sum, and to one that is not withheld. */
const toWithheld = 1;
const toPublished = 3;

/** The counts around a count, over the sums that they share: where a change that reaches it is looked for. */
export class Neighbourhood {
  /** The sum and the parts of each relation, one after the other, the sum first. */
  readonly #member: Int32Array;
  readonly #from: Int32Array;
  /** The relations that each count stands in: `relation[first[c] … first[c + 1])`. */
  readonly #first: Int32Array;
  readonly #relation: Int32Array;
  /** The search that last came to each count and each relation. */
  readonly #reached: Int32Array;
  readonly #walked: Int32Array;
  #search = 0;

  constructor(system: LinkedSystem) {
    const {counts, parent, start, child} = system;
    this.#from = start.map((at, r) => at + r);
    this.#member = new Int32Array(child.length + parent.length);
    for (let r = 0; r < parent.length; r++) {
      const from = this.#from[r] ?? 0;
      this.#member[from] = parent[r] ?? 0;
      this.#member.set(child.subarray(start[r], start[r + 1]), from + 1);
    }
    this.#first = new Int32Array(counts + 1);
    for (let r = 0; r < parent.length; r++)
      for (const count of this.members(r)) this.#first[count + 1] = (this.#first[count + 1] ?? 0) + 1;
    for (let count = 0; count < counts; count++)
      this.#first[count + 1] = (this.#first[count + 1] ?? 0) + (this.#first[count] ?? 0);
    this.#relation = new Int32Array(this.#first[counts] ?? 0);
    const next = this.#first.slice();
    for (let r = 0; r < parent.length; r++) {
      for (const count of this.members(r)) {
        this.#relation[next[count] ?? 0] = r;
        next[count] = (next[count] ?? 0) + 1;
      }
    }
    this.#reached = new Int32Array(counts);
    this.#walked = new Int32Array(parent.length);
  }

  /** The sum of a relation, then its parts. */
  members(relation: number): Int32Array {
    return this.#member.subarray(this.#from[relation] ?? 0, this.#from[relation + 1] ?? 0);
  }

  /** The relations of a count. */
  relationsOf(count: number): Int32Array {
    return this.#relation.subarray(this.#first[count] ?? 0, this.#first[count + 1] ?? 0);
  }

  /** At most `size` counts: the count itself, then the nearest; withheld ones only, or others too. Rising distance. */
  around(
    count: number,
    {withheld, size, onlyWithheld}: {withheld: Uint8Array; size: number; onlyWithheld: boolean},
  ): number[] {
    const search = ++this.#search;
    const found: number[] = [];
    // Distances are small whole numbers: one list each.
    const at: number[][] = [[count]];
    for (let distance = 0; distance < at.length; distance++) {
      const list = at[distance] ?? [];
      for (const one of list) {
        if (this.#reached[one] === search) continue;
        this.#reached[one] = search;
        if (found.push(one) === size) return found;
        for (const relation of this.relationsOf(one)) {
          if (this.#walked[relation] === search) continue;
          this.#walked[relation] = search;
          for (const other of this.members(relation)) {
            if (this.#reached[other] === search) continue;
            if (onlyWithheld && withheld[other] !== 1) continue;
            const next = distance + (withheld[other] === 1 ? toWithheld : toPublished);
            while (at.length <= next) at.push([]);
            at[next]?.push(other);
          }
        }
      }
    }
    return found;
  }
}
