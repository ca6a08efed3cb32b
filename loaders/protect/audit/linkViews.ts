import {align, codesOf, marginsOf, possibleIn} from "./alignViews.ts";
import {KeyIndex} from "./keyIndex.ts";
import {known, promised} from "./known.ts";
import {type System, SystemBuilder} from "./system.ts";
import type {Range, Target} from "./target.ts";
import {between, cellName, type View} from "./view.ts";

/** How two views of the same events hang together. */
export interface Link {
  /** True where one view is nothing but sums of the other's published cells: it tells nothing more. */
  readonly derived: boolean;
  /** Margin cells that both views tell of. */
  readonly margins: number;
  /** Margin cells where no true count fits both: the views do not count the same events there. */
  readonly contradictions: number;
}

/** What an unknown is called: a row of a view, or a text where it stands for cells that are not published. */
interface Name {
  readonly table: string;
  readonly cell: string;
}

/** The system of all links made, what must stay open in it, and what each target is called. */
export interface Linked {
  readonly system: System;
  readonly targets: readonly Target[];
  readonly name: (target: number) => Name;
  /** The unknown of each row of each view that stands in the system; −1 where the published count is the true one. */
  readonly unknowns: ReadonlyMap<View, Int32Array>;
  readonly absences: ReadonlyMap<number, Absence>;
}

/** An unknown that stands for cells of a view that are not published: how many, their true counts together, and whose where they are one unit's. */
export interface Absence {
  readonly view: View;
  readonly cells: number;
  readonly unit: string | undefined;
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
  /** For each target its view and row, or a row of −1 − k for the k-th of `#texts`. */
  readonly #views: View[] = [];
  readonly #rows: number[] = [];
  readonly #texts: string[] = [];
  readonly #unknowns = new Map<View, Int32Array>();
  readonly #absences = new Map<number, Absence>();
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];

  build(): Linked {
    return {
      system: this.#builder.build(),
      targets: this.#targets,
      name: (target) => {
        const view = this.#views[target];
        const row = this.#rows[target] ?? 0;
        if (!view) throw new RangeError(`no target ${target}`);
        const cell = row < 0 ? (this.#texts[-1 - row] ?? "") : cellName(view, row);
        return {table: view.title, cell};
      },
      unknowns: this.#unknowns,
      absences: this.#absences,
    };
  }

  /** Ties two views of the same events by the margins that they share. */
  link(a: View, b: View): Link {
    const aligned = align(a, b);
    const index = new KeyIndex(1024);
    const sides = [
      {view: a, side: "a", sign: 1, margin: marginsOf(a, "a", aligned, index)},
      {view: b, side: "b", sign: -1, margin: marginsOf(b, "b", aligned, index)},
    ] as const;
    // Without a dimension of its own a view whose every cell is the sum of the other's is post-processing.
    const pureMargin = aligned.length === a.dimensions.length || aligned.length === b.dimensions.length;
    const isExact = !a.slack && !b.slack;
    if (pureMargin && isExact && sumsAgree(sides, index.size))
      return {derived: true, margins: 0, contradictions: 0};

    const constant = new Float64Array(index.size);
    const terms: {unknown: number; sign: number; margin: number}[] = [];
    const start = new Int32Array(index.size + 1);
    const entries: {readonly margin: Int32Array; readonly unknowns: Int32Array; readonly sign: 1 | -1}[] = [];
    for (const {view, side, sign, margin} of sides) {
      const unknowns = this.#unknownsOf(view);
      entries.push({margin, unknowns, sign});
      const present = new Int32Array(index.size);
      for (let row = 0; row < margin.length; row++) {
        const at = margin[row] ?? 0;
        present[at] = (present[at] ?? 0) + 1;
        if (unknowns[row] === -1) constant[at] = (constant[at] ?? 0) - sign * (view.n[row] ?? 0);
        else start[at + 1] = (start[at + 1] ?? 0) + 1;
      }
      const possible = possibleIn(view, side, aligned);
      const ofUnit = aligned.findIndex(({from}) =>
        [a.dimensions[from.a], b.dimensions[from.b]].every((one) => one?.id === "care_unit"),
      );
      for (let at = 0; at < index.size; at++) {
        const codes = codesOf(index.keyAt(at), aligned);
        const absent = possible(codes) - (present[at] ?? 0);
        if (absent <= 0) continue;
        const each = view.base - 1;
        const name = codes.map((code, d) => aligned[d]?.codes[code] ?? "?").join(between);
        this.#texts.push(`${name} (celler med 0)`);
        const unknown = this.#unknown(
          {lower: 0, upper: absent * each},
          {lower: (absent - 1) * each, upper: each},
          view,
          -this.#texts.length,
        );
        const unit = ofUnit === -1 ? undefined : aligned[ofUnit]?.codes[codes[ofUnit] ?? -1];
        this.#absences.set(unknown, {view, cells: absent, unit});
        terms.push({unknown, sign, margin: at});
        start[at + 1] = (start[at + 1] ?? 0) + 1;
      }
    }
    for (let at = 0; at < index.size; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0);
    const next = start.slice();
    const unknown = new Int32Array(start[index.size] ?? 0);
    const sign = new Int8Array(unknown.length);
    const put = (at: number, x: number, one: number) => {
      const k = next[at] ?? 0;
      unknown[k] = x;
      sign[k] = one;
      next[at] = k + 1;
    };
    for (const {margin, unknowns, sign: one} of entries)
      for (let row = 0; row < margin.length; row++)
        if (unknowns[row] !== -1) put(margin[row] ?? 0, unknowns[row] ?? 0, one);
    for (const term of terms) put(term.margin, term.unknown, term.sign);
    let contradictions = 0;
    for (let at = 0; at < index.size; at++) {
      const [from, end] = [start[at] ?? 0, start[at + 1] ?? 0];
      const sum = constant[at] ?? 0;
      if (!this.#isPossible(unknown.subarray(from, end), sign.subarray(from, end), sum)) contradictions++;
      else if (end > from) this.#builder.add(unknown.subarray(from, end), sign.subarray(from, end), sum);
    }
    return {derived: false, margins: index.size, contradictions};
  }

  /**
   * Views of the same events whose true counts are part of a total that stands beside the tables: `total` is what it can be,
   * and the rest is not negative. Says whether the total can hold the counts. Where it holds the least that they can be and
   * the widest cell above that, no cell is kept from anything, and no equation is made: it would tie all cells together
   * and tell nothing.
   */
  within(views: readonly View[], total: Range): "apart" | "tied" | "impossible" {
    let [least, widest] = [0, 0];
    for (const view of views) {
      let own = 0;
      for (const [row, x] of this.#unknownsOf(view).entries()) {
        own += x === -1 ? (view.n[row] ?? 0) : (this.#lower[x] ?? 0);
        widest = Math.max(widest, x === -1 ? 0 : (this.#upper[x] ?? 0) - (this.#lower[x] ?? 0));
      }
      least = Math.max(least, own);
    }
    if (least > total.upper) return "impossible";
    if (least + widest <= total.upper) return "apart";
    for (const view of views) {
      const unknowns = this.#unknownsOf(view);
      const terms = unknowns.filter((x) => x !== -1);
      let constant = 0;
      for (const [row, x] of unknowns.entries()) if (x === -1) constant -= view.n[row] ?? 0;
      // What is not published and what lies in other months: any number of them.
      const rest = this.#free({lower: 0, upper: Infinity});
      const all = this.#free(total);
      const signs = Int8Array.from({length: terms.length + 2}, (_, k) => (k > terms.length ? -1 : 1));
      this.#builder.add([...terms, rest, all], signs, constant);
    }
    return "tied";
  }

  /** An unknown that need not stay open. */
  #free({lower, upper}: Range): number {
    this.#lower.push(lower);
    this.#upper.push(upper);
    return this.#builder.unknown(lower, upper);
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
      unknowns = new Int32Array(view.n.length).fill(-1);
      for (let row = 0; row < unknowns.length; row++) {
        const y = view.n[row] ?? 0;
        const range = known(y, view.base, Math.max(0, view.slack?.[row] ?? 0));
        if (range.lower === range.upper) continue;
        unknowns[row] = this.#unknown(range, promised(y, view.base), view, row);
      }
    }
    this.#unknowns.set(view, unknowns);
    return unknowns;
  }

  #unknown(range: Range, open: Range, view: View, row: number): number {
    const unknown = this.#free(range);
    // A count of enough persons is no secret, where it is not quite exact either.
    if (open.lower > open.upper) return unknown;
    this.#targets.push({unknown, low: open.lower, high: open.upper});
    this.#views.push(view);
    this.#rows.push(row);
    return unknown;
  }

  #isPossible(unknown: Int32Array, sign: Int8Array, constant: number): boolean {
    let least = 0;
    let greatest = 0;
    for (let k = 0; k < unknown.length; k++) {
      const x = unknown[k] ?? 0;
      const [lower, upper] = [this.#lower[x] ?? 0, this.#upper[x] ?? 0];
      least += sign[k] === 1 ? lower : -upper;
      greatest += sign[k] === 1 ? upper : -lower;
    }
    return least <= constant && constant <= greatest;
  }
}

/** Whether the published counts of two views are the same in every margin cell that they share. */
function sumsAgree(
  sides: readonly {readonly view: View; readonly sign: number; readonly margin: Int32Array}[],
  margins: number,
): boolean {
  const rest = new Float64Array(margins);
  for (const {view, sign, margin} of sides)
    for (let row = 0; row < margin.length; row++) {
      const at = margin[row] ?? 0;
      rest[at] = (rest[at] ?? 0) + sign * (view.n[row] ?? 0);
    }
  return rest.every((value) => value === 0);
}
