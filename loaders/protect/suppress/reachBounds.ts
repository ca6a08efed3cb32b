import highsModule, {type Highs, type InitOptions, type Model} from "highs";
import {FailedError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";
import type {LinkedSystem} from "./linkedSystem.ts";

// Its types describe the CommonJS build; an import gives the loader itself.
const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/** Another table that gives the same publication: the counts that differ, in rising order, and by how much. */
export interface Alternative {
  readonly counts: Int32Array;
  readonly change: Int32Array;
}

/** A secret count that must be able to be so much greater (`side` 1) or smaller (−1). */
interface Aim {
  readonly count: number;
  readonly side: 1 | -1;
  readonly by: number;
}

/** What a withheld count costs to change by one, beside 1 or more for one that must be withheld for it. */
const withheldCost = 1e-3;
/** No count need ever grow by more. */
const most = 1e6;
const tolerance = 1e-6;
/** How often a solution that is not in whole numbers is looked for elsewhere before whole numbers are demanded. */
const tries = 8;
/** Seconds for one change in whole numbers, of linked tables, where no other way was found. */
const mostSeconds = 60;

/**
 * Interval repair: makes every secret count able to reach its least value and the threshold, in whole numbers. For each
 * in turn the cheapest change of the table (linear programming, HiGHS) that reaches it, keeps every sum and empties no
 * cell: withheld counts change nearly for free, and a published one that must change is withheld from there on, small
 * counts first. One change often serves many. The change is at the same time the proof, and is kept. `withheld` is
 * widened in place, and what no proof needs is published again.
 */
export async function reachBounds(
  system: LinkedSystem,
  options: {secret: Uint8Array; withheld: Uint8Array; threshold: number; effects: Effects},
): Promise<Alternative[]> {
  const {secret, withheld, threshold, effects} = options;
  const aims = aimsOf(system, secret, threshold);
  if (aims.length === 0) return [];
  const cheapest = new CheapestChange(await (loaded ??= loadHighs()), system, withheld);
  const up = new Float64Array(system.counts);
  const down = new Float64Array(system.counts);
  const alternatives: Alternative[] = [];
  try {
    for (const [done, {count, side, by}] of aims.entries()) {
      if (done % 100 === 0) effects.progress("Söker bevis", done, aims.length, "gränser");
      if (((side === 1 ? up : down)[count] ?? 0) >= by) continue;
      const found = cheapest.find({count, side, by});
      for (const [at, moved] of found.counts.entries()) {
        const change = found.change[at] ?? 0;
        if (change > (up[moved] ?? 0)) up[moved] = change;
        if (-change > (down[moved] ?? 0)) down[moved] = -change;
        if (withheld[moved] === 1) continue;
        withheld[moved] = 1;
        cheapest.withhold(moved);
      }
      alternatives.push(found);
    }
  } finally {
    cheapest.dispose();
  }
  effects.progress("Söker bevis", aims.length, aims.length, "gränser");
  const needed = secret.slice();
  for (const {counts} of alternatives) for (const count of counts) needed[count] = 1;
  withheld.set(needed);
  return alternatives;
}

/** The greatest changes first: they serve those that need less. */
function aimsOf(system: LinkedSystem, secret: Uint8Array, threshold: number): Aim[] {
  const aims: Aim[] = [];
  for (let count = 0; count < system.counts; count++) {
    if (secret[count] !== 1) continue;
    const n = system.n[count] ?? 0;
    const rise = threshold - n;
    const fall = n - (system.least[count] ?? 0);
    if (rise > 0) aims.push({count, side: 1, by: rise});
    if (fall > 0) aims.push({count, side: -1, by: fall});
    // A secret that is as it must be at least, and at the threshold already, would stand open by itself only.
    if (rise <= 0 && fall <= 0) aims.push({count, side: 1, by: 1});
  }
  return aims.sort((a, b) => b.by - a.by || a.count - b.count || b.side - a.side);
}

/** One model, all of whose solutions are changes that keep every sum: column `c` is a rise of count `c`, `counts + c` a fall. */
class CheapestChange {
  readonly #model: Model;
  readonly #highs: Highs;
  readonly #system: LinkedSystem;
  readonly #counts: number;
  readonly #cost: Float64Array;
  readonly #room: Float64Array;

  constructor(highs: Highs, system: LinkedSystem, withheld: Uint8Array) {
    const {counts, n, least, shown, parent, start, child} = system;
    this.#highs = highs;
    this.#system = system;
    this.#counts = counts;
    this.#cost = new Float64Array(2 * counts);
    this.#room = new Float64Array(2 * counts);
    for (let count = 0; count < counts; count++) {
      const cost = withheld[count] === 1 ? withheldCost : (shown[count] ?? 1) * (1 + Math.log(n[count] ?? 1));
      this.#cost[count] = this.#cost[counts + count] = cost;
      this.#room[count] = most;
      this.#room[counts + count] = Math.min(most, (n[count] ?? 0) - (least[count] ?? 0));
    }
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    const add = (count: number, sign: number) => {
      indices.push(count, counts + count);
      values.push(sign, -sign);
    };
    for (let r = 0; r < parent.length; r++) {
      add(parent[r] ?? 0, -1);
      for (let k = start[r] ?? 0; k < (start[r + 1] ?? 0); k++) add(child[k] ?? 0, 1);
      starts.push(indices.length);
    }
    const zeros = new Float64Array(parent.length);
    this.#model = highs.createModel({
      numCols: 2 * counts,
      numRows: parent.length,
      colCost: this.#cost,
      colLower: new Float64Array(2 * counts),
      colUpper: this.#room,
      rowLower: zeros,
      rowUpper: zeros,
      matrix: {
        format: "csr",
        numRows: parent.length,
        numCols: 2 * counts,
        starts,
        indices,
        values,
      },
    });
    this.#model.options.set({output_flag: false, presolve: "off", solver: "simplex", simplex_strategy: 1});
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** A count that is withheld from now on. */
  withhold(count: number): void {
    this.#setCost(count, withheldCost);
    this.#cost[count] = this.#cost[this.#counts + count] = withheldCost;
  }

  /** The cheapest change in whole numbers that reaches the aim. */
  find({count, side, by}: Aim): Alternative {
    const [there, back] = side === 1 ? [count, this.#counts + count] : [this.#counts + count, count];
    this.#model.changeColBounds(there, by, Math.max(by, this.#room[there] ?? 0));
    this.#model.changeColBounds(back, 0, 0);
    const dearer = new Set<number>();
    try {
      for (let attempt = 0; attempt < tries; attempt++) {
        const change = this.#solve();
        const broken = change.flatMap(([moved, by]) =>
          Math.abs(by - Math.round(by)) > tolerance ? [moved] : [],
        );
        if (broken.length === 0) return asAlternative(change);
        // Another corner: what is broken is made dearer, each by its own factor.
        for (const moved of broken) {
          dearer.add(moved);
          this.#setCost(moved, (this.#cost[moved] ?? 0) * (2 + scattered(moved + attempt)));
        }
      }
      return this.#alone({count, side, by}) ?? this.#inWholeNumbers();
    } finally {
      for (const moved of dearer) this.#setCost(moved, this.#cost[moved] ?? 0);
      this.#model.changeColBounds(there, 0, this.#room[there] ?? 0);
      this.#model.changeColBounds(back, 0, this.#room[back] ?? 0);
    }
  }

  #setCost(count: number, cost: number): void {
    this.#model.changeColCost(count, cost);
    this.#model.changeColCost(this.#counts + count, cost);
  }

  #solve(): (readonly [count: number, by: number])[] {
    // From no change at all: the way from there to a small change is short, the way from another change is not.
    this.#model.setBasis();
    const {modelStatus} = this.#model.run();
    if (modelStatus !== this.#highs.constants.modelStatus.optimal)
      throw new FailedError("suppression: a count cannot reach its bounds whatever is withheld");
    const value = this.#model.getSolution().colValue;
    const change: [number, number][] = [];
    for (let count = 0; count < this.#counts; count++) {
      const by = (value[count] ?? 0) - (value[this.#counts + count] ?? 0);
      if (Math.abs(by) > tolerance) change.push([count, by]);
    }
    return change;
  }

  /** The inner cells of one table alone, with all that they are part of: dear, but always in whole numbers. */
  #alone({count, side, by}: Aim): Alternative | undefined {
    const {inner, innerTable, n, least} = this.#system;
    // With linked tables a change of one must be answered by the others.
    if (innerTable.some((table) => table !== innerTable[0])) return undefined;
    const change = new Map<number, number>();
    let left = by;
    for (const above of inner) {
      if (left === 0 || !above.includes(count)) continue;
      // What no other inner cell is part of is the inner cell itself: the least of those it stands in.
      const own = above.reduce((first, one) => ((n[one] ?? 0) < (n[first] ?? 0) ? one : first));
      const step = side === 1 ? left : Math.min(left, (n[own] ?? 0) - (least[own] ?? 0));
      for (const one of above) change.set(one, (change.get(one) ?? 0) + side * step);
      left -= step;
    }
    return left === 0
      ? asAlternative([...change].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b))
      : undefined;
  }

  #inWholeNumbers(): Alternative {
    const columns = {kind: "range", from: 0, to: 2 * this.#counts - 1} as const;
    const {integer, continuous} = this.#highs.constants.variableType;
    this.#model.changeColsIntegrality(columns, new Int32Array(2 * this.#counts).fill(integer));
    this.#model.options.set({solver: "choose", presolve: "choose", time_limit: mostSeconds});
    try {
      return asAlternative(this.#solve());
    } finally {
      this.#model.changeColsIntegrality(columns, new Int32Array(2 * this.#counts).fill(continuous));
      this.#model.options.set({solver: "simplex", presolve: "off", time_limit: Infinity});
    }
  }
}

function asAlternative(change: readonly (readonly [number, number])[]): Alternative {
  return {
    counts: Int32Array.from(change, ([count]) => count),
    change: Int32Array.from(change, ([, by]) => Math.round(by)),
  };
}

/** A number from 0 to 1, the same for the same argument: the top bits of a multiplicative hash. */
function scattered(x: number): number {
  return (Math.imul(x + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
}
