import type {Effects} from "../../model/effects.ts";
import {components} from "./components.ts";
import {condense} from "./condense.ts";
import {eliminate} from "./eliminate.ts";
import {solveRanges} from "./programme.ts";
import {propagate} from "./propagate.ts";
import {prime} from "./prime.ts";
import type {System} from "./system.ts";
import {isTooNarrow, type Range, type Target} from "./target.ts";

/** A target of which more can be worked out than may be. */
export interface Exposure extends Range {
  /** Index of the target. */
  readonly target: number;
  /** Which step gave it away: equations alone, whole-number bounds, or linear programming. */
  readonly by: "rank" | "propagation" | "programming";
}

export interface AttackFigures {
  readonly unknowns: number;
  readonly equations: number;
  readonly rank: number;
  /** Unknowns that the equations alone fix. */
  readonly derivable: number;
  /** Parts of more than one equation, which bounds alone do not settle. */
  readonly parts: number;
  readonly solves: number;
  /** Targets that are open by linear programming, but not shown to be so in whole numbers. */
  readonly withoutWholeProof: number;
}

export interface Attack {
  readonly exposures: readonly Exposure[];
  /** True where no assignment satisfies the system: what is published contradicts itself. */
  readonly contradiction: boolean;
  readonly figures: AttackFigures;
  /** What rank and propagation leave of each unknown. */
  readonly bounds: Pick<System, "lower" | "upper">;
}

export interface AttackOptions {
  /** Whether to go on to linear programming where rank and bounds leave something to settle. */
  readonly programming: boolean;
  readonly effects: Effects;
}

/**
 * What can be worked out of the targets: cells that the equations alone give (rank over GF(p)), then whole-number bounds
 * that each equation gives the next (propagation), then least and greatest values of what is left (HiGHS).
 */
export async function attack(
  system: System,
  targets: readonly Target[],
  {programming, effects}: AttackOptions,
): Promise<Attack> {
  const {rank, derivable, value, contradiction} = eliminate(system);
  const lower = system.lower.slice();
  const upper = system.upper.slice();
  let impossible = contradiction;
  let fixed = 0;
  for (let x = 0; x < system.unknowns; x++) {
    if (derivable[x] !== 1) continue;
    fixed++;
    const exact = above(value[x] ?? 0, lower[x] ?? 0);
    if (exact > (upper[x] ?? 0)) impossible = true;
    else lower[x] = upper[x] = exact;
  }
  const exposures: Exposure[] = [];
  const figures = {unknowns: system.unknowns, equations: system.equations, rank, derivable: fixed};
  const nothingLeft = {parts: 0, solves: 0, withoutWholeProof: 0};
  if (impossible)
    return {exposures, contradiction: true, figures: {...figures, ...nothingLeft}, bounds: system};

  const bounds = propagate({...system, lower, upper});
  if (bounds.contradiction !== undefined)
    return {exposures, contradiction: true, figures: {...figures, ...nothingLeft}, bounds: system};
  const parts = components(system, bounds.lower, bounds.upper);
  const left: number[] = [];
  for (const [t, target] of targets.entries()) {
    const x = target.unknown;
    const range = {lower: bounds.lower[x] ?? 0, upper: bounds.upper[x] ?? 0};
    if (isTooNarrow(range, target))
      exposures.push({...range, target: t, by: derivable[x] === 1 ? "rank" : "propagation"});
    // In a part of one equation the bounds are exact.
    else if ((parts.equations[parts.of[x] ?? -1] ?? 0) > 1) left.push(t);
  }
  const several = parts.equations.filter((count) => count > 1).length;
  if (!programming || left.length === 0)
    return {exposures, contradiction: false, figures: {...figures, ...nothingLeft, parts: several}, bounds};
  const aimed = left.map((t) => targets[t]).filter((target) => target !== undefined);
  const small = condense(system, bounds, aimed);
  const within = {lower: small.system.lower, upper: small.system.upper};
  const {ranges, solves, withoutWholeProof} = await solveRanges(
    small.system,
    within,
    components(small.system, within.lower, within.upper),
    small.targets,
    effects,
  );
  for (const [at, range] of ranges.entries()) {
    const target = small.targets[at];
    if (!target || !isTooNarrow(range, target)) continue;
    for (const t of small.represents[at] ?? [])
      exposures.push({...range, target: left[t] ?? 0, by: "programming"});
  }
  return {
    exposures,
    contradiction: false,
    figures: {...figures, parts: several, solves, withoutWholeProof},
    bounds,
  };
}

/** The least whole number of a residue class that is at least `lower`. */
function above(value: number, lower: number): number {
  return value + prime * Math.ceil((lower - value) / prime);
}
