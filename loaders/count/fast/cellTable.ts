/** Cells that have events, sorted by key: how many events and persons each has, and the most of one person. */
export type RawCells = Readonly<Record<"key" | "n" | "persons" | "most", Float64Array>>;

/** So many possible cells are laid side by side: the system gives memory to those that are counted in. */
const mostSideBySide = 2 ** 24;

/** Of more, neighbours lie together in pages, and a page that nobody is in takes no memory. */
const cellsPerPage = 1024;

/**
 * Cells counted event by event. The events of a person come together, and each person once: so a cell's distinct persons,
 * and the most events of any one of them, are told without remembering who was there.
 */
export class CellTable {
  readonly #perPage: number;
  /** Where the cells of each page begin. */
  readonly #starts = new Map<number, number>();
  /** Events and persons of each cell, beside one another: most cells are far from the one before. */
  #counts: Int32Array;
  /** Most events of a person, where that is more than one. */
  #several: Int32Array;
  /** The page that is open: its first key, the one after its last, and where its cells begin. */
  #first = 0;
  #after = 0;
  #start = 0;

  /** `size` is the number of possible cells: keys are whole numbers from 0 and below it. */
  constructor(size: number) {
    if (!Number.isSafeInteger(size)) throw new RangeError("expected fewer possible cells than whole numbers");
    this.#perPage = size <= mostSideBySide ? Math.max(1, size) : cellsPerPage;
    this.#counts = new Int32Array(2 * this.#perPage);
    this.#several = new Int32Array(this.#perPage);
  }

  /** Counts an event in each of the first `count` cells of `keys`, of the person in the same place: whole persons. */
  add(keys: Float64Array, persons: Int32Array, count: number): void {
    for (let first = 0, after = 0; first < count; first = after) {
      const person = persons[first];
      do after++;
      while (after < count && persons[after] === person);
      if (after === first + 1) {
        this.#addPersons(keys[first] ?? 0, 1, 1, 1);
        continue;
      }
      for (let event = first; event < after; event++) {
        const key = keys[event] ?? 0;
        let before = first;
        while (before < event && keys[before] !== key) before++;
        if (before < event) continue;
        let own = 1;
        for (let other = event + 1; other < after; other++) if (keys[other] === key) own++;
        this.addPerson(key, own);
      }
    }
  }

  /** Counts so many events of a person who was not counted in the cell before. */
  addPerson(key: number, events: number): void {
    this.#addPersons(key, events, 1, events);
  }

  /** Adds cells that were counted elsewhere, of other persons. */
  absorb({key, n, persons, most}: RawCells): void {
    for (let row = 0; row < key.length; row++)
      this.#addPersons(key[row] ?? 0, n[row] ?? 0, persons[row] ?? 0, most[row] ?? 0);
  }

  cells(): RawCells {
    const counts = this.#counts;
    let cells = 0;
    for (let at = 0; at < counts.length; at += 2) if (counts[at] !== 0) cells++;
    const [key, n] = [new Float64Array(cells), new Float64Array(cells)];
    const [persons, most] = [new Float64Array(cells), new Float64Array(cells)];
    let row = 0;
    for (const [page, start] of [...this.#starts].sort(([a], [b]) => a - b)) {
      for (let cell = start; cell < start + this.#perPage; cell++) {
        if (counts[2 * cell] === 0) continue;
        key[row] = page * this.#perPage + cell - start;
        n[row] = counts[2 * cell] ?? 0;
        persons[row] = counts[2 * cell + 1] ?? 0;
        most[row++] = Math.max(1, this.#several[cell] ?? 0);
      }
    }
    return {key, n, persons, most};
  }

  #addPersons(key: number, events: number, persons: number, most: number): void {
    // Most events are on the page of the one before, and need no division.
    if (key < this.#first || key >= this.#after) this.#turnTo(Math.floor(key / this.#perPage));
    const cell = this.#start + ((key - this.#first) | 0);
    const counts = this.#counts;
    counts[2 * cell] = (counts[2 * cell] ?? 0) + events;
    counts[2 * cell + 1] = (counts[2 * cell + 1] ?? 0) + persons;
    if (most > 1 && most > (this.#several[cell] ?? 0)) this.#several[cell] = most;
  }

  #turnTo(page: number): void {
    let start = this.#starts.get(page);
    if (start === undefined) {
      start = this.#starts.size * this.#perPage;
      this.#starts.set(page, start);
      if (start === this.#several.length) {
        this.#counts = widened(this.#counts);
        this.#several = widened(this.#several);
      }
    }
    this.#first = page * this.#perPage;
    this.#after = this.#first + this.#perPage;
    this.#start = start;
  }
}

function widened(column: Int32Array): Int32Array {
  const wider = new Int32Array(2 * column.length);
  wider.set(column);
  return wider;
}
