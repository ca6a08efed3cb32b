import type {Manifest} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import {isPeriod, monthsOf} from "./period.ts";
import {cellName, type View} from "./view.ts";

/**
 * A quarter or year that a release counts in part, since it goes on when the release ends or had begun when it begins, is counted
 * again with other months in another one. Two exact counts of one cell would give the exact count of the months between, however few persons
 * are in it. So every count in it is a multiple of the base, but for the cell of a tied sum that takes what the tie leaves over.
 */
export function checkOpenPeriods(view: View, {firstMonth, lastMonth}: Manifest, findings: Findings): void {
  const at = view.dimensions.findIndex(({id}) => isPeriod(id));
  const openBy = view.dimensions[at]?.codes.map(({code}) => {
    const {first, last} = monthsOf(code);
    if (last > lastMonth) return `fortsätter efter ${lastMonth}`;
    return first < firstMonth ? `började före ${firstMonth}` : undefined;
  });
  if (openBy?.every((reason) => reason === undefined) ?? true) return;
  const column = view.codes[at] ?? new Int32Array();
  for (let row = 0; row < column.length; row++) {
    const reason = openBy?.[column[row] ?? -1];
    if (reason === undefined || (view.n[row] ?? 0) % view.base === 0) continue;
    if ((view.slack?.[row] ?? -1) >= 0) continue;
    findings.add({
      ...{by: "uppräkning", table: view.title, cell: cellName(view, row)},
      rule: `en period som ${reason} publiceras bara i multiplar av ${view.base}`,
      gives: "exakt skillnad mot en utgåva med andra månader",
    });
  }
}
