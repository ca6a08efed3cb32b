import type {Findings} from "./finding.ts";
import {isPeriod} from "./period.ts";
import {between, cellName, type View} from "./view.ts";

/**
 * Compares the same table of two releases, cell by cell, in the periods that both hold whole. With one key the same records
 * give the same cells: a cell that changed tells that records did, and by how much. Sums change only where cells do.
 * Each change is told with the code of its period.
 * Gives the number of cells compared.
 */
export function difference(
  now: View,
  before: View,
  tell: (finding: Parameters<Findings["add"]>[0], period: string) => void,
): number {
  const count = (view: View) => {
    const cells = new Map<string, number>();
    for (const [row, n] of view.n.entries()) cells.set(cellName(view, row), n);
    return cells;
  };
  const old = count(before);
  const young = count(now);
  const at = now.dimensions.findIndex(({id}) => isPeriod(id));
  const cells = new Set([...old.keys(), ...young.keys()]);
  const base = now.base;
  for (const cell of cells) {
    const was = old.get(cell) ?? 0;
    const is = young.get(cell) ?? 0;
    if (was === is) continue;
    const change = Math.abs(is - was);
    const direction = is > was ? "fler" : "färre";
    // A multiple of the base may be rounded; any other published count is the true one.
    const rounded = [was, is].filter((n) => n % base === 0);
    const gives =
      rounded.length === 0
        ? `exakt ${change} ${direction}`
        : rounded.length === 1
          ? `${change} ${direction}, om ${rounded.join()} är ett exakt antal`
          : `${direction} än förut`;
    const rule = `en sluten period är densamma som i ${before.title}`;
    tell({by: "jämförelse", table: now.title, cell, rule, gives}, cell.split(between)[at] ?? "");
  }
  return cells.size;
}

/** Whether two views are the same table: same dimensions in the same order, same base. */
export function isSameTable(a: View, b: View): boolean {
  return (
    a.base === b.base &&
    a.dimensions.length === b.dimensions.length &&
    a.dimensions.every(({id}, d) => id === b.dimensions[d]?.id) &&
    a.dimensions.some(({id}) => isPeriod(id))
  );
}
