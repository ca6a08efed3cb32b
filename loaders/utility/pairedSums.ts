import type {Cells} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Protected} from "../model/protected.ts";

/** One cell of a margin: its true count, its published one, and the inner cells behind the latter at the base. */
export interface Pair {
  readonly truth: number;
  readonly n: number;
  readonly atBase: number;
}

type Table = Pick<Cells, "dimensions" | "codes" | "n">;

/**
 * The true and the published count of every cell of the margin over the dimensions `over`, by a number that stands for
 * its codes: the positions of the codes, read as the digits of a number in the order of `over`. Cells whose true count
 * is 0 are not there.
 */
export function pairedSums(
  exact: Table,
  published: Pick<Protected, "dimensions" | "codes" | "n" | "base">,
  over: readonly string[],
): Map<number, Pair> {
  const [truth] = sumOver(exact, over);
  const [n, atBase] = sumOver(published, over, published.base);
  const sums = new Map<number, Pair>();
  for (const [cell, sum] of truth.entries())
    if (sum > 0) sums.set(cell, {truth: sum, n: n[cell] ?? 0, atBase: atBase[cell] ?? 0});
  return sums;
}

/** The sum of each cell of the margin, and how many of the inner cells in it stand at the base. */
function sumOver(table: Table, over: readonly string[], base = 0): [Float64Array, Uint32Array] {
  const at = positions(table.dimensions, over);
  const sizes = at.map((d) => table.dimensions[d]?.codes.length ?? 1);
  const size = sizes.reduce((product, one) => product * one, 1);
  const [sums, standing] = [new Float64Array(size), new Uint32Array(size)];
  // Column by column: the number of each row's cell first, then the sums.
  const cells = new Float64Array(table.n.length);
  for (const [i, d] of at.entries()) {
    const column = table.codes[d] ?? new Uint16Array();
    const radix = sizes[i] ?? 1;
    for (let row = 0; row < cells.length; row++) cells[row] = (cells[row] ?? 0) * radix + (column[row] ?? 0);
  }
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? 0;
    const n = table.n[row] ?? 0;
    sums[cell] = (sums[cell] ?? 0) + n;
    if (n === base) standing[cell] = (standing[cell] ?? 0) + 1;
  }
  return [sums, standing];
}

/** Where the dimensions stand in a table; one that it does not have is an error. */
export function positions(dimensions: readonly Dimension[], names: readonly string[]): number[] {
  return names.map((name) => {
    const at = dimensions.findIndex(({id}) => id === name);
    if (at === -1) throw new RangeError(`the table is not divided by ${name}`);
    return at;
  });
}
