import {parquetMetadata, parquetRead} from "hyparquet";
import {DisclosureError} from "../errors.ts";
import type {Dimension} from "../model/dimension.ts";
import {readBytes} from "../model/readBytes.ts";

/** A written table as positions in the codes of its dimensions, read by a library that did not write it. */
export interface ReadBack {
  /** Each cell as one number, digit by digit its codes: rises from row to row, so no cell stands twice. */
  readonly key: Float64Array;
  readonly codes: readonly Int32Array[];
  readonly n: Float64Array;
  readonly atBase: Float64Array | undefined;
}

/** What one cell is called in a finding. */
export function cellAt(dimensions: readonly Dimension[], codes: readonly ArrayLike<number>[], row: number) {
  return dimensions.map((dimension, d) => dimension.codes[codes[d]?.[row] ?? -1]?.code).join(" · ");
}

/** Reads a table; a code that the dimension has not, or a row out of order, stops the release. */
export async function readBack(
  path: string,
  title: string,
  dimensions: readonly Dimension[],
): Promise<ReadBack> {
  const bytes = await readBytes(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  const codes = dimensions.map(() => new Int32Array(rows));
  const n = new Float64Array(rows);
  const atBase = metadata.schema.some(({name}) => name === "at_base") ? new Float64Array(rows) : undefined;
  const positions = dimensions.map((dimension) => new Map(dimension.codes.map(({code}, at) => [code, at])));
  await parquetRead({
    file,
    metadata,
    onChunk: ({columnName, columnData, rowStart}) => {
      const d = dimensions.findIndex(({id}) => id === columnName);
      const known = positions[d];
      const column = known ? codes[d] : columnName === "n" ? n : atBase;
      for (let i = 0; column && i < columnData.length; i++) {
        const value: unknown = columnData[i];
        column[rowStart + i] = known ? (known.get(String(value)) ?? -1) : Number(value);
      }
    },
  });
  const key = keysOf(dimensions, codes, rows);
  for (let i = 0; i < rows; i++) {
    const name = cellAt(dimensions, codes, i);
    if (Number.isNaN(key[i]))
      throw new DisclosureError(`${title}, cell ${name}: en kod som manifestet inte har`);
    if (i > 0 && (key[i - 1] ?? 0) >= (key[i] ?? 0))
      throw new DisclosureError(`${title}, cell ${name}: står två gånger, eller i fel ordning`);
  }
  return {key, codes, n, atBase};
}

/** Cells as numbers, digit by digit their codes; NaN for one outside its dimensions. */
export function keysOf(
  dimensions: readonly Dimension[],
  codes: readonly ArrayLike<number>[],
  rows: number,
): Float64Array {
  const cells = dimensions.reduce((product, dimension) => product * dimension.codes.length, 1);
  if (cells > Number.MAX_SAFE_INTEGER) throw new RangeError("a table of more cells than can be numbered");
  const key = new Float64Array(rows);
  for (const [d, dimension] of dimensions.entries()) {
    const width = dimension.codes.length;
    const column = codes[d] ?? [];
    for (let i = 0; i < rows; i++) {
      const code = column[i] ?? -1;
      key[i] = code < 0 || code >= width ? NaN : (key[i] ?? 0) * width + code;
    }
  }
  return key;
}
