import type {ProtectionReport} from "../../src/contract/release.ts";
import type {Protected} from "../model/protected.ts";

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/**
 * What rounding can have done to the totals of a table (one period, one region), from published cells alone.
 *
 * A cell with x events of fewer than b persons, x < b, is published as b with probability x/b, else as 0: its
 * variance is x(b − x). Over the draw, b(b − x) for each cell that stands at b has that expectation, and since
 * x ≥ 1 it is at most b(b − 1). So b(b − 1) · (cells at b) bounds the variance of a sum in expectation.
 */
export function reportRounding(
  table: Pick<Protected, "dimensions" | "codes" | "n" | "base">,
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
  const errors = [...totals.values()].map(({atBase}) => Math.sqrt(base * (base - 1) * atBase));
  const oneDecimal = (value: number) => Math.round(value * 10) / 10;
  return {
    cells: n.length,
    cellsAtBase,
    typicalTotal: Math.round(median([...totals.values()].map((total) => total.n))),
    typicalStandardError: oneDecimal(median(errors)),
    greatestStandardError: oneDecimal(errors.reduce((most, error) => Math.max(most, error), 0)),
  };
}
