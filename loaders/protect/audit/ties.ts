import type {FamilyDescription} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import {KeyIndex} from "./keyIndex.ts";
import {isPeriod, periodIn} from "./period.ts";
import {inSharedPeriods} from "./sharedPeriods.ts";
import {between, type View} from "./view.ts";

/**
 * Holds a family to what the manifest says of its tie: its published sums over the tied dimensions are those of the leading
 * family. Gives the view as it is to be attacked: a cell that may have taken what the tie left over is not quite exact.
 *
 * The remainder goes to the greatest cell of a sum that stands as it is, or where none does to the greatest of all. Which that
 * was before is not told, so every cell that can have been it is counted among them: those that are at most twice the stated
 * remainder smaller than the greatest that is no multiple of the base, of which the greatest of all can be one by chance.
 */
export function heldToTie(
  family: FamilyDescription,
  view: View,
  leading: View | undefined,
  findings: Findings,
): View {
  if (!family.tied) return view;
  const add = (cell: string, rule: string) => {
    const gives = "två olika avrundningar av samma antal";
    findings.add({by: "uppräkning", table: view.title, cell, rule, gives});
  };
  const index = new Margins(family.tied.over);
  const own = index.of(view);
  if (!leading || !own) {
    add("(alla)", `är knuten till ${family.tied.family} över ${family.tied.over.join(", ")}`);
    return view;
  }
  // Sjukfall that began too late to have been followed are in the leading table alone.
  const [, lead] = inSharedPeriods(view, leading);
  const other = index.of(lead);
  if (!other) {
    add("(alla)", `${leading.title} har ${family.tied.over.join(", ")}`);
    return view;
  }
  const rest = new Float64Array(index.size);
  for (const [row, at] of own.entries()) rest[at] = (rest[at] ?? 0) + (view.n[row] ?? 0);
  for (const [row, at] of other.entries()) rest[at] = (rest[at] ?? 0) - (lead.n[row] ?? 0);
  for (const [at, difference] of rest.entries())
    if (difference !== 0) add(index.name(at), `har samma summa som i ${leading.title}`);
  const {cells = 0, greatest = 0} = family.remainder ?? {};
  if (cells === 0) return view;
  const most = new Float64Array(index.size);
  for (const [row, at] of own.entries()) {
    const y = view.n[row] ?? 0;
    if (y % view.base !== 0) most[at] = Math.max(most[at] ?? 0, y);
  }
  const slack = Float64Array.from(own, (at, row) =>
    (view.n[row] ?? 0) >= (most[at] ?? 0) - 2 * greatest ? greatest : 0,
  );
  return {...view, slack};
}

/** Numbers the cells of a sum over some dimensions, the same in every view. */
class Margins {
  readonly #over: readonly {readonly id: string; readonly position: Map<string, number>}[];
  readonly #index = new KeyIndex();
  readonly #names: string[] = [];

  constructor(over: readonly string[]) {
    this.#over = over.map((id) => ({id, position: new Map()}));
  }

  get size(): number {
    return this.#index.size;
  }

  name(at: number): string {
    return this.#names[at] ?? "?";
  }

  /** The sum that each row of a view belongs to; undefined where the view has not all the dimensions. */
  of(view: View): Int32Array | undefined {
    const columns: {
      readonly codes: Int32Array;
      readonly to: Int32Array;
      readonly names: readonly string[];
    }[] = [];
    for (const {id, position} of this.#over) {
      const at = view.dimensions.findIndex(
        (one) => one.id === id || (isPeriod(one.id) && isPeriod(id) && one.id !== id),
      );
      const dimension = view.dimensions[at];
      if (!dimension) return undefined;
      const names = dimension.codes.map(({code}) =>
        dimension.id !== id && isPeriod(id) ? periodIn(code, id) : code,
      );
      for (const name of names) if (!position.has(name)) position.set(name, position.size);
      const to = Int32Array.from(names, (name) => position.get(name) ?? 0);
      columns.push({codes: view.codes[at] ?? new Int32Array(), to, names});
    }
    return Int32Array.from(view.n, (_, row) => {
      // Room for so many codes of each dimension, whatever comes later.
      let key = 0;
      for (const {codes, to} of columns) key = key * 2 ** 12 + (to[codes[row] ?? -1] ?? 2 ** 12 - 1);
      const at = this.#index.add(key);
      this.#names[at] ??= columns.map(({codes, names}) => names[codes[row] ?? -1] ?? "?").join(between);
      return at;
    });
  }
}
