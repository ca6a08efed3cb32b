import highsModule, {type Highs, type InitOptions, type Model} from "highs";
import type {Components} from "./components.ts";
import type {System} from "./system.ts";

// Its types describe the CommonJS build; an import gives the loader itself.
const loadHighs = highsModule as unknown as (options?: InitOptions) => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/** Stands for no bound at all: more than any count, and small enough for the solver's tolerance. */
const noBound = 2 ** 27;

/**
 * Some parts of a system as one linear programme (HiGHS) that is kept warm: only objective and bounds change, and each solve
 * begins where the last ended.
 */
export class WarmModel {
  /** The unknown that each column stands for, and the column of each unknown: −1 for one of no wanted part. */
  readonly unknownOf: Int32Array;
  readonly columnOf: Int32Array;
  /** The bounds of each column, as they were given. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly #highs: Highs;
  readonly #model: Model;
  #solves = 0;

  private constructor(
    highs: Highs,
    system: System,
    bounds: Pick<System, "lower" | "upper">,
    wanted: (unknown: number) => boolean,
  ) {
    this.#highs = highs;
    const unknowns: number[] = [];
    this.columnOf = new Int32Array(system.unknowns).fill(-1);
    for (let x = 0; x < system.unknowns; x++) if (wanted(x)) this.columnOf[x] = unknowns.push(x) - 1;
    this.unknownOf = Int32Array.from(unknowns);
    this.lower = Float64Array.from(unknowns, (x) => bounds.lower[x] ?? 0);
    this.upper = Float64Array.from(unknowns, (x) => Math.min(noBound, bounds.upper[x] ?? 0));
    const {constants, ...rows} = rowsOf(system, this.columnOf, bounds);
    const numCols = unknowns.length;
    this.#model = highs.createModel({
      ...{numCols, numRows: constants.length, colCost: new Float64Array(numCols)},
      ...{colLower: this.lower, colUpper: this.upper, rowLower: constants, rowUpper: constants},
      matrix: {format: "csr", numRows: constants.length, numCols, ...rows},
    });
    // Primal simplex without presolve: after a change of objective the last assignment is still one, and a start.
    this.#model.options.set({
      ...{output_flag: false, presolve: "off", solver: "simplex", simplex_strategy: 4, mip_rel_gap: 0},
    });
  }

  /** The model of the parts that are wanted. Unknowns of no part, which the bounds fix, are constants. */
  static async of(
    system: System,
    bounds: Pick<System, "lower" | "upper">,
    parts: Components,
    wanted: ReadonlySet<number>,
  ): Promise<WarmModel> {
    const highs = await (loaded ??= loadHighs());
    return new WarmModel(highs, system, bounds, (x) => parts.of[x] !== -1 && wanted.has(parts.of[x] ?? -1));
  }

  /** How often the solver has run. */
  get solves(): number {
    return this.#solves;
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Gives each column other bounds. */
  confine(lower: Float64Array, upper: Float64Array): void {
    this.#model.changeColsBounds({kind: "range", from: 0, to: lower.length - 1}, lower, upper);
  }

  /** From here on some columns take whole numbers only: exact, and no longer warm. */
  demandWhole(isWhole: (unknown: number) => boolean): void {
    const {continuous, integer} = this.#highs.constants.variableType;
    const types = Int32Array.from(this.unknownOf, (x) => (isWhole(x) ? integer : continuous));
    this.#model.changeColsIntegrality({kind: "range", from: 0, to: types.length - 1}, types);
    this.#model.options.set({solver: "choose", presolve: "choose"});
  }

  /** The assignment that costs least, a value a column, or undefined where there is none. */
  solve(cost: Float64Array): Float64Array | undefined {
    this.#model.changeColsCost({kind: "range", from: 0, to: cost.length - 1}, cost);
    this.#solves++;
    const {modelStatus} = this.#model.run();
    return modelStatus === this.#highs.constants.modelStatus.optimal
      ? this.#model.getSolution().colValue
      : undefined;
  }
}

/** The equations that hold any column, in compressed rows. */
function rowsOf(system: System, columnOf: Int32Array, {lower}: Pick<System, "lower">) {
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
      const column = columnOf[x] ?? -1;
      if (column === -1) constant -= a * (lower[x] ?? 0);
      else {
        indices.push(column);
        values.push(a);
      }
    }
    if (indices.length === from) continue;
    starts.push(indices.length);
    constants.push(constant);
  }
  return {starts, indices, values, constants};
}
