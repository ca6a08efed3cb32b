import type {Readable} from "node:stream";
import pg from "pg";
import {to as copyTo} from "pg-copy-streams";
import type {Effects} from "../../model/effects.ts";
import {cancelRequest} from "./cancelRequest.ts";
import {connectionSettings} from "./connectionSettings.ts";
import {serverError} from "./serverError.ts";

export interface SessionOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Seconds that one statement may take. */
  readonly timeout: number;
  readonly effects: Effects;
}

/** A column of an answer, with the type that the server knows it as. */
export interface ServerColumn {
  readonly name: string;
  readonly type: string;
  /** PostgreSQL's category of types: S text, D dates, N numbers, B booleans, … (pg_type.typcategory). */
  readonly category: string;
}

/**
 * One connection and in it one transaction that only reads: every table is seen as it stood at one moment. `place` is
 * what an error names.
 */
export interface Session {
  rows(sql: string, values: readonly unknown[], place: string): Promise<Record<string, unknown>[]>;
  /** The columns of a SELECT, without running it. */
  columns(select: string, place: string): Promise<ServerColumn[]>;
  /** The bytes that a SELECT gives in the binary form of COPY, at the pace of whoever reads. */
  copy(select: string, place: string): AsyncIterable<Buffer>;
  /** Bytes that have come from the server so far. */
  bytesReceived(): number;
  close(): Promise<void>;
}

/** What pg keeps of a connection beside its documented surface: needed to cancel, and to count what came. */
interface Inside {
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: {readonly stream: {readonly bytesRead: number; destroy(): void}};
}

/**
 * Seconds to wait for a lock, and for us between two statements. A server that supports it looks every few seconds
 * whether we are still there, and stops working where we are not.
 */
const patience = {lock_timeout: "10s", idle_in_transaction_session_timeout: "600s"};

/** Dates and times as ISO writes them, in Swedish time. */
const formats = {DateStyle: "ISO, YMD", TimeZone: "Europe/Stockholm", client_encoding: "UTF8"};

/** Connects as the environment says, and begins the transaction. Ctrl-C asks the server to stop what it is doing. */
export async function openSession({environment, timeout, effects}: SessionOptions): Promise<Session> {
  const settings = connectionSettings(environment);
  const {ssl, password, ...where} = settings;
  const client = new pg.Client({
    ...{...where, ssl, keepAlive: true, application_name: "underlag"},
    ...(password === undefined ? {} : {password}),
  });
  const inside = client as unknown as Inside;
  // The connection can break while nothing is asked: the next question tells.
  client.on("error", () => undefined);
  const connection = "PostgreSQL";
  let isBusy = false;
  const ask = async <T>(place: string, work: () => Promise<T>): Promise<T> => {
    isBusy = true;
    try {
      return await work();
    } catch (error) {
      throw serverError(error, place);
    } finally {
      isBusy = false;
    }
  };
  const stop = async () => {
    if (isBusy) await cancelRequest(settings, {process: inside.processID, secret: inside.secretKey});
    inside.connection.stream.destroy();
  };
  await ask(connection, () => client.connect());
  const forget = effects.onInterrupt?.(stop);
  await ask(connection, async () => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const local = {...patience, ...formats, statement_timeout: `${timeout}s`};
    for (const [name, value] of Object.entries(local))
      await client.query("SELECT set_config($1, $2, true)", [name, value]);
    await client.query(
      "SELECT set_config(name, '5s', true) FROM pg_settings WHERE name = 'client_connection_check_interval'",
    );
  });
  return {
    rows: (sql, values, place) =>
      ask(place, async () => (await client.query<Record<string, unknown>>(sql, [...values])).rows),
    columns: (select, place) =>
      ask(place, async () => {
        const {fields} = await client.query(`SELECT * FROM (${select}) AS source LIMIT 0`);
        const types = await client.query<{oid: number; type: string; category: string}>(
          "SELECT oid::int8::int4 AS oid, typname AS type, typcategory AS category FROM pg_type WHERE oid = ANY($1::oid[])",
          [fields.map(({dataTypeID}) => dataTypeID)],
        );
        const byId = new Map(types.rows.map(({oid, ...type}) => [oid, type]));
        return fields.map(({name, dataTypeID}) => {
          const {type = "?", category = "?"} = byId.get(dataTypeID) ?? {};
          return {name, type, category};
        });
      }),
    async *copy(select, place) {
      isBusy = true;
      try {
        const stream: Readable = client.query(
          copyTo(`COPY (${select}) TO STDOUT (FORMAT binary)`, {highWaterMark: 2 ** 20}),
        );
        for await (const piece of stream) yield piece as Buffer;
        isBusy = false;
      } catch (error) {
        isBusy = false;
        throw serverError(error, place);
      }
    },
    bytesReceived: () => inside.connection.stream.bytesRead,
    async close() {
      forget?.();
      // Whoever stops reading in the middle of a table leaves the server at work.
      if (isBusy) {
        await stop();
        return;
      }
      await client.end().catch(() => undefined);
    },
  };
}
