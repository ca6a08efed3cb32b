import type {StagedTable} from "../model/staged.ts";
import type {StagedValue} from "../model/stagedWriter.ts";
import type {Rows} from "./batches.ts";
import {readColumns} from "./readTables.ts";

/** A column as it travels between threads. Whole numbers and pseudonyms are moved, not copied; each text goes once. */
type PackedColumn =
  | {readonly is: "wide"; readonly values: BigInt64Array<ArrayBuffer>}
  | {readonly is: "number"; readonly values: Int32Array<ArrayBuffer>}
  | {readonly is: "truth"; readonly values: Int32Array<ArrayBuffer>}
  | {readonly is: "text"; readonly values: Int32Array<ArrayBuffer>; readonly texts: readonly string[]};

/** Rows of read tables as they travel between threads. */
export type PackedRows = readonly (readonly [StagedTable, readonly PackedColumn[]])[];

/** Stands for a missing value: no day, degree or flag is so far off, and pseudonyms and places are never negative. */
const missing = -0x8000_0000;
const missingWide = -1n;

/** Packs rows to be moved to another thread, with what is to be moved. */
export function packRows(rows: Rows): {packed: PackedRows; moved: ArrayBuffer[]} {
  const moved: ArrayBuffer[] = [];
  const packed = [...rows].map(([table, columns]) => {
    const types = Object.values(readColumns(table));
    const packedColumns = columns.map((values, index) => {
      const column = packColumn(types[index] ?? "", values);
      moved.push(column.values.buffer);
      return column;
    });
    return [table, packedColumns] as const;
  });
  return {packed, moved};
}

function packColumn(type: string, values: readonly StagedValue[]): PackedColumn {
  switch (type) {
    case "BIGINT":
      return {
        is: "wide",
        values: BigInt64Array.from(values, (value) => (value === null ? missingWide : BigInt(value))),
      };
    case "INTEGER":
    case "SMALLINT":
      return {
        is: "number",
        values: Int32Array.from(values, (value) => (value === null ? missing : Number(value))),
      };
    case "BOOLEAN":
      return {
        is: "truth",
        values: Int32Array.from(values, (value) => (value === null ? missing : Number(value))),
      };
    case "VARCHAR":
      return packTexts(values);
    default:
      throw new RangeError(`no packing for columns of type ${type}`);
  }
}

function packTexts(values: readonly StagedValue[]): PackedColumn {
  const codes = new Map<StagedValue, number>();
  const texts: string[] = [];
  const packed = Int32Array.from(values, (value) => {
    if (value === null) return missing;
    let code = codes.get(value);
    if (code === undefined) {
      code = texts.push(String(value)) - 1;
      codes.set(value, code);
    }
    return code;
  });
  return {is: "text", values: packed, texts};
}

/** The rows again. */
export function unpackRows(packed: PackedRows): Rows {
  return new Map(packed.map(([table, columns]) => [table, columns.map(unpackColumn)]));
}

function unpackColumn(column: PackedColumn): StagedValue[] {
  switch (column.is) {
    case "wide":
      return Array.from(column.values, (value) => (value === missingWide ? null : value));
    case "number":
      return Array.from(column.values, (value) => (value === missing ? null : value));
    case "truth":
      return Array.from(column.values, (value) => (value === missing ? null : value === 1));
    case "text":
      return Array.from(column.values, (value) => (value === missing ? null : (column.texts[value] ?? null)));
  }
}
