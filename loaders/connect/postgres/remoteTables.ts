import {InputError} from "../../errors.ts";
import {type RawTableName, rawTables} from "../../model/rawTables.ts";
import type {RemoteTable} from "../../model/remote.ts";
import {type MappedEntry, type Mapping, readServerMapping, type ServerEntry} from "../tables/mapping.ts";
import {identifier, rawSelect} from "../tables/rawSelect.ts";
import type {ServerColumn, Session} from "./session.ts";

const shortcut = /^schema=(.+)$/s;

/**
 * The raw tables that `--postgres` points at, each checked against the server: the table is there and may be read, it has
 * the columns that the mapping names, and their types can be read as text. `given` is the path of a mapping, or
 * `schema=<name>` for a schema whose tables and columns have our names.
 */
export async function remoteTables(session: Session, given: string): Promise<RemoteTable[]> {
  const schema = shortcut.exec(given)?.[1];
  const mapping = schema === undefined ? readServerMapping(given) : await mappingOfSchema(session, schema);
  const tables: RemoteTable[] = [];
  for (const kind of Object.keys(rawTables) as RawTableName[])
    for (const entry of mapping[kind] ?? []) tables.push(await remoteTable(session, kind, entry));
  return tables;
}

async function remoteTable(session: Session, kind: RawTableName, entry: ServerEntry): Promise<RemoteTable> {
  const file = `${kind} (${entry.table ?? "query"})`;
  const relation = relationOf(entry);
  const found = await session.columns(`SELECT * FROM ${relation}`, file);
  const byName = new Map(found.map((column) => [column.name, column]));
  for (const name of namesIn(entry)) {
    const column = byName.get(name);
    if (!column) throw new InputError(`${file}: kolumnen ${name} finns inte (regel postgres.column)`);
    if (!isReadable(column))
      throw new InputError(
        `${file}: kolumnen ${name} har typen ${column.type}, som inte går att läsa som text (regel postgres.type)`,
      );
  }
  const textOf = (name: string) => textSql(byName.get(name) ?? {name, type: "text", category: "S"});
  return {kind, file, select: rawSelect(kind, entry, relation, {textOf})};
}

/** The table in quotes part by part, so that it is taken as it is spelt; or the query as a table. */
function relationOf({table, query}: ServerEntry): string {
  if (table !== undefined) return `${table.split(".").map(identifier).join(".")} AS source`;
  // On lines of its own, so that a comment at its end ends there.
  return `(\n${(query ?? "").trim().replace(/;$/, "")}\n) AS source`;
}

function namesIn(entry: MappedEntry): string[] {
  return [...new Set([...Object.values(entry.columns), ...Object.keys(entry.where)])];
}

/** Texts, days and times, numbers, truth values and enumerations; of the other types only uuid. */
function isReadable({type, category}: ServerColumn): boolean {
  return ["S", "D", "N", "B", "E"].includes(category) || type === "uuid";
}

/** How PostgreSQL writes times as ISO 8601 does, to the second and with the zone where there is one. */
const moments: Readonly<Record<string, string>> = {
  timestamp: `YYYY-MM-DD"T"HH24:MI:SS`,
  timestamptz: `YYYY-MM-DD"T"HH24:MI:SSTZH:TZM`,
};

/** SQL of a column as text, compared byte by byte whatever the server's collation. */
function textSql({name, type}: ServerColumn): string {
  const column = identifier(name);
  const plain = `CAST(${column} AS text)`;
  const format = moments[type];
  // What is infinite has no such form: its own text, that no reader takes for a day.
  const text =
    format === undefined
      ? plain
      : `CASE WHEN isfinite(${column}) THEN to_char(${column}, '${format}') ELSE ${plain} END`;
  return `(${text} COLLATE "C")`;
}

/** A mapping of a schema whose tables have our names: of each table the columns that it has of ours. */
async function mappingOfSchema(session: Session, schema: string): Promise<Mapping<ServerEntry>> {
  const rows = await session.rows(
    `SELECT c.relname::text AS table_name, a.attname::text AS column_name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'v', 'm', 'f', 'p') AND a.attnum > 0 AND NOT a.attisdropped`,
    [schema],
    `schema ${schema}`,
  );
  const has = new Set(rows.map((row) => `${String(row["table_name"])}.${String(row["column_name"])}`));
  const tables = new Set(rows.map((row) => String(row["table_name"])));
  const mapping: Partial<Record<RawTableName, readonly ServerEntry[]>> = {};
  for (const [kind, columns] of Object.entries(rawTables) as [RawTableName, Record<string, string>][]) {
    const place = `${kind} (${schema}.${kind})`;
    if (!tables.has(kind)) {
      if (kind !== "certificate" && kind !== "period") continue;
      throw new InputError(`${place}: tabellen finns inte (regel postgres.table)`);
    }
    const names = Object.keys(columns).filter((column) => has.has(`${kind}.${column}`));
    const missing = Object.keys(columns).find(
      (column) => columns[column] === "required" && !names.includes(column),
    );
    if (missing !== undefined)
      throw new InputError(`${place}: kolumnen ${missing} finns inte (regel postgres.column)`);
    mapping[kind] = [
      {
        table: `${schema}.${kind}`,
        columns: Object.fromEntries(names.map((column) => [column, column])),
        ...{constants: {}, values: {}, dateFormats: {}, where: {}},
      },
    ];
  }
  return mapping;
}
