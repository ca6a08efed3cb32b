import type {Protected} from "../model/protected.ts";
import type {TableColumns} from "./encodeTable.ts";

/** The events of a place's cell, and how many of the inner cells behind it stand at the base and above it. */
interface PlaceSum {
  n: number;
  atBase: number;
  above: number;
}

/**
 * The part of a protected table that belongs to one place: a region's own rows, or for the nation (`code` null) the
 * sum over all regions, the unknown one included. `atBase` says how many of the cells behind a count stand at the
 * rounding base: what a reader needs for its uncertainty. Functions of protected cells only: post-processing.
 *
 * Of a table whose every cell is rounded, cells above the base are uncertain too, see {@link asManyAtBase}.
 */
export function placeTable(table: Protected, code: string | null): Required<TableColumns> {
  const regions = table.dimensions.findIndex(({id}) => id === "region");
  if (regions === -1) throw new RangeError(`${table.family} has no region: it has no part for a place`);
  const kept = table.dimensions.map((_, d) => d).filter((d) => d !== regions);
  const dimensions = kept.map((d) => table.dimensions[d]).filter((dimension) => dimension !== undefined);
  const columns = kept.map((d) => table.codes[d] ?? new Uint16Array());
  const region = table.codes[regions] ?? new Uint16Array();
  const wanted =
    code === null ? -1 : (table.dimensions[regions]?.codes.findIndex((c) => c.code === code) ?? -1);
  if (code !== null && wanted === -1) throw new RangeError(`region ${code} is no code of ${table.family}`);

  // One number a cell, in the order of the dimensions, so that sorting numbers sorts cells.
  const sums = new Map<number, PlaceSum>();
  for (let i = 0; i < table.n.length; i++) {
    if (code !== null && region[i] !== wanted) continue;
    let cell = 0;
    for (const [d, column] of columns.entries())
      cell = cell * (dimensions[d]?.codes.length ?? 1) + (column[i] ?? 0);
    const sum = sums.get(cell) ?? {n: 0, atBase: 0, above: 0};
    const n = table.n[i] ?? 0;
    sum.n += n;
    if (n === table.base) sum.atBase++;
    else sum.above++;
    sums.set(cell, sum);
  }
  const cells = Float64Array.from(sums.keys()).sort();
  const codes = dimensions.map(() => new Uint16Array(cells.length));
  for (const [i, cell] of cells.entries()) {
    let rest = cell;
    for (let d = dimensions.length - 1; d >= 0; d--) {
      const size = dimensions[d]?.codes.length ?? 1;
      const column = codes[d];
      if (column) column[i] = rest % size;
      rest = Math.floor(rest / size);
    }
  }
  const column = (of: (sum: PlaceSum) => number) =>
    Uint32Array.from(cells, (cell) => of(sums.get(cell) ?? {n: 0, atBase: 0, above: 0}));
  const atBase = (sum: PlaceSum) => sum.atBase + (table.roundsAll ? asManyAtBase(sum.above, table.base) : 0);
  return {dimensions, codes, n: column(({n}) => n), atBase: column(atBase)};
}

/**
 * How many cells at the base have the variance of `above` rounded cells above it: the draw's is (n mod b)(b − n mod b), b²/4 at most,
 * and readers take b(b − 1) for a cell at the base.
 */
function asManyAtBase(above: number, base: number): number {
  return Math.ceil((above * base) / (4 * (base - 1)));
}
