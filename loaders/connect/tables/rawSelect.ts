import {type RawTableName, rawTables} from "../../model/rawTables.ts";
import {isoDaySql} from "./dateFormat.ts";
import type {MappedEntry} from "./mapping.ts";

export interface RawSelectOptions {
  /** SQL of a column of the source as text: where its type needs more than a cast. */
  readonly textOf?: (column: string) => string;
  /** SQL of where in its file a row stands, or of NULL where it stands nowhere. */
  readonly line?: string;
}

/** Columns that say whose a row is, and not what it says. */
const ownerColumns: ReadonlySet<string> = new Set(["certificate", "message"]);
/** Tables in which each row is something of its own: it is never left out for being empty. */
const standalone: ReadonlySet<RawTableName> = new Set(["certificate", "message", "unit"]);

/**
 * SQL that gives a raw table from a relation of the source: every column of `rawTables[name]` as trimmed text, null
 * where it is empty or not mapped, and `line`. In tables that hang on a certificate or message, rows whose other mapped
 * columns are all empty are left out: in a wide table most certificates have no second period. (Not where the columns have
 * our names: that table was made for us, and an empty row in it is a fault.) The same text on DuckDB and PostgreSQL.
 */
export function rawSelect(
  name: RawTableName,
  entry: MappedEntry,
  relation: string,
  {textOf = asText, line = "CAST(NULL AS BIGINT)"}: RawSelectOptions = {},
): string {
  const mapped = Object.entries(entry.columns);
  const columns = Object.keys(rawTables[name]).map((column) => {
    const theirs = entry.columns[column];
    const constant = entry.constants[column];
    if (theirs !== undefined) return `${valueSql(entry, column, textOf(theirs))} AS ${column}`;
    return `${constant === undefined ? "CAST(NULL AS VARCHAR)" : literal(constant)} AS ${column}`;
  });
  const told = mapped.filter(([column]) => !ownerColumns.has(column));
  const conditions = Object.entries(entry.where).map(
    ([column, texts]) => `${trimmedSql(textOf(column))} IN (${texts.map(literal).join(", ")})`,
  );
  if (!hasOurNames(entry) && !standalone.has(name) && told.length > 0)
    conditions.push(
      `(${told.map(([, theirs]) => `coalesce(${trimmedSql(textOf(theirs))}, '') <> ''`).join(" OR ")})`,
    );
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  return `SELECT ${columns.join(", ")}, ${line} AS line FROM ${relation}${where}`;
}

function hasOurNames({columns}: MappedEntry): boolean {
  return Object.entries(columns).every(([ours, theirs]) => ours === theirs);
}

/** A column in double quotes, whatever its name holds. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function asText(column: string): string {
  return `CAST(${identifier(column)} AS VARCHAR)`;
}

function valueSql(entry: MappedEntry, column: string, text: string): string {
  const trimmed = trimmedSql(text);
  const format = entry.dateFormats[column];
  const plain = format === undefined ? trimmed : isoDaySql(trimmed, format);
  const translations = Object.entries(entry.values[column] ?? {}).map(
    ([theirs, ours]) => `WHEN ${literal(theirs.trim())} THEN ${literal(ours)}`,
  );
  const value =
    translations.length === 0 ? plain : `CASE ${trimmed} ${translations.join(" ")} ELSE ${plain} END`;
  return `nullif(${value}, '')`;
}

/** Without blanks, tabs, line breaks and no-break spaces at its ends. */
function trimmedSql(text: string): string {
  return `trim(BOTH ' ' || chr(9) || chr(10) || chr(13) || chr(160) FROM ${text})`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
