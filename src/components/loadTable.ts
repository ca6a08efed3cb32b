import {parquetMetadata, parquetRead} from "npm:hyparquet";
import type {Column, Table} from "../measures/table.js";

/**
 * Reads a published table of a place once into column arrays: text columns become positions in a list of codes, `n` and
 * `at_base` (how many of the inner cells behind `n` stand at the rounding base) whole numbers. The rows of a table of all regions
 * are the inner cells themselves: it has no `at_base`, and the rounding base tells.
 */
export async function loadTable(bytes: ArrayBuffer, base?: number): Promise<Table> {
  const metadata = parquetMetadata(bytes);
  const numbers = new Map<string, number[]>([
    ["n", []],
    ["at_base", []],
  ]);
  // From the schema, not from the rows: a table of so few persons that all was rounded to 0 has columns and no rows.
  const names = metadata.schema.slice(1).map(({name}) => name);
  const texts = new Map(
    names.filter((name) => !numbers.has(name)).map((name): [string, string[]] => [name, []]),
  );
  await parquetRead({
    file: bytes,
    metadata,
    onChunk({columnName, columnData}) {
      const counts = numbers.get(columnName);
      if (counts) {
        for (const value of columnData as ArrayLike<number> & Iterable<number>) counts.push(value);
        return;
      }
      const column = texts.get(columnName) ?? [];
      for (const value of columnData as ArrayLike<string> & Iterable<string>) column.push(value);
      texts.set(columnName, column);
    },
  });
  const columns = new Map([...texts].map(([name, values]) => [name, encode(values)] as const));
  const n = Int32Array.from(numbers.get("n") ?? []);
  const counted = base !== undefined && !names.includes("at_base");
  const atBase = counted
    ? n.map((count) => (count === base ? 1 : 0))
    : Int32Array.from(numbers.get("at_base") ?? []);
  if (atBase.length !== n.length) throw new RangeError("a table of a place has n and at_base");
  return {columns, n, atBase};
}

/**
 * A table of all regions, or of the whole country, in which every cell is rounded. One above the base is then uncertain too: the variance of its draw is
 * b²/4 at most, and it counts as so much of a cell at the base, for which readers take b(b − 1). A place's own table has the same in its `at_base`.
 */
export async function loadRounded(bytes: Promise<ArrayBuffer>, base: number): Promise<Table> {
  const table = await loadTable(await bytes, base);
  const above = base / (4 * (base - 1));
  return {...table, atBase: Float64Array.from(table.n, (n) => (n === base ? 1 : above))};
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
