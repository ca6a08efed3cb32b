import type {Cells, Tie} from "../model/cells.ts";
import {type CarriedCells, carriedCells, carriedValue, mergeCarried} from "./carriedCells.ts";
import {cellKeys} from "./cellKeys.ts";
import {controlRounding} from "./controlRounding.ts";
import {exactCounts} from "./exactCounts.ts";
import {isSmall} from "./isSmall.ts";
import {marginsOf, type Margin} from "./margins.ts";
import {marginOf, type MarginSums, marginSums} from "./marginSums.ts";
import {roundCount} from "./roundCount.ts";

/** A family whose cells are rounded: each small one a multiple of the base, any other as it is. */
export interface RoundedFamily {
  readonly cells: Cells;
  readonly small: Uint8Array;
  /** Small cells that stand as an earlier release has them: whoever moves one changes what has been published. */
  readonly held: Uint8Array;
  readonly y: Uint32Array;
  readonly sums: MarginSums;
  /** What the small cells stand as now, and which cells stand as they are, for the next release to carry on from; nothing where none does. */
  published(): CarriedCells;
}

export interface RoundingOptions {
  readonly base: number;
  readonly key: Uint8Array;
  /** Passes of flips at most; 0 leaves every cell as it is drawn. */
  readonly passes: number;
  /** Margins of the settings, over the default ones. */
  readonly margins: readonly Margin[];
  /** Small cells of an earlier release, which keep their values while their counts are the same. */
  readonly carried?: CarriedCells | undefined;
  /** Whether the next release carries on from this one. */
  readonly isKept: boolean;
  /** Sums over these are shared with another family: its own tie, or those of the families that follow it. */
  readonly ties: readonly Tie[];
  /** What those sums are to meet where it is not the truth: published less true of each place, which the flips then aim at. */
  readonly aim?: (cells: Cells, sums: MarginSums) => Int32Array;
}

/**
 * Rounds the small cells of one family: drawn by the key (`roundCount`), or as an earlier release has them, then flipped so that
 * the margins stay close (`controlRounding`). Claims 1, 2 and 5 of rule R hold for every cell; the expectation of a cell and the
 * likelihood ratios (3 and 4) are those of the draw only before the flips, which look at other cells.
 */
export function roundFamily(given: Cells, options: RoundingOptions): RoundedFamily {
  const {base, key, passes, carried} = options;
  const cells = inOrder(given);
  const count = cells.n.length;
  const small = new Uint8Array(count);
  const cellAt = (i: number) => ({
    n: cells.n[i] ?? 0,
    persons: cells.persons[i] ?? 0,
    most: cells.most[i] ?? 0,
  });
  for (let i = 0; i < count; i++) if (isSmall(cellAt(i), base)) small[i] = 1;
  const smallCells = Uint32Array.from(cells.n.keys()).filter((i) => small[i] === 1);
  const keys = cellKeys(cells, key, base);
  const {drawn, turn} = keys.draws(smallCells);
  const isNamed = carried !== undefined || options.isKept;
  const digests = isNamed ? keys.digests(smallCells) : new Float64Array();
  const names = isNamed ? keys.namesAlone(smallCells) : new Float64Array();
  const y = cells.n.slice();
  const isFree = new Uint8Array(smallCells.length);
  const held = new Uint8Array(count);
  for (const [which, i] of smallCells.entries()) {
    const cell = cellAt(i);
    const before = carried && carriedValue(carried, digests[which] ?? 0);
    // Digests of 48 bits may meet by chance: a value that rule R does not give is another cell's.
    const keeps = before !== undefined && before % base === 0 && Math.abs(before - cell.n) < base;
    y[i] = keeps ? before : roundCount({...cell, base, drawn: drawn[which] ?? 0});
    if (keeps) held[i] = 1;
    if (keeps || cell.n % base === 0) continue;
    // It stood at the greater of its two multiples: at the smaller one now, a reader of both who knows that it has but grown could tell
    // that it lies between them.
    const above = cell.n - (cell.n % base) + base;
    if (carried && carriedValue(carried, names[which] ?? 0) === above) {
      y[i] = above;
      held[i] = 1;
    } else isFree[which] = 1;
  }
  const sums = marginSums(cells, marginsOf(cells, options.margins, options.ties));
  if (passes > 0) {
    const error = options.aim?.(cells, sums) ?? new Int32Array(sums.size);
    const free = smallCells.filter((_, which) => isFree[which] === 1);
    const fixed = smallCells.filter((_, which) => isFree[which] === 0);
    const turns = turn.filter((_, which) => isFree[which] === 1);
    const [tie] = options.ties;
    const aimed = options.aim && tie ? marginOf(sums, tie.over) : undefined;
    controlRounding(cells, {base, passes, sums, error, aimed, y, free, turn: turns, held: fixed});
  }
  const published = () => {
    if (!options.isKept) return carriedCells(new Float64Array(), new Uint32Array());
    const values = Uint32Array.from(smallCells, (i) => y[i] ?? 0);
    const exact = Uint32Array.from(cells.n.keys()).filter((i) => small[i] === 0);
    const stood = exactCounts(
      keys.namesAlone(exact),
      exact.map((i) => cells.n[i] ?? 0),
      exact.map((i) => cells.most[i] ?? 0),
    );
    return mergeCarried(carriedCells(digests, values, stood), carriedCells(names, values));
  };
  return {cells, small, held, y, sums, published};
}

/** The cells by their dimensions in order: as they come from the count, but nothing rests on that. */
function inOrder(cells: Cells): Cells {
  const {codes, n, persons, most} = cells;
  const compare = (a: number, b: number) => {
    for (const column of codes) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  let sorted = true;
  for (let i = 1; i < n.length && sorted; i++) sorted = compare(i - 1, i) < 0;
  if (sorted) return cells;
  const order = Uint32Array.from(n.keys()).sort(compare);
  return {
    ...cells,
    codes: codes.map((column) => Uint16Array.from(order, (i) => column[i] ?? 0)),
    n: Uint32Array.from(order, (i) => n[i] ?? 0),
    persons: Uint32Array.from(order, (i) => persons[i] ?? 0),
    most: Uint32Array.from(order, (i) => most[i] ?? 0),
  };
}
