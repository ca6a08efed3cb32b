import type {Cells} from "../../model/cells.ts";
import type {Finding} from "./finding.ts";
import {known} from "./known.ts";
import {cellName, type View} from "./view.ts";

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
 * that must be there and none stands that nobody was counted in. Counts how often the best guess is right.
 */
export function compareWithTruth(
  published: View,
  exact: Pick<Cells, "dimensions" | "codes" | "n" | "persons">,
  tell: (finding: Finding) => void,
): Guesses {
  const {base, title: table} = published;
  const counts = new Map<string, number>();
  for (const [row, n] of published.n.entries()) counts.set(cellName(published, row), n);
  const of = {by: "facit", table} as const;
  const behind = new Map<number, Map<number, number>>();
  const all = new Map<number, number>();
  for (let i = 0; i < exact.n.length; i++) {
    const cell = exact.dimensions
      .map(({codes}, d) => codes[exact.codes[d]?.[i] ?? -1]?.code ?? "?")
      .join(" · ");
    const y = counts.get(cell) ?? 0;
    counts.delete(cell);
    const x = exact.n[i] ?? 0;
    const small = (exact.persons[i] ?? 0) < base;
    const {lower, upper} = known(y, base);
    if (!small && y !== x) {
      tell({...of, cell, rule: `minst ${base} personer publiceras som de är`, gives: "–"});
    } else if (small && (y % base !== 0 || x < lower || x > upper)) {
      const rule = `färre än ${base} personer publiceras som en närliggande multipel av ${base}`;
      tell({...of, cell, rule, gives: y === x ? "det sanna antalet" : "–"});
    }
    if (!small || x === 0) continue;
    const values = behind.get(y) ?? new Map<number, number>();
    behind.set(y, values.set(x, (values.get(x) ?? 0) + 1));
    all.set(x, (all.get(x) ?? 0) + 1);
  }
  for (const cell of counts.keys()) tell({...of, cell, rule: "en tom cell publiceras som 0", gives: "–"});
  const most = (values: ReadonlyMap<number, number>) =>
    [...values.values()].reduce((greatest, count) => Math.max(greatest, count), 0);
  return {
    cells: [...all.values()].reduce((sum, count) => sum + count, 0),
    right: [...behind.values()].reduce((sum, values) => sum + most(values), 0),
    rightBlind: most(all),
  };
}
