import type {System} from "./system.ts";

/** The parts of a system that have nothing to do with each other, and what is already known left out. */
export interface Components {
  /** The part an unknown belongs to; −1 where it is known or stands in no equation. */
  readonly of: Int32Array;
  readonly count: number;
  /** Unknowns and equations by part. */
  readonly unknowns: Int32Array;
  readonly equations: Int32Array;
}

/** Parts that no equation joins, among the unknowns whose bounds differ. */
export function components(system: System, lower: Float64Array, upper: Float64Array): Components {
  const root = Int32Array.from({length: system.unknowns}, (_, x) => x);
  const find = (x: number) => {
    let at = x;
    for (let up = root[at] ?? at; up !== at; up = root[at] ?? at) {
      root[at] = root[up] ?? up;
      at = up;
    }
    return at;
  };
  const open = (x: number) => lower[x] !== upper[x];
  const first = new Int32Array(system.equations).fill(-1);
  for (let e = 0; e < system.equations; e++) {
    const end = system.start[e + 1] ?? 0;
    for (let k = system.start[e] ?? 0; k < end; k++) {
      const x = system.unknown[k] ?? 0;
      if (!open(x)) continue;
      const anchor = first[e] ?? -1;
      if (anchor === -1) first[e] = x;
      else root[find(x)] = find(anchor);
    }
  }
  const name = new Int32Array(system.unknowns).fill(-1);
  const equations: number[] = [];
  for (const x of first) {
    if (x === -1) continue;
    const top = find(x);
    if (name[top] === -1) name[top] = equations.push(0) - 1;
    const part = name[top] ?? 0;
    equations[part] = (equations[part] ?? 0) + 1;
  }
  const of = new Int32Array(system.unknowns).fill(-1);
  const unknowns = new Int32Array(equations.length);
  for (let x = 0; x < system.unknowns; x++) {
    const part = open(x) ? (name[find(x)] ?? -1) : -1;
    of[x] = part;
    if (part !== -1) unknowns[part] = (unknowns[part] ?? 0) + 1;
  }
  return {of, count: equations.length, unknowns, equations: Int32Array.from(equations)};
}
