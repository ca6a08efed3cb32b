import type {NamedSelect} from "./namedSelect.ts";

type Column = readonly (number | string | null)[];

/** A small table that is sent to the server: a lookup, or what was made of the registry of units. */
export interface Sendable {
  readonly name: string;
  readonly columns: Readonly<Record<string, {readonly type: "INTEGER" | "VARCHAR"; readonly values: Column}>>;
}

/** The columns as arrays, for a statement's parameters, and the tables' SELECTs over them. */
export interface Sent {
  readonly values: readonly Column[];
  readonly selects: readonly NamedSelect[];
}

/**
 * Small tables as they are sent to PostgreSQL: each column an array in place of `$1`, `$2`, …, unnested side by side.
 * Texts are compared byte by byte, as DuckDB does.
 */
export function sendTables(tables: readonly Sendable[]): Sent {
  const values: Column[] = [];
  const selects = tables.map(({name, columns}): NamedSelect => {
    const arrays = Object.values(columns).map((column) => {
      values.push(column.values);
      return `$${values.length}::${column.type === "INTEGER" ? "int4" : "text"}[]`;
    });
    const listed = Object.entries(columns).map(([column, {type}]) =>
      type === "INTEGER" ? column : `${column} COLLATE "C" AS ${column}`,
    );
    const names = Object.keys(columns).join(", ");
    return {
      name,
      select: `SELECT ${listed.join(", ")} FROM unnest(${arrays.join(", ")}) AS sent(${names})`,
    };
  });
  return {values, selects};
}

/** Cells to be packed: a SELECT of `dimensions`, `n`, `persons` and `most`, and how many positions each dimension has. */
export interface Packable {
  readonly select: string;
  readonly dimensions: readonly string[];
  readonly sizes: readonly number[];
}

/** Cells in one row of the answer: PostgreSQL builds a row in memory. */
const cellsPerRow = 65_536;

/**
 * The parts of WITH, and the SELECT over them, that give cells in packed form: rows of `table_no` and `cells`, in base 64
 * (the protocol's binary form is more than the client can read).
 */
export interface Packing {
  readonly tables: readonly NamedSelect[];
  readonly select: string;
}

/**
 * Packs cells so that little travels: of each cell, in the order of its dimensions, how far its key lies from the one
 * before, `n`, `n − persons` and, where that is not 0, `most` (else 1): a byte each where they are small. The key counts positions from −1, so that a value
 * outside its dimension is seen on the other side.
 */
export function packCells(packables: readonly Packable[]): Packing {
  for (const {sizes} of packables)
    if (!Number.isSafeInteger(sizes.reduce((product, size) => product * (size + 1), 1)))
      throw new RangeError("expected fewer possible cells than whole numbers");
  const keyed = packables.map(({select, dimensions, sizes}, table) => {
    const key = dimensions.reduce(
      (above, id, at) => `(${above}) * ${(sizes[at] ?? 0) + 1} + CAST(${id} AS bigint) + 1`,
      "0",
    );
    return `SELECT ${table} AS table_no, ${key} AS key, n, persons, most FROM (${select}) AS cell`;
  });
  const order = "OVER (PARTITION BY table_no ORDER BY key)";
  const bytes = [
    ...["step", "n", "n - persons"].map(packedNumber),
    `CASE WHEN n > persons THEN ${packedNumber("most")} ELSE ''::bytea END`,
  ].join(" || ");
  return {
    tables: [
      {name: "keyed_cell", select: keyed.join("\nUNION ALL\n")},
      {
        name: "placed_cell",
        select: `SELECT table_no, key - coalesce(lag(key) ${order}, 0) AS step, n, persons, most, row_number() ${order} AS place FROM keyed_cell`,
      },
    ],
    select: `SELECT table_no, encode(string_agg(${bytes}, ''::bytea ORDER BY place), 'base64') AS cells
FROM placed_cell GROUP BY table_no, (place - 1) / ${cellsPerRow} ORDER BY table_no, (place - 1) / ${cellsPerRow}`,
  };
}

/** Numbers below this are one byte; the bytes from here on say how long the number after them is. */
const firstMark = 253;
const lengths = [2, 4, 8] as const;

function packedNumber(value: string): string {
  const sent = `int8send(${value})`;
  const longer = lengths.map((length, at) => {
    const limit = length === 8 ? "" : `WHEN ${value} < ${2 ** (8 * length)} `;
    const packed = `'\\x${(firstMark + at).toString(16)}'::bytea || substr(${sent}, ${9 - length})`;
    return `${length === 8 ? "ELSE" : `${limit}THEN`} ${packed}`;
  });
  return `CASE WHEN ${value} < ${firstMark} THEN substr(${sent}, 8) ${longer.join(" ")} END`;
}

/** Unpacks what {@link packCells} gives of one table: a column a dimension, `n`, `persons` and `most`. */
export function unpackCells(
  pieces: readonly string[],
  {dimensions, sizes}: Omit<Packable, "select">,
): Record<string, Float64Array> {
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece, "base64")));
  const keys: number[] = [];
  const n: number[] = [];
  const persons: number[] = [];
  const most: number[] = [];
  let at = 0;
  const next = () => {
    const first = bytes.readUInt8(at++);
    const length = lengths[first - firstMark];
    if (length === undefined) return first;
    const value = length === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, length);
    at += length;
    return value;
  };
  for (let key = 0; at < bytes.length;) {
    key += next();
    keys.push(key);
    const count = next();
    n.push(count);
    const repeated = next();
    persons.push(count - repeated);
    most.push(repeated > 0 ? next() : 1);
  }
  const positions: [string, Float64Array][] = [];
  let left = Float64Array.from(keys);
  for (const [index, id] of [...dimensions.entries()].reverse()) {
    const base = (sizes[index] ?? 0) + 1;
    positions.unshift([id, left.map((key) => (key % base) - 1)]);
    left = left.map((key) => Math.floor(key / base));
  }
  return {
    ...Object.fromEntries(positions),
    ...{n: Float64Array.from(n), persons: Float64Array.from(persons), most: Float64Array.from(most)},
  };
}
