import {createReadStream, rmSync} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import pg from "pg";
import {from as copyFrom} from "pg-copy-streams";
import {type Engine, quote} from "../engine/engine.ts";
import {EnvironmentError, UsageError} from "../errors.ts";
import type {Effects} from "../model/effects.ts";
import {type RawTableName, rawTables} from "../model/rawTables.ts";
import type {RawSelect} from "./rawSelects.ts";

/** Types of the columns that are not text. */
const types: Readonly<Record<string, string>> = {
  signed: "timestamp",
  sent: "timestamp",
  revoked: "timestamp",
  ...{from_day: "date", to_day: "date", answer_by: "date", start: "date", slut: "date"},
  ...{degree: "smallint", ordinal: "smallint", listade: "integer"},
  infection_ban: "boolean",
  ...{treatment_ongoing: "boolean", treatment_planned: "boolean"},
  ...{measure_text: "boolean", contact_wish: "boolean"},
};

/** Columns that are asked for: the id of a table's own rows first. */
const indexes: Readonly<Partial<Record<RawTableName, readonly string[]>>> = {
  certificate: ["certificate", "person"],
  period: ["certificate"],
  diagnosis: ["certificate"],
  measure: ["certificate"],
  relation: ["certificate"],
  revocation: ["certificate"],
  message: ["message", "certificate"],
  message_question: ["message"],
  unit: ["hsa_id"],
};

export interface ServerOptions {
  readonly connection: pg.ClientConfig;
  readonly schema: string;
  /** Drop the tables of these names that the schema has. */
  readonly force: boolean;
  /** An owner-only folder for one table at a time on its way. */
  readonly folder: string;
  readonly effects: Effects;
}

/**
 * Writes raw tables into a schema of a PostgreSQL database, with types, indexes and statistics, by COPY and in one
 * transaction: a run that fails leaves nothing. The schema is made if there is none.
 */
export async function writeServer(
  engine: Engine,
  tables: Readonly<Record<RawTableName, RawSelect>>,
  {connection, schema, force, folder, effects}: ServerOptions,
): Promise<void> {
  const client = new pg.Client(connection);
  // What breaks the connection is told by the next statement.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN");
    await prepare(client, schema, force);
    const list = Object.entries(tables) as [RawTableName, RawSelect][];
    for (const [at, [name, table]] of list.entries()) {
      effects.progress("Skriver tabeller", at, list.length, "tabeller");
      const file = join(folder, `${name}.csv`);
      try {
        await engine.run(
          `COPY (SELECT ${table.columns} FROM ${table.from} ORDER BY ${table.order}) TO ${quote(file)} (FORMAT csv, HEADER)`,
        );
        await fill(client, `${identifier(schema)}.${name}`, name, file);
      } finally {
        rmSync(file, {force: true});
      }
    }
    await client.query("COMMIT");
    for (const [name] of list) await client.query(`ANALYZE ${identifier(schema)}.${name}`);
    effects.progress("Skriver tabeller", list.length, list.length, "tabeller");
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    const code = (error as {code?: string}).code;
    // Words of the server can quote a row; its code says what happened.
    if (code === undefined) throw error;
    throw new EnvironmentError(`PostgreSQL: gick inte att skriva (kod ${code}, regel postgres.write)`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function prepare(client: pg.Client, schema: string, force: boolean): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${identifier(schema)}`);
  const {rows} = await client.query<{relname: string}>(
    `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = ANY($2) ORDER BY c.relname`,
    [schema, Object.keys(rawTables)],
  );
  if (rows.length > 0 && !force)
    throw new UsageError(
      `schemat ${schema} har redan ${rows.map(({relname}) => relname).join(", ")}. Skriv över med --force`,
    );
  for (const {relname} of rows) await client.query(`DROP TABLE ${identifier(schema)}.${identifier(relname)}`);
}

async function fill(client: pg.Client, table: string, name: RawTableName, file: string): Promise<void> {
  const columns = Object.keys(rawTables[name]);
  const defined = columns.map((column) => `${column} ${types[column] ?? "text"}`);
  await client.query(`CREATE TABLE ${table} (${defined.join(", ")})`);
  const into = client.query(
    copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN (FORMAT csv, HEADER true)`),
  );
  await pipeline(createReadStream(file), into);
  for (const column of indexes[name] ?? []) await client.query(`CREATE INDEX ON ${table} (${column})`);
}

/** A name in double quotes. */
function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
