import {BROWSER_RUNTIME, createDuckDB, type DuckDBConnection, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
import type {FromWorker, SqlAnswer, SqlValue, TableSource, ToWorker} from "./sqlMessages.js";

/**
 * The worker that runs SQL: DuckDB compiled to WebAssembly. It loads the tables that it is handed and then locks itself, twice: the
 * engine may reach no file and no address and load no extension, and the settings that say so are locked; and
 * the worker gives up every way to ask for anything, so that a query has nothing to ask with.
 */

/** What a worker can send a request with. */
const doors = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "WebTransport"];

const locks = [
  "SET memory_limit = '1GB'",
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET enable_external_access = false",
  "SET lock_configuration = true",
];

const say = (message: FromWorker): void => {
  postMessage(message);
};

const state: {connection?: DuckDBConnection} = {};

addEventListener("message", ({data}: MessageEvent<ToWorker>) => {
  const work = data.is === "start" ? start(data.tables) : run(data.sql, data.most);
  work.catch((error: unknown) => {
    say({is: "fault", message: error instanceof Error ? error.message : String(error)});
  });
});

async function start(tables: readonly TableSource[]): Promise<void> {
  const mainModule = import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
  // Every browser of the last years has the exceptions that this build needs: there is no other to fall back on.
  const bundle = {mainModule, mainWorker: ""};
  const db = await createDuckDB({mvp: bundle, eh: bundle}, new VoidLogger(), BROWSER_RUNTIME);
  await db.instantiate(() => undefined);
  db.open({query: {castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true}});
  const connection = db.connect();
  for (const table of tables) {
    const file = `${table.name}.${"parquet" in table ? "parquet" : "csv"}`;
    if ("parquet" in table) db.registerFileBuffer(file, table.parquet);
    else db.registerFileText(file, csvOf(table.rows));
    connection.query(`CREATE TABLE "${table.name}" AS SELECT * FROM ${reader(file, table)}`);
  }
  db.dropFiles();
  for (const lock of locks) connection.query(lock);
  for (const door of doors) Object.defineProperty(globalThis, door, {value: undefined, writable: false});
  state.connection = connection;
  say({is: "ready", engine: db.getVersion()});
}

function reader(file: string, table: TableSource): string {
  if ("parquet" in table) return `read_parquet('${file}')`;
  const columns = table.columns.map(({name, type}) => `'${name}': '${type}'`).join(", ");
  return `read_csv('${file}', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${columns}})`;
}

function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const field = (value: string | number | null): string =>
    value === null ? "" : `"${String(value).replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(field).join(",")}\n`).join("");
}

/** A piece of an answer: the part of Arrow's batches that is used here. An answer without rows is one empty piece. */
interface Batch {
  readonly schema: {readonly fields: readonly {readonly name: string}[]};
  readonly numRows: number;
  getChildAt(column: number): {get(row: number): unknown} | null;
}

/** Runs a query and keeps its first rows: the engine makes an answer piece by piece, and more pieces are not asked for. */
async function run(sql: string, most: number): Promise<void> {
  const {connection} = state;
  if (connection === undefined) throw new Error("the tables are not loaded");
  const from = performance.now();
  const batches = await ask(connection, sql);
  let columns: string[] = [];
  const rows: SqlValue[][] = [];
  let more = false;
  for (const batch of batches) {
    columns = batch.schema.fields.map(({name}) => name);
    const vectors = batch.schema.fields.map((_, i) => batch.getChildAt(i));
    for (let row = 0; row < batch.numRows && !more; row++) {
      if (rows.length === most) more = true;
      else rows.push(vectors.map((vector) => plain(vector?.get(row))));
    }
    if (more) break;
  }
  const answer: SqlAnswer = {columns, rows, more, milliseconds: performance.now() - from};
  say({is: "answer", answer});
}

/** The answer in pieces; that of several statements, which the engine gives whole, is the last one's. */
async function ask(connection: DuckDBConnection, sql: string): Promise<Iterable<Batch>> {
  try {
    return (await connection.send(sql)) as Iterable<Batch>;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("can only take a single statement")) throw error;
    return (connection.query(sql) as {readonly batches: readonly Batch[]}).batches;
  }
}

/** A value that can be shown, saved and sent: days as YYYY-MM-DD, lists and structures as JSON. */
function plain(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
}
