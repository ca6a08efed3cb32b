import type {Findings} from "./finding.ts";
import {isPeriod} from "./period.ts";
import {sameCells} from "./sameCells.ts";
import {between, cellName, type View} from "./view.ts";

/** What is told of a cell that changed, beside the finding: the code of its period. */
export interface Change {
  readonly period: string;
  /** By how much, where both counts are the true ones. */
  readonly exact: number | undefined;
}

/**
 * Compares the same table of two releases, cell by cell, in the periods that both hold whole. With one key the same records
 * give the same cells: a cell that changed tells that records did, and by how much. Sums change only where cells do.
 * Gives the number of cells compared.
 */
export function difference(
  now: View,
  before: View,
  tell: (finding: Parameters<Findings["add"]>[0], change: Change) => void,
): number {
  const {a, b, count} = sameCells(now, before);
  const counts = {now: new Float64Array(count), before: new Float64Array(count)};
  // One row of each cell, to name it by; of the present release where it has one.
  const row = new Int32Array(count).fill(-1);
  const earlier = new Uint8Array(count);
  // Cells that can have taken what a tie leaves over, in either release: no exact count stands there.
  const loose = new Uint8Array(count);
  for (const [i, cell] of b.entries()) {
    if (cell === -1) continue;
    counts.before[cell] = before.n[i] ?? 0;
    if ((before.slack?.[i] ?? -1) >= 0) loose[cell] = 1;
    row[cell] = i;
    earlier[cell] = 1;
  }
  for (const [i, cell] of a.entries()) {
    if (cell === -1) continue;
    counts.now[cell] = now.n[i] ?? 0;
    if ((now.slack?.[i] ?? -1) >= 0) loose[cell] = 1;
    row[cell] = i;
    earlier[cell] = 0;
  }
  const at = now.dimensions.findIndex(({id}) => isPeriod(id));
  for (let one = 0; one < count; one++) {
    const was = counts.before[one] ?? 0;
    const is = counts.now[one] ?? 0;
    if (was === is) continue;
    const cell = cellName(earlier[one] === 1 ? before : now, row[one] ?? 0);
    const change = Math.abs(is - was);
    const direction = is > was ? "fler" : "färre";
    // A multiple of the base may be rounded; any other published count is the true one.
    const rounded = [...(was % before.base === 0 ? [was] : []), ...(is % now.base === 0 ? [is] : [])];
    const gives =
      rounded.length === 0
        ? `exakt ${change} ${direction}`
        : rounded.length === 1
          ? `${change} ${direction}, om ${rounded.join()} är ett exakt antal`
          : `${direction} än förut`;
    const rule = `en sluten period är densamma som i ${before.title}`;
    const isExact = rounded.length === 0 && loose[one] === 0;
    tell(
      {by: "jämförelse", table: now.title, cell, rule, gives},
      {period: cell.split(between)[at] ?? "", exact: isExact ? change : undefined},
    );
  }
  return count;
}

/** Whether two views are of the same cells: same dimensions in the same order. */
export function hasSameCells(a: View, b: View): boolean {
  return (
    a.dimensions.length === b.dimensions.length &&
    a.dimensions.every(({id}, d) => id === b.dimensions[d]?.id) &&
    a.dimensions.some(({id}) => isPeriod(id))
  );
}
