/**
 * The pseudonyms met so far, 16–32 bytes each: an open table with linear probing, at most half full. (A Set of
 * bigint takes five times as much: at 15 million certificates that is the difference between 0.4 and 2 GB.)
 */
export class Seen {
  #slots = new BigUint64Array(1_024);
  #size = 0;
  #hasZero = false;

  /** True the first time a pseudonym is given. */
  add(value: bigint): boolean {
    // Zero marks a free slot.
    if (value === 0n) {
      const isNew = !this.#hasZero;
      this.#hasZero = true;
      return isNew;
    }
    if (!place(this.#slots, value)) return false;
    if (++this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2);
    for (const value of this.#slots) if (value !== 0n) place(larger, value);
    this.#slots = larger;
  }
}

/** Puts a value in its slot; false where it is there already. Pseudonyms are uniform: their low bits are the hash. */
function place(slots: BigUint64Array, value: bigint): boolean {
  const mask = slots.length - 1;
  let slot = Number(value & 0xffff_ffffn) & mask;
  for (;;) {
    const there = slots[slot];
    if (there === 0n) {
      slots[slot] = value;
      return true;
    }
    if (there === value) return false;
    slot = (slot + 1) & mask;
  }
}
