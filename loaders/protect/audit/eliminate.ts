import {inverse, prime, residue} from "./prime.ts";
import {SparseRows} from "./sparseRows.ts";
import type {System} from "./system.ts";

/** What the equations alone say, before any bound is looked at. */
export interface Elimination {
  readonly rank: number;
  /** 1 for each unknown that the equations fix. */
  readonly derivable: Uint8Array;
  /** Its value, for derivable unknowns: a residue modulo p, which is the count itself below p. */
  readonly value: Float64Array;
  /** True where no assignment satisfies the equations: the publication contradicts itself. */
  readonly contradiction: boolean;
}

/**
 * Sparse Gaussian elimination over GF(p). The next pivot is a row of one unknown, else the unknown that stands in fewest
 * rows, in the shortest of them (a Markowitz order). An unknown is derivable exactly when every vector of the null space
 * is 0 there: two null vectors with scattered free parts are carried back through the pivots, so that one
 * which is not derivable passes for it with probability p⁻² ≈ 2·10⁻¹⁶. Rank modulo p is at most the rank over the rationals.
 */
export function eliminate(system: System): Elimination {
  const rows = new SparseRows(system);
  const order: {readonly row: number; readonly unknown: number}[] = [];
  for (let pivot = rows.nextPivot(); pivot !== undefined; pivot = rows.nextPivot()) {
    order.push(pivot);
    rows.eliminate(pivot.row, pivot.unknown);
  }
  const one = backSubstitute(system, rows, order, true, 1);
  const two = backSubstitute(system, rows, order, true, 2);
  const value = backSubstitute(system, rows, order, false, 0);
  const derivable = new Uint8Array(system.unknowns);
  for (let x = 0; x < system.unknowns; x++) if (one[x] === 0 && two[x] === 0) derivable[x] = 1;
  return {rank: order.length, derivable, value, contradiction: rows.contradiction};
}

/** A scattered residue that is not 0, the same for the same arguments: Knuth's multiplicative hash. */
function scatter(x: number, vector: number): number {
  const mixed = Math.imul(Math.imul(x + 1, 0x9e3779b1) ^ (vector * 0x85ebca6b), 0xc2b2ae35);
  return 1 + (((mixed ^ (mixed >>> 15)) >>> 0) % (prime - 1));
}

/** A solution with scattered free parts of the homogeneous system, or the solution of the system with free parts 0. */
function backSubstitute(
  system: System,
  rows: SparseRows,
  order: readonly {readonly row: number; readonly unknown: number}[],
  homogeneous: boolean,
  vector: number,
): Float64Array {
  const value = new Float64Array(system.unknowns);
  if (homogeneous) for (let x = 0; x < system.unknowns; x++) value[x] = scatter(x, vector);
  for (let at = order.length - 1; at >= 0; at--) {
    const pivot = order[at];
    if (!pivot) continue;
    let rest = homogeneous ? 0 : rows.constantOf(pivot.row);
    let own = 1;
    const end = rows.end(pivot.row);
    for (let k = rows.begin(pivot.row); k < end; k++) {
      const x = rows.unknownAt(k);
      if (x === pivot.unknown) own = rows.valueAt(k);
      else rest = (rest + (prime - rows.valueAt(k)) * (value[x] ?? 0)) % prime;
    }
    value[pivot.unknown] = (residue(rest) * inverse(own)) % prime;
  }
  return value;
}
