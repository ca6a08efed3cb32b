import type {Cells} from "../loaders/model/cells.ts";
import {protect} from "../loaders/protect/protect.ts";
import {cells, dimension, months} from "../tests/fixtures/cells.ts";
import {medianOfThree} from "./measure.ts";

/** A family of 36 months, 21 regions, 2 sexes, 5 ages and 23 chapters, nearly all of it small cells. */
function manySmallCells(): Cells {
  const sizes = [36, 21, 2, 5, 23];
  const dimensions = sizes.map((size, d) =>
    dimension(`d${d}`, d === 0 ? months(size) : Array.from({length: size}, (_, i) => String(i))),
  );
  const total = sizes.reduce((product, size) => product * size, 1);
  const rows = Array.from({length: total}, (_, i) => {
    const position = sizes.map(
      (size, d) => Math.floor(i / sizes.slice(d + 1).reduce((a, b) => a * b, 1)) % size,
    );
    const n = 1 + (i % 4);
    return [...position, n, n];
  });
  return cells("bench", dimensions, rows);
}

/** Rule R on 173,880 inner cells of 1 to 4 persons: one keyed draw each. */
export async function benchProtect() {
  const family = manySmallCells();
  const key = new Uint8Array(32);
  const {cpu, wall} = await medianOfThree(() => protect(family, {base: 5, key}));
  return {cells: family.n.length, cpu, wall, cellsPerCpuSecond: family.n.length / cpu};
}
