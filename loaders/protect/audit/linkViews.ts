import {known, promised} from "./known.ts";
import {coarser, isPeriod, periodIn} from "./period.ts";
import {type System, SystemBuilder} from "./system.ts";
import type {Target} from "./target.ts";
import {cellName, type View} from "./view.ts";

/** How two views of the same events hang together. */
export interface Link {
  /** True where one view is nothing but sums of the other's published cells: it tells nothing more. */
  readonly derived: boolean;
  /** Margin cells that both views tell of. */
  readonly margins: number;
  /** Margin cells where no true count fits both: the views do not count the same events there. */
  readonly contradictions: number;
}

interface Aligned {
  /** For each code of the view, what the shared dimension calls it. */
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly from: {readonly a: number; readonly b: number};
}

/** One margin cell of two views: the unknowns on both sides, and what is known of their difference. */
interface Margin {
  readonly terms: [unknown: number, sign: number][];
  constant: number;
}

/**
 * Views of the same events, rounded on their own, as one system: in each cell of the finest margins that two views share,
 * the true counts of one add up to those of the other. Periods are taken to the coarser of the two, codes to what they belong
 * to where only one view has the finer ones. A cell that is not published stands for a true 0 to b − 1; those of one margin
 * cell are one unknown together, since nothing tells them apart.
 */
export class ViewLinker {
  readonly #builder = new SystemBuilder();
  readonly #targets: Target[] = [];
  readonly #names: {readonly table: string; readonly cell: string}[] = [];
  readonly #unknowns = new Map<View, Int32Array>();
  readonly #ranges: {readonly lower: number; readonly upper: number}[] = [];

  /** The system of all links made, what must stay open in it, and what each target is called. */
  build(): {
    readonly system: System;
    readonly targets: readonly Target[];
    readonly names: readonly {readonly table: string; readonly cell: string}[];
  } {
    return {system: this.#builder.build(), targets: this.#targets, names: this.#names};
  }

  /** Ties two views of the same events by the margins that they share. */
  link(a: View, b: View): Link {
    const aligned = align(a, b);
    // Without a dimension of its own a view whose every cell is the sum of the other's is post-processing.
    const pureMargin = aligned.length === a.dimensions.length || aligned.length === b.dimensions.length;
    if (pureMargin && sumsAgree(a, b, aligned)) return {derived: true, margins: 0, contradictions: 0};
    const margins = new Map<string, Margin>();
    const sides = [
      {view: a, side: "a", sign: 1},
      {view: b, side: "b", sign: -1},
    ] as const;
    const present = sides.map(({view, side, sign}) => this.#enter(view, side, sign, aligned, margins));
    for (const [s, {view, side, sign}] of sides.entries()) {
      const possible = possibleIn(view, side, aligned);
      for (const [key, {terms}] of margins) {
        const absent = possible(key) - (present[s]?.get(key) ?? 0);
        if (absent <= 0) continue;
        const each = view.base - 1;
        const cell = `${key.replaceAll("|", " · ")} (celler med 0)`;
        terms.push([
          this.#unknown(
            {lower: 0, upper: absent * each},
            {lower: (absent - 1) * each, upper: each},
            {table: view.title, cell},
          ),
          sign,
        ]);
      }
    }
    let contradictions = 0;
    for (const {terms, constant} of margins.values()) {
      if (this.#isPossible(terms, constant)) this.#builder.equation(terms, constant);
      else contradictions++;
    }
    return {derived: false, margins: margins.size, contradictions};
  }

  /** Enters the cells of a view into the margins. Gives how many of them stand in each. */
  #enter(
    view: View,
    side: "a" | "b",
    sign: 1 | -1,
    aligned: readonly Aligned[],
    margins: Map<string, Margin>,
  ): ReadonlyMap<string, number> {
    const unknowns = this.#unknownsOf(view);
    const keyOf = marginOf(view, side, aligned);
    const present = new Map<string, number>();
    for (const [row, y] of view.n.entries()) {
      const key = keyOf(row);
      const margin = margins.get(key) ?? {terms: [], constant: 0};
      margins.set(key, margin);
      present.set(key, (present.get(key) ?? 0) + 1);
      const unknown = unknowns[row] ?? -1;
      if (unknown === -1) margin.constant -= sign * y;
      else margin.terms.push([unknown, sign]);
    }
    return present;
  }

  /** The unknown of each row of a view; −1 where the published count is the true one. */
  #unknownsOf(view: View): Int32Array {
    const made = this.#unknowns.get(view);
    if (made) return made;
    let unknowns: Int32Array;
    if (view.of) {
      const whole = this.#unknownsOf(view.of.view);
      unknowns = view.of.rows.map((row) => whole[row] ?? -1);
    } else {
      unknowns = Int32Array.from(view.n, (y, row) => {
        const range = known(y, view.base);
        const name = () => ({table: view.title, cell: cellName(view, row)});
        return range.lower === range.upper ? -1 : this.#unknown(range, promised(y, view.base), name());
      });
    }
    this.#unknowns.set(view, unknowns);
    return unknowns;
  }

  #unknown(
    range: {lower: number; upper: number},
    open: {lower: number; upper: number},
    name: {table: string; cell: string},
  ): number {
    const unknown = this.#builder.unknown(range.lower, range.upper);
    this.#ranges.push(range);
    this.#targets.push({unknown, low: open.lower, high: open.upper});
    this.#names.push(name);
    return unknown;
  }

  #isPossible(terms: readonly (readonly [number, number])[], constant: number): boolean {
    let least = 0;
    let greatest = 0;
    for (const [unknown, sign] of terms) {
      const {lower, upper} = this.#ranges[unknown] ?? {lower: 0, upper: 0};
      least += sign > 0 ? lower : -upper;
      greatest += sign > 0 ? upper : -lower;
    }
    return least <= constant && constant <= greatest;
  }
}

/** Whether the published counts of two views are the same in every margin cell that they share. */
function sumsAgree(a: View, b: View, aligned: readonly Aligned[]): boolean {
  const rest = new Map<string, number>();
  for (const {view, side, sign} of [
    {view: a, side: "a", sign: 1},
    {view: b, side: "b", sign: -1},
  ] as const) {
    const keyOf = marginOf(view, side, aligned);
    for (const [row, y] of view.n.entries()) {
      const key = keyOf(row);
      rest.set(key, (rest.get(key) ?? 0) + sign * y);
    }
  }
  return [...rest.values()].every((value) => value === 0);
}

/** The dimensions that two views share, each at the coarser of their levels. */
function align(a: View, b: View): Aligned[] {
  const aligned: Aligned[] = [];
  for (const [i, left] of a.dimensions.entries()) {
    for (const [j, right] of b.dimensions.entries()) {
      const from = {a: i, b: j};
      const own = (codes: View["dimensions"][number]["codes"]) => codes.map(({code}) => code);
      const up = (codes: View["dimensions"][number]["codes"]) => codes.map(({parent}) => parent ?? "");
      const within = (codes: readonly string[], others: readonly string[]) =>
        codes.length > 0 && codes.every((code) => others.includes(code));
      if (left.id === right.id) {
        aligned.push({a: own(left.codes), b: own(right.codes), from});
      } else if (isPeriod(left.id) && isPeriod(right.id)) {
        const grain = coarser(left.id, right.id);
        const to = (code: string) => periodIn(code, grain);
        aligned.push({a: own(left.codes).map(to), b: own(right.codes).map(to), from});
      } else if (within(up(left.codes), own(right.codes))) {
        aligned.push({a: up(left.codes), b: own(right.codes), from});
      } else if (within(up(right.codes), own(left.codes))) {
        aligned.push({a: own(left.codes), b: up(right.codes), from});
      }
    }
  }
  return aligned;
}

function marginOf(view: View, side: "a" | "b", aligned: readonly Aligned[]): (row: number) => string {
  const parts = aligned.map((one) => ({column: view.codes[one.from[side]], to: one[side]}));
  return (row) => parts.map(({column, to}) => to[column?.[row] ?? -1] ?? "?").join("|");
}

/** How many cells of a view could lie in a margin cell. */
function possibleIn(view: View, side: "a" | "b", aligned: readonly Aligned[]): (key: string) => number {
  const shared = new Set(aligned.map(({from}) => from[side]));
  const free = view.dimensions.reduce(
    (product, {codes}, d) => (shared.has(d) ? product : product * codes.length),
    1,
  );
  const finer = aligned.map((one) => {
    const count = new Map<string, number>();
    for (const to of one[side]) count.set(to, (count.get(to) ?? 0) + 1);
    return count;
  });
  return (key) => key.split("|").reduce((product, to, d) => product * (finer[d]?.get(to) ?? 0), free);
}
