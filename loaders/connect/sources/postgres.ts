import {UsageError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";
import {rawTables} from "../../model/rawTables.ts";
import type {Remote, RemoteTable} from "../../model/remote.ts";
import type {Delivery, Flags, RawRows, Source} from "../../model/source.ts";
import {mustBeReadable} from "../files/findFiles.ts";
import {findUnits} from "../files/findUnits.ts";
import {copyRows} from "../postgres/copyRows.ts";
import {remoteTables} from "../postgres/remoteTables.ts";
import type {Session} from "../postgres/session.ts";

/** The national `hsaunits.xml` is 39 MB. */
const greatestUnitFile = 64 * 1_048_576;

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
  // An address can hold a password, and command lines are seen by others: it is not repeated either.
  if (/^postgres(ql)?:|password=/i.test(flags["postgres"] ?? ""))
    throw new UsageError(
      "--postgres: ange en mappning eller schema=NAMN; servern och lösenordet ur PGHOST, PGPASSWORD …",
    );
  if (flags["units"] !== undefined) mustBeReadable("units", flags["units"]);
  const {openSession} = await import("../postgres/session.ts");
  const session = await openSession({environment: process.env, timeout, effects});
  try {
    const tables = await remoteTables(session, flags["postgres"] ?? "");
    if (flags["units"] !== undefined && tables.some(({kind}) => kind === "unit"))
      throw new UsageError("ange enheterna en gång: med --units eller bland tabellerna");
    return {session, tables};
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** The registry of units in files (`--units`), where the database has none. */
async function* unitFiles(flags: Flags): AsyncGenerator<Delivery> {
  const units = flags["units"];
  if (units !== undefined) yield* findUnits("units", units, greatestUnitFile);
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
      yield* unitFiles(flags);
    } finally {
      await session.close();
    }
  },
  async remote(flags, effects): Promise<Remote> {
    const {session, tables} = await open(flags, effects);
    return {
      tables,
      rows: (sql, values, place) => session.rows(sql, values, place),
      async *units() {
        for (const table of tables) if (table.kind === "unit") yield stream(session, table, effects);
        yield* unitFiles(flags);
      },
      bytesReceived: () => session.bytesReceived(),
      close: () => session.close(),
    };
  },
};
