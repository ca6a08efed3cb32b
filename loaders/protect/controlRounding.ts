import type {Cells} from "../model/cells.ts";
import {flipCells, steersNot} from "./flipCells.ts";
import type {MarginSums} from "./marginSums.ts";

/** Small cells that a sum has at least, to be looked at. */
const fewestSteering = 3;

export interface Control {
  readonly base: number;
  readonly passes: number;
  readonly sums: MarginSums;
  /** What the sums are off by before any cell is counted: 0, but where they are to meet another table's and not the truth. */
  readonly error: Int32Array;
  /** The margin whose sums are to meet another table's, if any. */
  readonly aimed?: number | undefined;
  /** Small cells that a sum has at least to be looked at; only a measurement of what that costs has another number. */
  readonly fewest?: number;
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
  const steers = steering(control);
  for (let one = 0; one < periods; one++) {
    const mine = inPeriod[one] ?? [];
    for (const which of heldInPeriod[one] ?? []) {
      const cell = held[which] ?? 0;
      sums.locate(cell, place, 0);
      steers.add(place);
      const off = (y[cell] ?? 0) - (cells.n[cell] ?? 0);
      for (const sum of place) error[sum] = (error[sum] ?? 0) + off;
    }
    // Cells stand in the order of their codes, which settles two of the same turn.
    const turns = [...mine].sort(
      (a, b) => (turn[a] ?? 0) - (turn[b] ?? 0) || (free[a] ?? 0) - (free[b] ?? 0),
    );
    for (const which of mine) {
      sums.locate(free[which] ?? 0, place, 0);
      steers.add(place);
    }
    const at = new Int32Array(turns.length * width);
    const order = new Uint32Array(turns.length);
    let kept = 0;
    for (const which of turns) {
      const cell = free[which] ?? 0;
      const from = kept * width;
      sums.locate(cell, at, from);
      const off = (y[cell] ?? 0) - (cells.n[cell] ?? 0);
      let steered = false;
      for (let m = 0; m < width; m++) {
        const sum = at[from + m] ?? 0;
        error[sum] = (error[sum] ?? 0) + off;
        if (steers.has(sum)) steered = true;
        else at[from + m] = steersNot;
      }
      // A cell that no sum steers stays as it is drawn.
      if (steered) order[kept++] = cell;
    }
    const tried = {order: order.subarray(0, kept), at: at.subarray(0, kept * width)};
    flipCells({base, n: cells.n, y, ...tried, weights, error, passes});
  }
}

/**
 * Which sums the flips look at: those of at least three small cells. A reader who knows the method knows that a sum that steers
 * is mostly published within half a base of the truth. A cell alone in its sums would stand at the nearer of its two multiples,
 * and two cells that both stand at 5 would both be 4, as both at 0 would be at most 2. Three cells never all stand at 0 for
 * the sake of their sum, which is at least 3, nor all at 5, since it is at most 12: each of them stays as open as claim 5 says.
 * Behind a sum that is aimed at another table's there is no truth to lean to: it steers however few its cells are.
 */
function steering({sums, aimed, fewest = fewestSteering}: Control) {
  const cells = new Int32Array(sums.size);
  const [first, end] =
    aimed === undefined ? [0, 0] : [sums.start[aimed] ?? 0, sums.start[aimed + 1] ?? sums.size];
  return {
    add: (places: Int32Array) => {
      for (const place of places) cells[place] = (cells[place] ?? 0) + 1;
    },
    // By the cells of this period and those before: what comes later moves no earlier cell.
    has: (place: number) => (cells[place] ?? 0) >= fewest || (place >= first && place < end),
  };
}

/** Positions in a list of cells, by the period of the cell. */
function byPeriod(list: Uint32Array, period: Uint16Array, periods: number): number[][] {
  const lists = Array.from({length: periods}, (): number[] => []);
  for (const [which, cell] of list.entries()) lists[period[cell] ?? 0]?.push(which);
  return lists;
}
