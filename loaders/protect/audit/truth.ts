import type {Cells} from "../../model/cells.ts";
import type {Finding} from "./finding.ts";
import {known} from "./known.ts";
import {sameCells} from "./sameCells.ts";
import {between, cellName, type View} from "./view.ts";

/** The exact cells of a family, as the truth tells them. */
export type ExactCells = Pick<Cells, "family" | "dimensions" | "codes" | "n" | "persons" | "most">;

/** How often an attacker who guesses as well as anyone can would be right about cells of 1 to b − 1 persons' events. */
export interface Guesses {
  /** Non-empty cells of fewer than b persons. */
  readonly cells: number;
  /** Right when the most common true count behind each published count is guessed. */
  readonly right: number;
  /** Right when the most common true count of all of them is guessed, without any publication. */
  readonly rightBlind: number;
}

/**
 * Holds a published table against the exact cells: every published count is one that rule R can give, no cell is missing
 * that must be there and none stands that nobody was counted in. Counts how often the best guess is right. A cell that one
 * person dominates (more than half of its events) is rounded as a small one, however many persons are in it.
 */
export function compareWithTruth(
  published: View,
  exact: ExactCells,
  tell: (finding: Finding) => void,
): Guesses {
  const {base, title: table} = published;
  const of = {by: "facit", table} as const;
  const cells = sameCells(published, exact);
  const row = new Int32Array(cells.count).fill(-1);
  for (const [i, cell] of cells.a.entries()) if (cell !== -1) row[cell] = i;
  const exactRow = new Uint8Array(cells.count);
  const behind = new Map<number, Map<number, number>>();
  const all = new Map<number, number>();
  for (const [i, cell] of cells.b.entries()) {
    if (cell !== -1) exactRow[cell] = 1;
    const at = row[cell] ?? -1;
    const y = published.n[at] ?? 0;
    const x = exact.n[i] ?? 0;
    const persons = exact.persons[i] ?? 0;
    const fewPersons = persons < base;
    const dominated = 2 * (exact.most[i] ?? 0) > x;
    const {lower, upper} = known(y, base);
    const slack = published.slack?.[at] ?? -1;
    const isTied = slack >= 0 && Math.abs(y - x) <= slack;
    const rounded = (y % base === 0 && x >= lower && x <= upper) || isTied;
    const name = () =>
      exact.dimensions.map(({codes}, d) => codes[exact.codes[d]?.[i] ?? -1]?.code ?? "?").join(between);
    if (fewPersons || dominated) {
      const who = fewPersons ? `färre än ${base} personer` : "en cell där en person står för mer än hälften";
      const rule = `${who} publiceras som en närliggande multipel av ${base}`;
      if (!rounded) tell({...of, cell: name(), rule, gives: y === x ? "det sanna antalet" : "–"});
    } else if (y !== x && !isTied) {
      tell({...of, cell: name(), rule: `minst ${base} personer publiceras som de är`, gives: "–"});
    }
    if (!fewPersons || x === 0) continue;
    const values = behind.get(y) ?? new Map<number, number>();
    behind.set(y, values.set(x, (values.get(x) ?? 0) + 1));
    all.set(x, (all.get(x) ?? 0) + 1);
  }
  for (const [i, cell] of cells.a.entries())
    if (cell === -1 || exactRow[cell] === 0)
      tell({...of, cell: cellName(published, i), rule: "en tom cell publiceras som 0", gives: "–"});
  const most = (values: ReadonlyMap<number, number>) =>
    [...values.values()].reduce((greatest, count) => Math.max(greatest, count), 0);
  return {
    cells: [...all.values()].reduce((sum, count) => sum + count, 0),
    right: [...behind.values()].reduce((sum, values) => sum + most(values), 0),
    rightBlind: most(all),
  };
}

/** The exact count of each row of a published table. */
export function truthOfRows(published: View, exact: ExactCells): Float64Array {
  const cells = sameCells(published, exact);
  const counts = new Float64Array(cells.count);
  for (const [i, cell] of cells.b.entries()) if (cell !== -1) counts[cell] = exact.n[i] ?? 0;
  return Float64Array.from(cells.a, (cell) => counts[cell] ?? 0);
}
