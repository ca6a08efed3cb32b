import type {Neighbourhood} from "./neighbourhood.ts";

/** The counts of a place that can change, and the sums that they stand in. */
export interface MovablePart {
  readonly counts: readonly number[];
  readonly relations: readonly number[];
  /** The place of each of those counts among them; −1 for any other. Holds until the next search. */
  readonly columnOf: Int32Array;
}

/** Finds what can change at all in a place: a count that would change alone in a sum cannot. Keeps its lists between searches. */
export class Movable {
  readonly #neighbourhood: Neighbourhood;
  /** 0 and up for a count of the place, −1 for any other. */
  readonly #columnOf: Int32Array;
  /** How many counts of the place stand in each sum. */
  readonly #moving: Int32Array;
  #before: readonly number[] = [];

  constructor(neighbourhood: Neighbourhood, system: {readonly counts: number; readonly parent: Int32Array}) {
    this.#neighbourhood = neighbourhood;
    this.#columnOf = new Int32Array(system.counts).fill(-1);
    this.#moving = new Int32Array(system.parent.length);
  }

  /** The part of `among`, which names no count twice, that can change. Undefined where `wanted` cannot. */
  part(wanted: number, among: readonly number[]): MovablePart | undefined {
    const columnOf = this.#columnOf;
    const moving = this.#moving;
    for (const count of this.#before) columnOf[count] = -1;
    this.#before = among;
    for (const count of among) columnOf[count] = 0;
    const reached: number[] = [];
    for (const count of among)
      for (const relation of this.#neighbourhood.relationsOf(count)) {
        if (moving[relation] === 0) reached.push(relation);
        moving[relation] = (moving[relation] ?? 0) + 1;
      }
    this.#dropAlone(reached);
    const relations = reached.filter((relation) => (moving[relation] ?? 0) > 1);
    for (const relation of reached) moving[relation] = 0;
    if (columnOf[wanted] !== 0) return undefined;
    const counts = among.filter((count) => columnOf[count] === 0);
    for (const [at, count] of counts.entries()) columnOf[count] = at;
    return {counts, relations, columnOf};
  }

  #dropAlone(reached: readonly number[]): void {
    const alone = reached.filter((relation) => this.#moving[relation] === 1);
    for (let relation = alone.pop(); relation !== undefined; relation = alone.pop()) {
      const last = this.#neighbourhood.members(relation).find((count) => this.#columnOf[count] === 0);
      if (last === undefined) continue;
      this.#columnOf[last] = -1;
      for (const other of this.#neighbourhood.relationsOf(last)) {
        const left = (this.#moving[other] ?? 0) - 1;
        this.#moving[other] = left;
        if (left === 1) alone.push(other);
      }
    }
  }
}
