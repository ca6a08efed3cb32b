import type {Manifest} from "../../../src/contract/release.ts";
import type {PublishedTable} from "./readRelease.ts";

/** Cells of one table as numbers: a cell's number is its codes' positions as digits, the first dimension the highest. */
export interface TableKeys {
  /** The number of each row; NaN where a code is unknown. */
  readonly key: Float64Array;
  /** How many cells the table could have. */
  readonly possible: number;
  /** A cell's codes as text. */
  readonly name: (key: number) => string;
}

/** Numbers the cells of a table, by the code lists of its manifest. */
export function tableKeys(
  table: Pick<PublishedTable, "dimensions" | "codes" | "n">,
  manifest: Manifest,
): TableKeys {
  const lists = table.dimensions.map((id) => manifest.dimensions[id]?.codes ?? []);
  const sizes = lists.map(({length}) => Math.max(1, length));
  const key = new Float64Array(table.n.length);
  for (const [d, column] of table.codes.entries()) {
    const size = sizes[d] ?? 1;
    for (let i = 0; i < key.length; i++) {
      const position = column[i] ?? -1;
      key[i] = position < 0 ? NaN : (key[i] ?? 0) * size + position;
    }
  }
  return {
    key,
    possible: sizes.reduce((product, size) => product * size, 1),
    name(cell) {
      const parts: string[] = [];
      let rest = cell;
      for (let d = sizes.length - 1; d >= 0; d--) {
        const size = sizes[d] ?? 1;
        parts.unshift(lists[d]?.[rest % size]?.code ?? "?");
        rest = Math.floor(rest / size);
      }
      return parts.join(" · ");
    },
  };
}
