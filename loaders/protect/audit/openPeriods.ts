import type {Manifest} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import {isPeriod, monthsOf} from "./period.ts";
import {cellName, type View} from "./view.ts";

/**
 * A quarter or year that goes on when the release ends is counted again, with more months, in the next one. Two exact counts of
 * one cell would give the exact count of the months between, however few persons are in it. So every count in it is a
 * multiple of the base, but for the cell of a tied sum that takes what the tie leaves over.
 */
export function checkOpenPeriods(view: View, {lastMonth}: Manifest, findings: Findings): void {
  const at = view.dimensions.findIndex(({id}) => isPeriod(id));
  const isOpen = view.dimensions[at]?.codes.map(({code}) => monthsOf(code).last > lastMonth) ?? [];
  if (!isOpen.includes(true)) return;
  const column = view.codes[at] ?? new Int32Array();
  for (let row = 0; row < column.length; row++) {
    if (isOpen[column[row] ?? -1] !== true || (view.n[row] ?? 0) % view.base === 0) continue;
    if ((view.slack?.[row] ?? -1) >= 0) continue;
    findings.add({
      ...{by: "uppräkning", table: view.title, cell: cellName(view, row)},
      rule: `en period som fortsätter efter ${lastMonth} publiceras bara i multiplar av ${view.base}`,
      gives: "exakt ökning till nästa utgåva",
    });
  }
}
