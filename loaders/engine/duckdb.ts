import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBValue,
  version,
} from "@duckdb/node-api";
import {type Engine, type LocalEngine, missing, type SqlValue} from "./engine.ts";

export interface DuckDbOptions {
  /** Database file, or `:memory:`. */
  readonly file: string;
  readonly threads?: number | undefined;
  /** Where sorting may spill. */
  readonly temporaryFolder?: string | undefined;
}

/** What a chunk of the engine holds at most. */
const rowsPerChunk = 2_048;

/** The version of the engine, for the manifest. */
export const duckDbVersion = version();

function plain(value: DuckDBValue): SqlValue {
  if (value === null || ["string", "number", "bigint", "boolean"].includes(typeof value))
    return value as SqlValue;
  throw new TypeError("expected text, numbers or booleans from the engine: cast in the SQL");
}

/** DuckDB in process: no extension is fetched, no setting varies with the machine. */
export async function openDuckDb(options: DuckDbOptions): Promise<LocalEngine> {
  const instance = await DuckDBInstance.create(options.file, {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: "3GB",
    ...(options.threads === undefined ? {} : {threads: String(options.threads)}),
    ...(options.temporaryFolder === undefined ? {} : {temp_directory: options.temporaryFolder}),
  });
  const connection = await instance.connect();
  const [setting] = (
    await connection.runAndReadAll("SELECT current_setting('threads') AS n")
  ).getRowObjects();
  return {
    ...session(connection),
    threads: Number(setting?.["n"]),
    session: async () => session(await instance.connect()),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** What a vector of the client keeps its values in: it has no public way to them, and value by value takes ten times as long. */
interface IntegerVector {
  readonly items: Int32Array;
  readonly validity: {readonly data: BigUint64Array | null};
}

/** Copies the values of an INTEGER vector to `column` from `at` on, with {@link missing} for null. */
function copyIntegers(vector: object, column: Int32Array, at: number): void {
  const {items, validity} = vector as IntegerVector;
  if (!(items instanceof Int32Array)) throw new TypeError("expected a column of INTEGER: cast in the SQL");
  column.set(items, at);
  // A bit a value, 1 where there is one; no bits at all where every value is there.
  for (const [word, bits] of validity.data?.entries() ?? []) {
    if (bits === allThere) continue;
    const last = Math.min(64, items.length - word * 64);
    for (let bit = 0; bit < last; bit++)
      if (((bits >> BigInt(bit)) & 1n) === 0n) column[at + word * 64 + bit] = missing;
  }
}

const allThere = 0xffff_ffff_ffff_ffffn;

function session(connection: DuckDBConnection): Engine {
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
    },
    async integerColumns(sql) {
      const result = await connection.run(sql);
      const columns = result.columnNames().map((name) => [name, new Int32Array(result.rowCount)] as const);
      let at = 0;
      for (let number = 0; number < result.chunkCount; number++) {
        const chunk = result.getChunk(number);
        for (const [index, [, column]] of columns.entries())
          copyIntegers(chunk.getColumnVector(index), column, at);
        at += chunk.rowCount;
      }
      return Object.fromEntries(columns);
    },
    async append(table, columns) {
      const appender = await connection.createAppender(table);
      const lists = Object.values(columns);
      const types = lists.map((_, index) => appender.columnType(index));
      const rows = lists[0]?.length ?? 0;
      for (let from = 0; from < rows; from += rowsPerChunk) {
        const chunk = DuckDBDataChunk.create(types);
        chunk.setColumns(lists.map((list) => list.slice(from, from + rowsPerChunk)));
        appender.appendDataChunk(chunk);
      }
      appender.flushSync();
      appender.closeSync();
    },
    close() {
      connection.closeSync();
    },
  };
}
