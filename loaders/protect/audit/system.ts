/**
 * What an attacker knows, as whole numbers: unknown counts, each between two bounds, and equations among them. Cells that
 * are withheld and cells whose rounding hides the truth are both unknowns here; a published exact count is a constant.
 *
 * Equation `e` says Σ coefficient[k] · x[unknown[k]] = constant[e] for k from start[e] to start[e + 1].
 */
export interface System {
  readonly unknowns: number;
  readonly lower: Float64Array;
  /** Infinity where nothing is known. */
  readonly upper: Float64Array;
  readonly equations: number;
  readonly start: Int32Array;
  readonly unknown: Int32Array;
  readonly coefficient: Int32Array;
  readonly constant: Float64Array;
}

/** Collects unknowns and equations into a {@link System}. */
export class SystemBuilder {
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #start: number[] = [0];
  readonly #unknown: number[] = [];
  readonly #coefficient: number[] = [];
  readonly #constant: number[] = [];

  /** A new unknown between two bounds, both possible. Gives its number. */
  unknown(lower: number, upper: number): number {
    this.#lower.push(lower);
    this.#upper.push(upper);
    return this.#lower.length - 1;
  }

  /** Σ terms = constant. Each unknown stands at most once. An equation without unknowns is for the caller to check. */
  equation(terms: readonly (readonly [unknown: number, coefficient: number])[], constant: number): void {
    for (const [unknown, coefficient] of terms) {
      this.#unknown.push(unknown);
      this.#coefficient.push(coefficient);
    }
    this.#start.push(this.#unknown.length);
    this.#constant.push(constant);
  }

  /** The same from columns: Σ coefficient[k] · unknown[k] = constant. */
  add(unknown: ArrayLike<number>, coefficient: ArrayLike<number>, constant: number): void {
    for (let k = 0; k < unknown.length; k++) {
      this.#unknown.push(unknown[k] ?? 0);
      this.#coefficient.push(coefficient[k] ?? 0);
    }
    this.#start.push(this.#unknown.length);
    this.#constant.push(constant);
  }

  build(): System {
    return {
      unknowns: this.#lower.length,
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      equations: this.#constant.length,
      start: Int32Array.from(this.#start),
      unknown: Int32Array.from(this.#unknown),
      coefficient: Int32Array.from(this.#coefficient),
      constant: Float64Array.from(this.#constant),
    };
  }
}

/** For each unknown the equations it stands in: `equation[start[x] … start[x + 1])`. */
export function equationsOf(system: System): {readonly start: Int32Array; readonly equation: Int32Array} {
  const start = new Int32Array(system.unknowns + 1);
  for (const x of system.unknown) start[x + 1] = (start[x + 1] ?? 0) + 1;
  for (let x = 0; x < system.unknowns; x++) start[x + 1] = (start[x + 1] ?? 0) + (start[x] ?? 0);
  const equation = new Int32Array(system.unknown.length);
  const next = start.slice();
  for (let e = 0; e < system.equations; e++) {
    const end = system.start[e + 1] ?? 0;
    for (let k = system.start[e] ?? 0; k < end; k++) {
      const x = system.unknown[k] ?? 0;
      equation[next[x] ?? 0] = e;
      next[x] = (next[x] ?? 0) + 1;
    }
  }
  return {start, equation};
}
