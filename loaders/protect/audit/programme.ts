import {FailedError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";
import type {Components} from "./components.ts";
import type {Range, Target} from "./target.ts";
import type {System} from "./system.ts";
import {WarmModel} from "./warmModel.ts";

/** Parts of at most so many unknowns are solved in whole numbers; larger ones by linear programming alone. */
const wholeUpTo = 200;
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
  bounds: Pick<System, "lower" | "upper">,
  parts: Components,
  targets: readonly Target[],
  effects: Effects,
): Promise<ProgrammeOutcome> {
  const wanted = new Set(targets.map(({unknown}) => parts.of[unknown] ?? -1));
  const model = await WarmModel.of(system, bounds, parts, wanted);
  try {
    return new Programme(model, bounds, parts, targets).run(effects);
  } finally {
    model.dispose();
  }
}

class Programme {
  readonly #model: WarmModel;
  readonly #targets: readonly Target[];
  readonly #parts: Components;
  readonly #seen: {low: boolean; high: boolean; wholeLow: boolean; wholeHigh: boolean}[];
  readonly #found: {lower: number; upper: number}[];

  constructor(
    model: WarmModel,
    bounds: Pick<System, "lower" | "upper">,
    parts: Components,
    targets: readonly Target[],
  ) {
    this.#model = model;
    this.#targets = targets;
    this.#parts = parts;
    this.#seen = targets.map(({low}) => {
      const unasked = low === Infinity;
      return {low: unasked, high: false, wholeLow: unasked, wholeHigh: false};
    });
    this.#found = targets.map(({unknown}) => ({
      lower: bounds.lower[unknown] ?? 0,
      upper: bounds.upper[unknown] ?? 0,
    }));
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
    return {ranges: this.#found, solves: this.#model.solves, withoutWholeProof: unproved};
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
    const lower = this.#model.lower.slice();
    const upper = this.#model.upper.slice();
    if (closed) {
      for (const {unknown, low, high} of this.#targets) {
        const column = this.#model.columnOf[unknown] ?? -1;
        if (low === Infinity) continue;
        lower[column] = Math.max(lower[column] ?? 0, Math.min(low, upper[column] ?? 0));
        upper[column] = Math.min(upper[column] ?? 0, Math.max(high, lower[column] ?? 0));
      }
    }
    this.#model.confine(lower, upper);
    return !closed || this.#model.solve(new Float64Array(lower.length)) !== undefined;
  }

  /** Aims at all open ends at once for as long as that settles a fair share of them. */
  #broad(tell: () => void): void {
    for (const side of [1, -1] as const) {
      for (let before = Infinity; ;) {
        const open = this.#open(false).filter((aim) => aim.side === side);
        if (open.length === 0 || open.length > 0.98 * before) break;
        before = open.length;
        const cost = new Float64Array(this.#model.unknownOf.length);
        for (const {target} of open) cost[this.#column(target)] = -side;
        this.#learn(this.#model.solve(cost));
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
      const cost = new Float64Array(this.#model.unknownOf.length);
      for (const {target, side} of round) cost[this.#column(target)] = -side;
      const values = this.#model.solve(cost);
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
    this.#model.demandWhole((x) => parts.has(this.#parts.of[x] ?? -1));
    for (const aim of small) {
      const seen = this.#seen[aim.target];
      if (aim.side === 1 ? seen?.wholeHigh : seen?.wholeLow) continue;
      const cost = new Float64Array(this.#model.unknownOf.length);
      cost[this.#column(aim.target)] = -aim.side;
      const values = this.#model.solve(cost);
      this.#learn(values);
      this.#conclude(aim, values);
      tell();
    }
  }

  #column(target: number): number {
    return this.#model.columnOf[this.#targets[target]?.unknown ?? 0] ?? 0;
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
    for (const [column, x] of this.#model.unknownOf.entries()) {
      const value = values[column] ?? 0;
      if (Math.abs(value - Math.round(value)) > tolerance) broken[this.#parts.of[x] ?? 0] = 1;
    }
    for (const [t, {unknown, low, high}] of this.#targets.entries()) {
      const seen = this.#seen[t];
      const value = values[this.#model.columnOf[unknown] ?? 0] ?? 0;
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
}
