import type {Cells} from "../model/cells.ts";
import {flipCells} from "./flipCells.ts";
import type {MarginSums} from "./marginSums.ts";

export interface Control {
  readonly base: number;
  readonly passes: number;
  readonly sums: MarginSums;
  /** What the sums are off by before any cell is counted: 0, but where they are to meet another table's and not the truth. */
  readonly error: Int32Array;
  /** The published count of every cell as it was drawn or carried on; the flips change it. */
  readonly y: Uint32Array;
  /** The cells that may move, and what decides their order: see `CellDraws`. */
  readonly free: Uint32Array;
  readonly turn: Float64Array;
  /** Cells that may not move, and are not exact either: those that an earlier release has published. */
  readonly held: Uint32Array;
}

/**
 * Keeps the margins of a family close: one period after the other, in the order of the codes, the free cells of the period are
 * flipped (`flipCells`) with all earlier periods as they are. So a later period never moves an earlier cell, while a margin
 * over several periods (the year so far) is mended by the latest. Cells are tried in keyed order, and none but small cells move.
 */
export function controlRounding(cells: Pick<Cells, "codes" | "n" | "dimensions">, control: Control): void {
  const {base, passes, sums, error, y, free, turn, held} = control;
  const period = cells.codes[0] ?? new Uint16Array();
  const periods = cells.dimensions[0]?.codes.length ?? 1;
  const width = sums.margins.length;
  const weights = Float64Array.from(sums.margins, ({weight}) => weight);
  const inPeriod = byPeriod(free, period, periods);
  const heldInPeriod = byPeriod(held, period, periods);
  const place = new Int32Array(width);
  for (let one = 0; one < periods; one++) {
    const mine = inPeriod[one] ?? [];
    for (const which of heldInPeriod[one] ?? []) {
      const cell = held[which] ?? 0;
      sums.locate(cell, place, 0);
      const off = (y[cell] ?? 0) - (cells.n[cell] ?? 0);
      for (const sum of place) error[sum] = (error[sum] ?? 0) + off;
    }
    // Cells stand in the order of their codes, which settles two of the same turn.
    const turns = [...mine].sort(
      (a, b) => (turn[a] ?? 0) - (turn[b] ?? 0) || (free[a] ?? 0) - (free[b] ?? 0),
    );
    const order = Uint32Array.from(turns, (which) => free[which] ?? 0);
    const at = new Int32Array(order.length * width);
    for (const [p, cell] of order.entries()) {
      sums.locate(cell, at, p * width);
      const off = (y[cell] ?? 0) - (cells.n[cell] ?? 0);
      for (let m = 0; m < width; m++) {
        const sum = at[p * width + m] ?? 0;
        error[sum] = (error[sum] ?? 0) + off;
      }
    }
    flipCells({base, n: cells.n, y, order, weights, at, error, passes});
  }
}

/** Positions in a list of cells, by the period of the cell. */
function byPeriod(list: Uint32Array, period: Uint16Array, periods: number): number[][] {
  const lists = Array.from({length: periods}, (): number[] => []);
  for (const [which, cell] of list.entries()) lists[period[cell] ?? 0]?.push(which);
  return lists;
}
