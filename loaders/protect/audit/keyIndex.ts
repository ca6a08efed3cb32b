/**
 * Numbers cells in the order in which they are met: an open-addressing table on typed arrays, for tables of millions of
 * cells. A key is a whole number from 0 below 2⁵³.
 */
export class KeyIndex {
  #keys: Float64Array;
  /** The place of the key that hashes here, plus one; 0 where none does. */
  #slots: Int32Array;
  #size = 0;

  /** @param expected how many keys are likely to come: only a matter of speed. */
  constructor(expected = 16) {
    this.#keys = new Float64Array(Math.max(16, expected));
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, expected) * 2)));
  }

  /** How many keys there are. */
  get size(): number {
    return this.#size;
  }

  /** The key of a number that {@link add} gave. */
  keyAt(index: number): number {
    return this.#keys[index] ?? NaN;
  }

  /** The number of a key, or −1 where it has none. */
  get(key: number): number {
    return (this.#slots[this.#slotOf(key)] ?? 0) - 1;
  }

  /** The number of a key; a new one gets the next. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const found = (this.#slots[slot] ?? 0) - 1;
    if (found !== -1) return found;
    if (this.#size === this.#keys.length) {
      const keys = new Float64Array(this.#size * 2);
      keys.set(this.#keys);
      this.#keys = keys;
    }
    this.#keys[this.#size++] = key;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    else this.#slots[slot] = this.#size;
    return this.#size - 1;
  }

  /** Where a key is, or where it would go. */
  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    const high = Math.floor(key / 2 ** 32);
    // Knuth's multiplicative hash of both halves, its high bits mixed into the low ones that the mask keeps.
    const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const at = (this.#slots[slot] ?? 0) - 1;
      if (at === -1 || this.#keys[at] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#size; at++) this.#slots[this.#slotOf(this.#keys[at] ?? 0)] = at + 1;
  }
}
