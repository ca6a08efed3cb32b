import {literal, type SqlDialect} from "./sqlDialect.ts";

/** DuckDB's side of the SQL that reads raw tables. */
export const duckDbDialect: SqlDialect = {
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  dayNumber: (text) =>
    `CASE WHEN regexp_matches(${text}, '^\\d{4}-\\d{2}-\\d{2}$') AND ${text} >= '0100' ` +
    `THEN CAST(try_cast(${text} AS DATE) - DATE '1970-01-01' AS INTEGER) END`,
  asOnce: "AS",
  withoutBlanks: (text) => `regexp_replace(${text}, '[\\s\\x{a0}]', '', 'g')`,
  hmac: (text, {inner, outer}) => {
    const digest = `sha256(${outer} || unhex(sha256(${inner} || encode(${text}))))`;
    return `CAST(CAST('0x' || left(${digest}, 16) AS UBIGINT) >> 1 AS BIGINT)`;
  },
};
