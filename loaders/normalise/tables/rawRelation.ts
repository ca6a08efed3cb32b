import {type RawTableName, rawTables} from "../../model/rawTables.ts";

/** The raw tables that are read here; the unit registry is read with the rest of what tells of units. */
export const readTables = [
  "certificate",
  "period",
  "diagnosis",
  "measure",
  "relation",
  "revocation",
  "message",
  "message_question",
] as const satisfies readonly RawTableName[];

/** Name of the relation that holds a raw table: its columns as text, and where each row stands. */
export function rawRelation<Name extends RawTableName>(name: Name): `raw_${Name}` {
  return `raw_${name}`;
}

/** Its columns: those of `rawTables` as text; `part`, the number of its delivery; `line`, its row there, or null. */
export function rawColumns(name: RawTableName): readonly string[] {
  return [...Object.keys(rawTables[name]), "part", "line"];
}

/** A SELECT without rows for a raw table that the source does not have. */
export function noRows(name: RawTableName): string {
  const texts = Object.keys(rawTables[name]).map((column) => `CAST(NULL AS VARCHAR) AS ${column}`);
  return `SELECT ${texts.join(", ")}, CAST(NULL AS INTEGER) AS part, CAST(NULL AS BIGINT) AS line WHERE 1 = 0`;
}

/** Bits of a place that count rows: more than any file has. */
const lineBits = 40;

/** SQL of where a row of a raw relation stands, as one BIGINT that sorts by delivery and row; see {@link partOf}. */
export function place(alias: string): string {
  return `(CAST(${alias}.part AS BIGINT) * ${2 ** lineBits} + coalesce(${alias}.line, 0))`;
}

/** SQL of the number of the delivery, from a place. */
export function partOf(at: string): string {
  return `CAST(${at} >> ${lineBits} AS INTEGER)`;
}

/** SQL of the row in its delivery, from a place; null where rows have none. */
export function lineOf(at: string): string {
  return `CAST(nullif(${at} & ${2 ** lineBits - 1}, 0) AS INTEGER)`;
}
