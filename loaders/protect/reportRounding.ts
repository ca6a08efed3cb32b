import type {ErrorFigures, ProtectionReport, RoundingErrors} from "../../src/contract/release.ts";
import type {Protected} from "../model/protected.ts";
import type {RoundedFamily} from "./roundFamily.ts";

/** Exact errors are told of tables with so many small cells, and of margins of so many sums: below, they are of the few. */
const fewestSmallCells = 1000;
const fewestSums = 100;
/** A smaller mean error of sums is told as this: nearly 0, it would say that the published sums are the true ones. */
const leastTold = 0.5;

/**
 * What is told of the errors of a table. From published cells alone: what rounding can have done to the total of one period
 * and region. A cell with x events of fewer than b persons, x < b, is drawn as b with probability x/b, else as 0: its
 * variance is x(b − x). Over the draw, b(b − x) for each cell that stands at b has that expectation, and since x ≥ 1 it is at most
 * b(b − 1). So b(b − 1) · (cells at b) bounds the variance of a sum as it is drawn, in expectation; the flips lessen what the
 * margins that they look at are off by. Where every cell of a table is rounded, one above b has a variance of at most b² ÷ 4 too.
 *
 * Exact figures (`errors`) are facts about the truth: of tables with enough small cells only, rounded to one decimal and without
 * the greatest error, which is one cell's. How many of the published multiples of b stand as they are is no figure over many: where none
 * does, every cell at b has fewer than b persons. So cells are counted by what can be seen of them, and shares that tell the same
 * are told in whole per cent. Where the key is public everything is told.
 */
export function reportRounding(
  table: Pick<Protected, "dimensions" | "codes" | "n" | "base">,
  rounded: RoundedFamily,
  {keyIsPublic}: {readonly keyIsPublic: boolean},
): ProtectionReport {
  const {codes, n, base} = table;
  const regions = table.dimensions.findIndex(({id}) => id === "region");
  const width = regions === -1 ? 1 : (table.dimensions[regions]?.codes.length ?? 1);
  const totals = new Map<number, {n: number; atBase: number; above: number}>();
  let cellsAtBase = 0;
  for (let i = 0; i < n.length; i++) {
    const period = codes[0]?.[i] ?? 0;
    const key = period * width + (regions === -1 ? 0 : (codes[regions]?.[i] ?? 0));
    const total = totals.get(key) ?? {n: 0, atBase: 0, above: 0};
    total.n += n[i] ?? 0;
    if (n[i] === base) {
      total.atBase++;
      cellsAtBase++;
    } else if (rounded.cells.roundsAll) total.above++;
    totals.set(key, total);
  }
  const bounds = [...totals.values()].map(({atBase, above}) =>
    Math.sqrt(base * (base - 1) * atBase + (base ** 2 / 4) * above),
  );
  const smallCells = rounded.small.reduce((sum, one) => sum + one, 0);
  return {
    cells: n.length,
    cellsAtBase,
    typicalTotal: Math.round(median([...totals.values()].map((total) => total.n))),
    typicalStandardError: oneDecimal(median(bounds)),
    greatestStandardError: oneDecimal(bounds.reduce((most, error) => Math.max(most, error), 0)),
    ...((keyIsPublic || smallCells >= fewestSmallCells) && {errors: errorsOf(rounded, base, keyIsPublic)}),
  };
}

function errorsOf(
  {cells, small, y, sums}: RoundedFamily,
  base: number,
  keyIsPublic: boolean,
): RoundingErrors {
  const off = new Int32Array(sums.size);
  const isSum = new Uint8Array(sums.size);
  const isShown = new Uint8Array(sums.size);
  const places = new Int32Array(sums.margins.length);
  const ofSmall: number[] = [];
  let [exact, rounded, toZero, multiples, events, smallEvents, changed] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const n = cells.n[i] ?? 0;
    const error = (y[i] ?? 0) - n;
    events += n;
    changed += Math.abs(error);
    if ((y[i] ?? 0) > 0 && (y[i] ?? 0) % base === 0) multiples++;
    if (small[i] === 1) {
      ofSmall.push(error);
      smallEvents += n;
      if (y[i] === 0) toZero++;
      else rounded++;
    } else exact++;
    sums.locate(i, places, 0);
    for (const place of places) {
      isSum[place] = 1;
      if ((y[i] ?? 0) > 0) isShown[place] = 1;
      off[place] = (off[place] ?? 0) + error;
    }
  }
  const perCent = (part: number) => oneDecimal(events === 0 ? 0 : (100 * part) / events);
  return {
    ...(keyIsPublic
      ? {exact, rounded, toZero, smallShare: perCent(smallEvents)}
      : {
          exact: exact + rounded - multiples,
          rounded: multiples,
          smallShare: Math.round(perCent(smallEvents)),
        }),
    changedShare: perCent(changed),
    cells: figures(ofSmall, keyIsPublic),
    margins: sums.margins.map(({over, weight}, m) => {
      const from = sums.start[m] ?? 0;
      const end = sums.start[m + 1] ?? sums.size;
      const errors = [...off.subarray(from, end)].filter((_, at) => isSum[from + at] === 1);
      // How many sums are published as 0 and are none is no figure over many: where there is none, every 0 is true.
      const told = keyIsPublic
        ? errors.length
        : isShown.subarray(from, end).reduce((sum, one) => sum + one, 0);
      return {
        ...{over: [...over], weight, sums: told},
        ...((keyIsPublic || told >= fewestSums) && {
          error: atLeast(figures(errors, keyIsPublic), keyIsPublic ? 0 : leastTold),
        }),
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

const atLeast = ({mean, rmse, ...greatest}: ErrorFigures, least: number): ErrorFigures => ({
  ...{mean: Math.max(mean, least), rmse: Math.max(rmse, least)},
  ...greatest,
});

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
