import {parquetRead} from "npm:hyparquet";
import {cellsAtBase} from "../measures/cellsAtBase.js";
import type {Column, Table} from "../measures/table.js";

/**
 * Reads a published table once into column arrays: text columns become positions in a list of codes, `n` whole
 * numbers. `parts` is the number of inner cells a row may sum up: 1 for a region, the regions for the nation.
 */
export async function loadTable(bytes: ArrayBuffer, parts: number, base: number): Promise<Table> {
  const texts = new Map<string, string[]>();
  const numbers: number[] = [];
  await parquetRead({
    file: bytes,
    onChunk({columnName, columnData}) {
      if (columnName === "n") {
        for (const value of columnData as ArrayLike<number> & Iterable<number>) numbers.push(value);
        return;
      }
      const column = texts.get(columnName) ?? [];
      for (const value of columnData as ArrayLike<string> & Iterable<string>) column.push(value);
      texts.set(columnName, column);
    },
  });
  const n = Int32Array.from(numbers);
  const columns = new Map([...texts].map(([name, values]) => [name, encode(values)] as const));
  return {columns, n, atBase: n.map((count) => cellsAtBase(count, parts, base))};
}

/** The distinct texts of a column, in order of appearance, and each row's position among them. */
function encode(values: readonly string[]): Column {
  const position = new Map<string, number>();
  const at = new Uint16Array(values.length);
  for (const [row, value] of values.entries()) {
    let code = position.get(value);
    if (code === undefined) position.set(value, (code = position.size));
    at[row] = code;
  }
  return {codes: [...position.keys()], at};
}
