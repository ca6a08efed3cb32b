/**
 * Memory for columns that are made and forgotten again and again: taken piece by piece, given back all at once. Arrays of
 * their own would make the collector of garbage work as long as the counting does.
 */
export class Scratch {
  #room: Int32Array;
  #taken = 0;

  constructor(room = 2 ** 18) {
    this.#room = new Int32Array(room);
  }

  /** A column of so many rows. It holds anything. */
  take(rows: number): Int32Array {
    if (this.#taken + rows > this.#room.length) {
      // What was taken before keeps the memory that it has.
      this.#room = new Int32Array(2 * (this.#room.length + rows));
      this.#taken = 0;
    }
    const column = this.#room.subarray(this.#taken, this.#taken + rows);
    this.#taken += rows;
    return column;
  }

  /** Gives all columns back: what was taken is now anybody's. */
  clear(): void {
    this.#taken = 0;
  }
}
