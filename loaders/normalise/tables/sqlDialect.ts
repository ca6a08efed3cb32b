/**
 * What differs between the engines that read raw tables. Everything else of the SQL in this folder is the same text on
 * DuckDB and PostgreSQL. Arguments are SQL expressions of text; null gives null.
 */
export interface SqlDialect {
  /** True where the text matches a regular expression that both engines know. */
  matches(text: string, pattern: string): string;
  /** Whole days since 1970-01-01 of a real calendar day YYYY-MM-DD, years 0100–9999; null for any other text. */
  dayNumber(text: string): string;
  /** How a part of a WITH begins that must be computed once: PostgreSQL would put its text wherever it is named. */
  readonly asOnce: "AS" | "AS MATERIALIZED";
  /** Without blanks, tabs, line breaks and no-break spaces. */
  withoutBlanks(text: string): string;
  /** First 63 bits of HMAC-SHA-256 of the text under the key of the pseudonyms, as a BIGINT. */
  hmac(text: string, key: KeyPads): string;
}

/**
 * SQL expressions of the key of the pseudonyms, padded to a block and xor'ed with 0x36 (inner) and 0x5c (outer): RFC 2104.
 * A variable or a parameter, never the bytes themselves: SQL stands in error messages and in the logs of servers.
 */
export interface KeyPads {
  readonly inner: string;
  readonly outer: string;
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
