import type {Aim} from "./aims.ts";
import type {Alternative} from "./cheapestChange.ts";

/** The alternatives that prove a publication open: which aims each of them reaches, and which of them change a count. */
export class KeptAlternatives {
  readonly aims: readonly Aim[];
  readonly #aimsOf = new Map<number, number[]>();
  /** By number; undefined for one that was taken out. */
  readonly #alternatives: (Alternative | undefined)[] = [];
  readonly #serves: number[][] = [];
  /** How many alternatives reach each aim. */
  readonly #served: Int32Array;
  readonly #users: Set<number>[];

  constructor(aims: readonly Aim[], counts: number) {
    this.aims = aims;
    this.#served = new Int32Array(aims.length);
    this.#users = Array.from({length: counts}, () => new Set<number>());
    for (const [at, {count}] of aims.entries()) {
      const own = this.#aimsOf.get(count);
      if (own) own.push(at);
      else this.#aimsOf.set(count, [at]);
    }
  }

  /** Takes an alternative in. Gives its number. */
  add(alternative: Alternative): number {
    const serves: number[] = [];
    for (const [at, count] of alternative.counts.entries()) {
      for (const aim of this.#aimsOf.get(count) ?? []) {
        const {side, by} = this.aims[aim] ?? {side: 1, by: Infinity};
        if (side * (alternative.change[at] ?? 0) >= by) serves.push(aim);
      }
    }
    this.#serves.push(serves);
    this.#alternatives.push(undefined);
    return this.#enter(this.#alternatives.length - 1, alternative);
  }

  /** Takes an alternative out, and gives it: `restore` puts it back. */
  remove(number: number): {readonly number: number; readonly alternative: Alternative} | undefined {
    const alternative = this.#alternatives[number];
    if (!alternative) return undefined;
    this.#alternatives[number] = undefined;
    for (const count of alternative.counts) this.#users[count]?.delete(number);
    for (const aim of this.#serves[number] ?? []) this.#served[aim] = (this.#served[aim] ?? 0) - 1;
    return {number, alternative};
  }

  restore({number, alternative}: {readonly number: number; readonly alternative: Alternative}): void {
    this.#enter(number, alternative);
  }

  #enter(number: number, alternative: Alternative): number {
    this.#alternatives[number] = alternative;
    for (const count of alternative.counts) this.#users[count]?.add(number);
    for (const aim of this.#serves[number] ?? []) this.#served[aim] = (this.#served[aim] ?? 0) + 1;
    return number;
  }

  isReached(aim: number): boolean {
    return (this.#served[aim] ?? 0) > 0;
  }

  /** The aims that an alternative reaches. */
  reachedBy(number: number): readonly number[] {
    return this.#serves[number] ?? [];
  }

  /** The alternatives that change a count. */
  users(count: number): ReadonlySet<number> {
    return this.#users[count] ?? new Set();
  }

  /** Takes out every alternative whose aims the others reach; those that change most of the marked counts first. */
  dropNeedless(marked: (count: number) => boolean): void {
    const order = [...this.#alternatives.entries()].flatMap(([number, alternative]) => {
      if (!alternative) return [];
      return [{number, many: alternative.counts.reduce((sum, count) => sum + (marked(count) ? 1 : 0), 0)}];
    });
    order.sort((a, b) => b.many - a.many || a.number - b.number);
    for (const {number} of order)
      if (this.reachedBy(number).every((aim) => (this.#served[aim] ?? 0) > 1)) this.remove(number);
  }

  list(): Alternative[] {
    return this.#alternatives.filter((alternative) => alternative !== undefined);
  }
}
