import type {Bounds} from "./propagate.ts";
import {equationsOf, type System, SystemBuilder} from "./system.ts";
import type {Target} from "./target.ts";

/** A smaller system with the same ranges: `represents[t]` are the targets that its target `t` stands for. */
export interface Condensed {
  readonly system: System;
  readonly targets: readonly Target[];
  readonly represents: readonly (readonly number[])[];
}

/**
 * Unknowns that stand in the same equations with the same coefficients and bounds can change places in any assignment, so
 * they have the same range. One of them stands for all that must stay open alike; the others become one unknown, their
 * sum, which can be anything that single ones can add up to. Cells of one margin that were published alike are such.
 */
export function condense(
  system: System,
  {lower, upper}: Pick<Bounds, "lower" | "upper">,
  targets: readonly Target[],
): Condensed {
  const columns = columnsOf(system);
  const groups = new Map<
    string,
    {readonly first: number; readonly open: Map<string, number[]>; count: number}
  >();
  for (let x = 0; x < system.unknowns; x++) {
    const name = `${lower[x] ?? 0}|${upper[x] ?? 0}|${columns[x] ?? ""}`;
    const group = groups.get(name);
    if (group) group.count++;
    else groups.set(name, {first: x, open: new Map(), count: 1});
  }
  for (const [t, {unknown: x, low, high}] of targets.entries()) {
    const group = groups.get(`${lower[x] ?? 0}|${upper[x] ?? 0}|${columns[x] ?? ""}`);
    const alike = group?.open.get(`${low}|${high}`) ?? [];
    alike.push(t);
    group?.open.set(`${low}|${high}`, alike);
  }
  const builder = new SystemBuilder();
  const rows = Array.from({length: system.equations}, (): [number, number][] => []);
  const made: Target[] = [];
  const represents: (readonly number[])[] = [];
  const enter = (unknown: number, column: string) => {
    for (const entry of column === "" ? [] : column.split(",")) {
      const [e = 0, coefficient = 0] = entry.split(":").map(Number);
      rows[e]?.push([unknown, coefficient]);
    }
  };
  for (const {first, open, count} of groups.values()) {
    const column = columns[first] ?? "";
    const [low, high] = [lower[first] ?? 0, upper[first] ?? 0];
    for (const alike of open.values()) {
      const target = targets[alike[0] ?? 0];
      if (!target) continue;
      const unknown = builder.unknown(low, high);
      made.push({unknown, low: target.low, high: target.high});
      represents.push(alike);
      enter(unknown, column);
    }
    const rest = count - open.size;
    if (rest > 0) enter(builder.unknown(low * rest, high * rest), column);
  }
  for (const [e, terms] of rows.entries())
    if (terms.length > 0 || system.constant[e] !== 0) builder.equation(terms, system.constant[e] ?? 0);
  return {system: builder.build(), targets: made, represents};
}

/** For each unknown its equations and coefficients as text. */
function columnsOf(system: System): string[] {
  const {start, equation} = equationsOf(system);
  // In the order of `equationsOf`, which is that of the equations: the same walk again gives the coefficients.
  const next = start.slice();
  const coefficient = new Int32Array(equation.length);
  for (const [k, x] of system.unknown.entries()) {
    coefficient[next[x] ?? 0] = system.coefficient[k] ?? 0;
    next[x] = (next[x] ?? 0) + 1;
  }
  return Array.from({length: system.unknowns}, (_, x) => {
    const entries: string[] = [];
    for (let at = start[x] ?? 0; at < (start[x + 1] ?? 0); at++)
      entries.push(`${equation[at] ?? 0}:${coefficient[at] ?? 0}`);
    return entries.join(",");
  });
}
