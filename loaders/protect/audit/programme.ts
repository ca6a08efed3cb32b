import highsModule, {type Highs, type InitOptions, type Model} from "highs";
import {FailedError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";
import type {Components} from "./components.ts";
import type {Range, Target} from "./target.ts";
import type {System} from "./system.ts";

// Its types describe the CommonJS build; an import gives the loader itself.
const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/** Parts of at most so many unknowns are solved in whole numbers; larger ones by linear programming alone. */
const wholeUpTo = 200;
/** Stands for no bound at all: more than any count, and small enough for the solver's tolerance. */
const noBound = 2 ** 27;
/** How far from a whole number the solver's answer may lie. */
const tolerance = 1e-6;

export interface ProgrammeOutcome {
  /** The range of each target, in their order. */
  readonly ranges: readonly Range[];
  readonly solves: number;
  /** Targets shown to be open by assignments of which some are not in whole numbers. */
  readonly withoutWholeProof: number;
}

interface Aim {
  readonly target: number;
  /** −1 to find its least value, 1 its greatest. */
  readonly side: -1 | 1;
}

/**
 * Least and greatest value of each target by linear programming (HiGHS). One model is kept warm: only the objective changes,
 * and it aims at one target in each part of the system at a time. Every answer is an assignment that the publication
 * allows, and settles all targets that it shows to be open; most never need a solve of their own. Where a part is
 * small and no whole-number assignment settled a target, it is solved again in whole numbers, which is exact.
 */
export async function solveRanges(
  system: System,
  bounds: {readonly lower: Float64Array; readonly upper: Float64Array},
  parts: Components,
  targets: readonly Target[],
  effects: Effects,
): Promise<ProgrammeOutcome> {
  const programme = new Programme(await (loaded ??= loadHighs()), system, bounds, parts, targets);
  try {
    return programme.run(effects);
  } finally {
    programme.dispose();
  }
}

class Programme {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #targets: readonly Target[];
  readonly #parts: Components;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  /** Model columns and the unknowns they stand for. */
  readonly #columnOf: Int32Array;
  readonly #unknownOf: Int32Array;
  readonly #seen: {low: boolean; high: boolean; wholeLow: boolean; wholeHigh: boolean}[];
  readonly #found: {lower: number; upper: number}[];
  #solves = 0;

  constructor(
    highs: Highs,
    system: System,
    bounds: {readonly lower: Float64Array; readonly upper: Float64Array},
    parts: Components,
    targets: readonly Target[],
  ) {
    this.#highs = highs;
    this.#targets = targets;
    this.#parts = parts;
    const wanted = new Set(targets.map(({unknown}) => parts.of[unknown] ?? -1));
    const unknowns: number[] = [];
    this.#columnOf = new Int32Array(system.unknowns).fill(-1);
    for (let x = 0; x < system.unknowns; x++) {
      if (!wanted.has(parts.of[x] ?? -1) || parts.of[x] === -1) continue;
      this.#columnOf[x] = unknowns.push(x) - 1;
    }
    this.#unknownOf = Int32Array.from(unknowns);
    this.#lower = Float64Array.from(unknowns, (x) => bounds.lower[x] ?? 0);
    this.#upper = Float64Array.from(unknowns, (x) => Math.min(noBound, bounds.upper[x] ?? 0));
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    const constants: number[] = [];
    for (let e = 0; e < system.equations; e++) {
      let constant = system.constant[e] ?? 0;
      const from = indices.length;
      const end = system.start[e + 1] ?? 0;
      for (let k = system.start[e] ?? 0; k < end; k++) {
        const x = system.unknown[k] ?? 0;
        const a = system.coefficient[k] ?? 0;
        const column = this.#columnOf[x] ?? -1;
        if (column === -1) constant -= a * (bounds.lower[x] ?? 0);
        else {
          indices.push(column);
          values.push(a);
        }
      }
      if (indices.length === from) continue;
      starts.push(indices.length);
      constants.push(constant);
    }
    this.#model = highs.createModel({
      numCols: unknowns.length,
      numRows: constants.length,
      colCost: new Float64Array(unknowns.length),
      colLower: this.#lower,
      colUpper: this.#upper,
      rowLower: constants,
      rowUpper: constants,
      matrix: {
        format: "csr",
        numRows: constants.length,
        numCols: unknowns.length,
        starts,
        indices,
        values,
      },
    });
    // Primal simplex without presolve: after a change of objective the last assignment is still one, and a start.
    this.#model.options.set({
      output_flag: false,
      presolve: "off",
      solver: "simplex",
      simplex_strategy: 4,
      mip_rel_gap: 0,
    });
    this.#seen = targets.map(({low}) => {
      const unasked = low === Infinity;
      return {low: unasked, high: false, wholeLow: unasked, wholeHigh: false};
    });
    this.#found = targets.map(({unknown}) => ({
      lower: bounds.lower[unknown] ?? 0,
      upper: bounds.upper[unknown] ?? 0,
    }));
  }

  dispose(): void {
    this.#model.dispose();
  }

  run(effects: Effects): ProgrammeOutcome {
    const tell = () => {
      const open = this.#open(false).length;
      effects.progress("Löser gränser", 2 * this.#targets.length - open, 2 * this.#targets.length, "gränser");
    };
    // Inside the box of what must stay open many targets reach their ends at once.
    if (this.#box(true)) {
      this.#broad(tell);
      this.#one(this.#open(false), false, tell);
    }
    this.#box(false);
    this.#one(this.#open(false), true, tell);
    this.#whole(tell);
    effects.progress("Löser gränser", 2 * this.#targets.length, 2 * this.#targets.length, "gränser");
    const unproved = this.#seen.filter((seen, t) => {
      const target = this.#targets[t];
      const {lower, upper} = this.#found[t] ?? {lower: 0, upper: 0};
      const open = target !== undefined && lower <= target.low && upper >= target.high;
      return open && !(seen.wholeLow && seen.wholeHigh);
    }).length;
    return {ranges: this.#found, solves: this.#solves, withoutWholeProof: unproved};
  }

  /** The ends of targets that nothing has shown yet to be within reach; `whole` counts only whole-number assignments. */
  #open(whole: boolean): Aim[] {
    return this.#seen.flatMap((seen, target) => {
      const aims: Aim[] = [];
      if (!(whole ? seen.wholeLow : seen.low)) aims.push({target, side: -1});
      if (!(whole ? seen.wholeHigh : seen.high)) aims.push({target, side: 1});
      return aims;
    });
  }

  /** Confines targets to what must stay open, or frees them. False where nothing is possible within. */
  #box(closed: boolean): boolean {
    const lower = this.#lower.slice();
    const upper = this.#upper.slice();
    if (closed) {
      for (const {unknown, low, high} of this.#targets) {
        const column = this.#columnOf[unknown] ?? -1;
        if (low === Infinity) continue;
        lower[column] = Math.max(lower[column] ?? 0, Math.min(low, upper[column] ?? 0));
        upper[column] = Math.min(upper[column] ?? 0, Math.max(high, lower[column] ?? 0));
      }
    }
    this.#model.changeColsBounds({kind: "range", from: 0, to: lower.length - 1}, lower, upper);
    return !closed || this.#solve(new Float64Array(lower.length)) !== undefined;
  }

  /** Aims at all open ends at once for as long as that settles a fair share of them. */
  #broad(tell: () => void): void {
    for (const side of [1, -1] as const) {
      for (let before = Infinity; ;) {
        const open = this.#open(false).filter((aim) => aim.side === side);
        if (open.length === 0 || open.length > 0.98 * before) break;
        before = open.length;
        const cost = new Float64Array(this.#unknownOf.length);
        for (const {target} of open) cost[this.#column(target)] = -side;
        this.#learn(this.#solve(cost));
        tell();
      }
    }
  }

  /** Aims at the open ends one at a time in each part. `final`: what is found is the end of the range. */
  #one(aims: readonly Aim[], final: boolean, tell: () => void): void {
    const byPart = new Map<number, Aim[]>();
    for (const aim of [...aims].reverse()) {
      const part = this.#parts.of[this.#targets[aim.target]?.unknown ?? 0] ?? -1;
      const list = byPart.get(part);
      if (list) list.push(aim);
      else byPart.set(part, [aim]);
    }
    const settled = ({target, side}: Aim) => this.#seen[target]?.[side === 1 ? "high" : "low"] === true;
    for (;;) {
      const round: Aim[] = [];
      for (const list of byPart.values()) {
        let aim = list.pop();
        while (aim && settled(aim)) aim = list.pop();
        if (aim) round.push(aim);
      }
      if (round.length === 0) return;
      const cost = new Float64Array(this.#unknownOf.length);
      for (const {target, side} of round) cost[this.#column(target)] = -side;
      const values = this.#solve(cost);
      this.#learn(values);
      if (final) for (const aim of round) this.#conclude(aim, values);
      tell();
    }
  }

  /** Solves again in whole numbers what has no whole-number proof and lies in a small part. */
  #whole(tell: () => void): void {
    const small = this.#open(true).filter(({target}) => {
      const part = this.#parts.of[this.#targets[target]?.unknown ?? 0] ?? -1;
      return (this.#parts.unknowns[part] ?? 0) <= wholeUpTo;
    });
    if (small.length === 0) return;
    const parts = new Set(small.map(({target}) => this.#parts.of[this.#targets[target]?.unknown ?? 0]));
    const types = new Int32Array(this.#unknownOf.length);
    for (const [column, x] of this.#unknownOf.entries())
      if (parts.has(this.#parts.of[x] ?? -1)) types[column] = this.#highs.constants.variableType.integer;
    this.#model.changeColsIntegrality({kind: "range", from: 0, to: types.length - 1}, types);
    this.#model.options.set({solver: "choose", presolve: "choose"});
    for (const aim of small) {
      const seen = this.#seen[aim.target];
      if (aim.side === 1 ? seen?.wholeHigh : seen?.wholeLow) continue;
      const cost = new Float64Array(this.#unknownOf.length);
      cost[this.#column(aim.target)] = -aim.side;
      const values = this.#solve(cost);
      this.#learn(values);
      this.#conclude(aim, values);
      tell();
    }
  }

  #column(target: number): number {
    return this.#columnOf[this.#targets[target]?.unknown ?? 0] ?? 0;
  }

  #conclude({target, side}: Aim, values: Float64Array | undefined): void {
    const found = this.#found[target];
    const value = values?.[this.#column(target)];
    if (!found || value === undefined) throw new FailedError("the bounds of a cell have no solution");
    if (side === 1) found.upper = Math.min(found.upper, Math.floor(value + tolerance));
    else found.lower = Math.max(found.lower, Math.ceil(value - tolerance));
  }

  /** Notes which targets an assignment shows to be open, and whether it is in whole numbers in their part. */
  #learn(values: Float64Array | undefined): void {
    if (!values) return;
    const broken = new Uint8Array(this.#parts.count);
    for (const [column, x] of this.#unknownOf.entries()) {
      const value = values[column] ?? 0;
      if (Math.abs(value - Math.round(value)) > tolerance) broken[this.#parts.of[x] ?? 0] = 1;
    }
    for (const [t, {unknown, low, high}] of this.#targets.entries()) {
      const seen = this.#seen[t];
      const value = values[this.#columnOf[unknown] ?? 0] ?? 0;
      if (!seen) continue;
      const whole = broken[this.#parts.of[unknown] ?? 0] === 0;
      if (value <= low + tolerance) {
        seen.low = true;
        seen.wholeLow ||= whole;
      }
      if (value >= high - tolerance) {
        seen.high = true;
        seen.wholeHigh ||= whole;
      }
    }
  }

  /** The assignment that costs least, or undefined where there is none. */
  #solve(cost: Float64Array): Float64Array | undefined {
    this.#model.changeColsCost({kind: "range", from: 0, to: cost.length - 1}, cost);
    this.#solves++;
    const {modelStatus} = this.#model.run();
    return modelStatus === this.#highs.constants.modelStatus.optimal
      ? this.#model.getSolution().colValue
      : undefined;
  }
}
