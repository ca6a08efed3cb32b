import type {ErrorFigures, ProtectionReport, RoundingErrors} from "../../src/contract/release.ts";
import type {Protected} from "../model/protected.ts";
import type {RoundedFamily} from "./roundFamily.ts";

/** Exact errors are told of tables with so many small cells, and of margins of so many sums: below, they are of the few. */
const fewestSmallCells = 1000;
const fewestSums = 100;

/**
 * What is told of the errors of a table. From published cells alone: what rounding can have done to the total of one period
 * and region. A cell with x events of fewer than b persons, x < b, is drawn as b with probability x/b, else as 0: its
 * variance is x(b − x). Over the draw, b(b − x) for each cell that stands at b has that expectation, and since x ≥ 1 it is at most
 * b(b − 1). So b(b − 1) · (cells at b) bounds the variance of a sum as it is drawn, in expectation; the flips lessen what the
 * margins that they look at are off by.
 *
 * Exact figures (`errors`) are facts about the truth: of tables with enough small cells only, rounded to one decimal and without
 * the greatest error, which is one cell's. Where the key is public everything is told.
 */
export function reportRounding(
  table: Pick<Protected, "dimensions" | "codes" | "n" | "base">,
  rounded: RoundedFamily,
  {keyIsPublic}: {readonly keyIsPublic: boolean},
): ProtectionReport {
  const {codes, n, base} = table;
  const regions = table.dimensions.findIndex(({id}) => id === "region");
  const width = regions === -1 ? 1 : (table.dimensions[regions]?.codes.length ?? 1);
  const totals = new Map<number, {n: number; atBase: number}>();
  let cellsAtBase = 0;
  for (let i = 0; i < n.length; i++) {
    const period = codes[0]?.[i] ?? 0;
    const key = period * width + (regions === -1 ? 0 : (codes[regions]?.[i] ?? 0));
    const total = totals.get(key) ?? {n: 0, atBase: 0};
    total.n += n[i] ?? 0;
    if (n[i] === base) {
      total.atBase++;
      cellsAtBase++;
    }
    totals.set(key, total);
  }
  const bounds = [...totals.values()].map(({atBase}) => Math.sqrt(base * (base - 1) * atBase));
  const smallCells = rounded.small.reduce((sum, one) => sum + one, 0);
  return {
    cells: n.length,
    cellsAtBase,
    typicalTotal: Math.round(median([...totals.values()].map((total) => total.n))),
    typicalStandardError: oneDecimal(median(bounds)),
    greatestStandardError: oneDecimal(bounds.reduce((most, error) => Math.max(most, error), 0)),
    ...((keyIsPublic || smallCells >= fewestSmallCells) && {errors: errorsOf(rounded, keyIsPublic)}),
  };
}

function errorsOf({cells, small, y, sums}: RoundedFamily, keyIsPublic: boolean): RoundingErrors {
  const off = new Int32Array(sums.size);
  const isSum = new Uint8Array(sums.size);
  const places = new Int32Array(sums.margins.length);
  const ofSmall: number[] = [];
  let [exact, rounded, toZero, events, smallEvents, changed] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const n = cells.n[i] ?? 0;
    const error = (y[i] ?? 0) - n;
    events += n;
    changed += Math.abs(error);
    if (small[i] === 1) {
      ofSmall.push(error);
      smallEvents += n;
      if (y[i] === 0) toZero++;
      else rounded++;
    } else exact++;
    sums.locate(i, places, 0);
    for (const place of places) {
      isSum[place] = 1;
      off[place] = (off[place] ?? 0) + error;
    }
  }
  const perCent = (part: number) => oneDecimal(events === 0 ? 0 : (100 * part) / events);
  return {
    ...{exact, rounded},
    ...(keyIsPublic && {toZero}),
    ...{smallShare: perCent(smallEvents), changedShare: perCent(changed)},
    cells: figures(ofSmall, keyIsPublic),
    margins: sums.margins.map(({over, weight}, m) => {
      const from = sums.start[m] ?? 0;
      const end = sums.start[m + 1] ?? sums.size;
      const errors = [...off.subarray(from, end)].filter((_, at) => isSum[from + at] === 1);
      return {
        ...{over: [...over], weight, sums: errors.length},
        ...((keyIsPublic || errors.length >= fewestSums) && {error: figures(errors, keyIsPublic)}),
      };
    }),
  };
}

function figures(errors: readonly number[], keyIsPublic: boolean): ErrorFigures {
  let [absolute, squares, greatest] = [0, 0, 0];
  for (const error of errors) {
    absolute += Math.abs(error);
    squares += error * error;
    greatest = Math.max(greatest, Math.abs(error));
  }
  const count = Math.max(1, errors.length);
  return {
    mean: oneDecimal(absolute / count),
    rmse: oneDecimal(Math.sqrt(squares / count)),
    ...(keyIsPublic && {greatest}),
  };
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
