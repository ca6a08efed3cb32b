import highsModule, {type Highs, type InitOptions, type Model} from "highs";
import type {Aim} from "./aims.ts";
import type {LinkedSystem} from "./linkedSystem.ts";
import type {Movable} from "./movable.ts";
import type {Neighbourhood} from "./neighbourhood.ts";

// Its types describe the CommonJS build; an import gives the loader itself.
const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/** The solver, loaded once. */
export async function solver(): Promise<Highs> {
  return await (loaded ??= loadHighs());
}

/** Another table that gives the same publication: the counts that differ, in rising order, and by how much. */
export interface Alternative {
  readonly counts: Int32Array;
  readonly change: Int32Array;
}

/** Where a change is looked for: other counts stay as they are. */
export interface Place {
  readonly highs: Highs;
  readonly system: LinkedSystem;
  readonly neighbourhood: Neighbourhood;
  readonly movable: Movable;
  readonly among: readonly number[];
  /** What it costs to change a count by one. */
  readonly cost: (count: number) => number;
}

/** No count need ever grow by more. */
const most = 1e6;
const tolerance = 1e-6;
/** How often a solution that is not in whole numbers is looked for elsewhere before whole numbers are demanded. */
const tries = 4;
/** How much work may go into one solution in whole numbers: nodes, not seconds, so that every run ends alike. */
const mostNodes = 50;

/**
 * The cheapest change in whole numbers (linear programming, HiGHS) that reaches an aim, keeps every sum and empties no cell.
 * Undefined where none was found.
 */
export function cheapestChange(aim: Aim, place: Place): Alternative | undefined {
  const part = place.movable.part(aim.count, place.among);
  if (!part) return undefined;
  const {highs, cost, system} = place;
  const {counts, relations, columnOf} = part;
  const size = counts.length;
  const costs = new Float64Array(2 * size);
  const lower = new Float64Array(2 * size);
  const upper = new Float64Array(2 * size);
  for (const [at, count] of counts.entries()) {
    costs[at] = costs[size + at] = cost(count);
    upper[at] = most;
    upper[size + at] = Math.min(most, (system.n[count] ?? 0) - (system.least[count] ?? 0));
  }
  const own = columnOf[aim.count] ?? 0;
  const [there, back] = aim.side === 1 ? [own, size + own] : [size + own, own];
  if ((upper[there] ?? 0) < aim.by) return undefined;
  lower[there] = aim.by;
  upper[back] = 0;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const relation of relations) {
    for (const [k, count] of place.neighbourhood.members(relation).entries()) {
      const at = columnOf[count] ?? -1;
      if (at === -1) continue;
      indices.push(at, size + at);
      values.push(k === 0 ? -1 : 1, k === 0 ? 1 : -1);
    }
    starts.push(indices.length);
  }
  const zeros = new Float64Array(relations.length);
  const model = highs.createModel({
    ...{numCols: 2 * size, numRows: relations.length, colCost: costs, colLower: lower, colUpper: upper},
    ...{rowLower: zeros, rowUpper: zeros},
    matrix: {format: "csr", numRows: relations.length, numCols: 2 * size, starts, indices, values},
  });
  try {
    model.options.set({output_flag: false, presolve: "off", solver: "simplex", simplex_strategy: 1});
    return inWholeNumbers(model, {highs, counts, costs}, (found) => keeps(found, aim, place, relations));
  } finally {
    model.dispose();
  }
}

function inWholeNumbers(
  model: Model,
  {highs, counts, costs}: {highs: Highs; counts: readonly number[]; costs: Float64Array},
  holds: (found: Alternative) => boolean,
): Alternative | undefined {
  const {optimal, solutionLimit} = highs.constants.modelStatus;
  const size = counts.length;
  const solve = () => {
    const {modelStatus} = model.run();
    if (modelStatus !== optimal && modelStatus !== solutionLimit) return undefined;
    const value = model.getSolution().colValue;
    return counts.map((count, at) => ({count, at, by: (value[at] ?? 0) - (value[size + at] ?? 0)}));
  };
  const broken = ({by}: {by: number}) => Math.abs(by - Math.round(by)) > tolerance;
  for (let attempt = 0; attempt < tries; attempt++) {
    const change = solve();
    if (!change) return undefined;
    if (!change.some(broken)) {
      const found = asAlternative(change);
      return holds(found) ? found : undefined;
    }
    // Another corner: what is broken is made dearer, each by its own factor.
    for (const {count, at} of change.filter(broken)) {
      const dearer = (costs[at] ?? 0) * (2 + scattered(count + attempt));
      costs[at] = costs[size + at] = dearer;
      model.changeColCost(at, dearer);
      model.changeColCost(size + at, dearer);
    }
  }
  const columns = {kind: "range", from: 0, to: 2 * size - 1} as const;
  model.changeColsIntegrality(columns, new Int32Array(2 * size).fill(highs.constants.variableType.integer));
  model.options.set({solver: "choose", presolve: "choose", mip_max_nodes: mostNodes});
  const change = solve();
  const found = change && !change.some(broken) ? asAlternative(change) : undefined;
  return found && holds(found) ? found : undefined;
}

/** Whether a change reaches the aim, keeps every sum and empties no cell: in whole numbers, whatever the solver said. */
function keeps(
  {counts, change}: Alternative,
  aim: Aim,
  {system, neighbourhood}: Place,
  relations: readonly number[],
): boolean {
  const by = new Map<number, number>();
  for (const [at, count] of counts.entries()) {
    const own = change[at] ?? 0;
    if ((system.n[count] ?? 0) + own < (system.least[count] ?? 0)) return false;
    by.set(count, own);
  }
  if (aim.side * (by.get(aim.count) ?? 0) < aim.by) return false;
  return relations.every((relation) => {
    const members = neighbourhood.members(relation);
    const moved = members.reduce((total, one) => total + (by.get(one) ?? 0), 0);
    // The sum itself stands among its members.
    return moved === 2 * (by.get(members[0] ?? 0) ?? 0);
  });
}

/** A change from what each count changes by; those that do not are left out. */
export function asAlternative(change: readonly {readonly count: number; readonly by: number}[]): Alternative {
  const whole = change
    .map(({count, by}) => ({count, by: Math.round(by)}))
    .filter(({by}) => by !== 0)
    .sort((a, b) => a.count - b.count);
  return {
    counts: Int32Array.from(whole, ({count}) => count),
    change: Int32Array.from(whole, ({by}) => by),
  };
}

/** A number from 0 to 1, the same for the same argument: the top bits of a multiplicative hash. */
function scattered(x: number): number {
  return (Math.imul(x + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
}
