import type {RegionTable} from "../contract/regionTable.js";
import type {Column, Table} from "../measures/table.js";

/** The small table of the regions as columns, with a row for each combination that is published with something. */
export function regionTable({dimensions, n, atBase}: RegionTable): Table {
  const rows = [...n.keys()].filter((cell) => (n[cell] ?? 0) > 0);
  let after = n.length;
  const columns = dimensions.map(({id, codes}): readonly [string, Column] => {
    after /= codes.length;
    const at = Uint16Array.from(rows, (cell) => Math.floor(cell / after) % codes.length);
    return [id, {codes, at}];
  });
  return {
    columns: new Map(columns),
    n: Int32Array.from(rows, (cell) => n[cell] ?? 0),
    atBase: Int32Array.from(rows, (cell) => atBase[cell] ?? 0),
  };
}
