import {parquetWriteBuffer} from "hyparquet-writer";
import type {Dimension} from "../model/dimension.ts";

/** A table about to be written: one column of positions a dimension, and the counts. */
export interface TableColumns {
  readonly dimensions: readonly Dimension[];
  readonly codes: readonly Uint16Array[];
  readonly n: Uint32Array;
  /** For sums of inner cells: how many of them stand at the rounding base. */
  readonly atBase?: Uint32Array;
}

/**
 * The Parquet bytes of a table: one text column a dimension (the codes, dictionary encoded, so that R, Python and
 * SQL read them without a key), the count `n` and, where rows sum up inner cells, `at_base`. Same table, same bytes.
 */
export function encodeTable(table: TableColumns, marks: Readonly<Record<string, string>>): Uint8Array {
  const columns = table.dimensions.map((dimension, d) => {
    const texts = dimension.codes.map(({code}) => code);
    const data = Array.from(table.codes[d] ?? [], (position) => texts[position] ?? "");
    return {name: dimension.id, data, type: "STRING" as const};
  });
  const count = (name: string, values: Uint32Array) => ({
    ...{name, data: Int32Array.from(values)},
    type: "INT32" as const,
  });
  const buffer = parquetWriteBuffer({
    columnData: [...columns, count("n", table.n), ...(table.atBase ? [count("at_base", table.atBase)] : [])],
    kvMetadata: Object.entries(marks).map(([key, value]) => ({key, value})),
    createdBy: "underlag",
  });
  return new Uint8Array(buffer);
}
