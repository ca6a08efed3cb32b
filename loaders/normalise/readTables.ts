import {type StagedTable, stagedTables} from "../model/staged.ts";

/**
 * Where rows of documents gather while they are read: the staged tables, with the place of what gave the row. All copies
 * of a certificate or message stand here; `settle` leaves the first.
 */
export const readTables = Object.keys(stagedTables) as readonly StagedTable[];

/** Tables whose rows may have to be told by the file they came from, beside `rejected`, which has it already. */
const named: ReadonlySet<StagedTable> = new Set<StagedTable>(["message", "unit"]);

/** The columns of a read table and their types: those of the staged table, then `place`, then `file` where it is kept. */
export function readColumns(table: StagedTable): Readonly<Record<string, string>> {
  const staged: Readonly<Record<string, string>> = stagedTables[table];
  return {...staged, place: "BIGINT", ...(named.has(table) ? {file: "VARCHAR"} : {})};
}

/** The name of a read table in the engine. */
export function readName<T extends StagedTable>(table: T): `read_${T}` {
  return `read_${table}`;
}

/** The SQL that makes a read table, empty. */
export function createReadTable(table: StagedTable): string {
  const fields = Object.entries(readColumns(table)).map(([column, type]) => `${column} ${type}`);
  return `CREATE OR REPLACE TABLE ${readName(table)} (${fields.join(", ")})`;
}

/** Certificates and messages that one document can hold; a document of 8 MiB holds some thousands. */
const placesPerDocument = 1_048_576;

/**
 * The place of something in a document: which document, in the order of delivery, and which thing in it. Says which copy
 * is the first, however many threads read.
 */
export function placeOf(document: number, nth: number): bigint {
  return BigInt(document * placesPerDocument + nth);
}

/** The document of a place. */
export function documentOf(place: bigint): number {
  return Math.floor(Number(place) / placesPerDocument);
}
