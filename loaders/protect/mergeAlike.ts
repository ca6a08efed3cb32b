import type {Cells} from "../model/cells.ts";

/**
 * Sorted cells, of which those with the same codes become one. Its events are the sum. Who stands in several of them is not
 * known: its persons are those of the cell that has most, and the most events of one person the sum of what one has in each,
 * so that a cell is rather held to be small than not (`isSmall`).
 */
export function mergeAlike(cells: Cells): Cells {
  const {codes, n} = cells;
  const alike = (i: number) => codes.every((column) => column[i] === column[i - 1]);
  const place = new Uint32Array(n.length);
  for (let i = 1; i < n.length; i++) place[i] = (place[i - 1] ?? 0) + (alike(i) ? 0 : 1);
  const count = n.length === 0 ? 0 : (place.at(-1) ?? 0) + 1;
  if (count === n.length) return cells;
  const merged = {n: new Uint32Array(count), persons: new Uint32Array(count), most: new Uint32Array(count)};
  const kept = codes.map(() => new Uint16Array(count));
  for (const [i, to] of place.entries()) {
    merged.n[to] = (merged.n[to] ?? 0) + (n[i] ?? 0);
    merged.persons[to] = Math.max(merged.persons[to] ?? 0, cells.persons[i] ?? 0);
    merged.most[to] = (merged.most[to] ?? 0) + (cells.most[i] ?? 0);
    for (const [d, column] of codes.entries()) {
      const own = kept[d];
      if (own) own[to] = column[i] ?? 0;
    }
  }
  return {...cells, ...merged, codes: kept};
}
