import {UsageError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";
import {rawTables} from "../../model/rawTables.ts";
import type {Remote, RemoteTable} from "../../model/remote.ts";
import type {Delivery, Flags, RawRows, Source} from "../../model/source.ts";
import {copyRows} from "../postgres/copyRows.ts";
import {remoteTables} from "../postgres/remoteTables.ts";
import {openSession, type Session} from "../postgres/session.ts";

/** Seconds that one statement may take, where the flag does not say. */
const defaultTimeout = 3_600;

function timeoutOf(flags: Flags): number {
  const text = flags["postgres-timeout"];
  if (text === undefined) return defaultTimeout;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--postgres-timeout: ska vara ett heltal sekunder från 1, inte ${text}`);
}

async function open(flags: Flags, effects: Effects): Promise<{session: Session; tables: RemoteTable[]}> {
  const timeout = timeoutOf(flags);
  const session = await openSession({environment: process.env, timeout, effects});
  try {
    return {session, tables: await remoteTables(session, flags["postgres"] ?? "")};
  } catch (error) {
    await session.close();
    throw error;
  }
}

function stream(session: Session, table: RemoteTable, effects: Effects): RawRows {
  return {is: "rows", kind: table.kind, file: table.file, batches: batchesOf(session, table, effects)};
}

/** A table as it streams out: batches of columns by our names, told of as they come. */
async function* batchesOf(session: Session, table: RemoteTable, effects: Effects): RawRows["batches"] {
  const columns = Object.keys(rawTables[table.kind]);
  const select = `SELECT ${columns.join(", ")} FROM (${table.select}) AS raw`;
  let rows = 0;
  for await (const batch of copyRows(session.copy(select, table.file), columns.length)) {
    rows += batch[0]?.length ?? 0;
    effects.progress(`  ${table.file}`, rows, undefined, "rader");
    yield Object.fromEntries(columns.map((column, index) => [column, batch[index] ?? []]));
  }
}

/**
 * Certificates, messages and units in a PostgreSQL database, streamed out by binary COPY in one transaction that only
 * reads; or linked and counted there (`remote`), so that only cells leave it.
 */
export const source: Source = {
  id: "postgres",
  title: "Läkarintyg (FK7804) i en PostgreSQL-databas",
  synthetic: false,
  flags: {
    postgres: {
      describe: "mappning i YAML, eller schema=NAMN; servern ur PGHOST, PGUSER, PGPASSWORD, PGSSLMODE …",
      placeholder: "fil",
    },
    "postgres-timeout": {
      describe: `sekunder som en fråga till PostgreSQL får ta (förval ${defaultTimeout})`,
      placeholder: "antal",
    },
  },
  claims: (flags) => flags["postgres"] !== undefined,
  async *deliver(flags, effects): AsyncGenerator<Delivery> {
    const {session, tables} = await open(flags, effects);
    try {
      for (const table of tables) yield stream(session, table, effects);
    } finally {
      await session.close();
    }
  },
  async remote(flags, effects): Promise<Remote> {
    const {session, tables} = await open(flags, effects);
    return {
      tables,
      rows: (sql, values, place) => session.rows(sql, values, place),
      stream: (table) => stream(session, table, effects),
      bytesReceived: () => session.bytesReceived(),
      close: () => session.close(),
    };
  },
};
