import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBValue,
  version,
} from "@duckdb/node-api";
import type {Engine, LocalEngine, SqlValue} from "./engine.ts";

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

/**
 * The values of an INTEGER vector as they lie in memory: the client has no public way to them, and value by value takes
 * ten times as long. Nothing where the client keeps them in another way.
 */
function wholeNumbers(vector: object): Int32Array | undefined {
  const {items} = vector as {readonly items?: unknown};
  return items instanceof Int32Array ? items : undefined;
}

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
      const names = result.columnNames();
      const chunks = await result.fetchAllChunks();
      const total = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
      const columns = names.map(() => new Float64Array(total));
      let at = 0;
      for (const chunk of chunks) {
        for (const [index, column] of columns.entries()) {
          const whole = wholeNumbers(chunk.getColumnVector(index));
          if (whole) column.set(whole.subarray(0, chunk.rowCount), at);
          else
            for (const [row, value] of chunk.getColumnValues(index).entries())
              column[at + row] = Number(value);
        }
        at += chunk.rowCount;
      }
      return Object.fromEntries(names.map((name, index) => [name, columns[index] ?? new Float64Array()]));
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
