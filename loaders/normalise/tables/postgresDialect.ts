import {literal, type SqlDialect} from "./sqlDialect.ts";

/** PostgreSQL's side of the SQL that reads raw tables (version 11 and later, a database in UTF-8). */
export const postgresDialect: SqlDialect = {
  matches: (text, pattern) => `(${text} ~ ${literal(pattern)})`,
  // A cast of what is no day would be an error, so the length of the month is looked at first.
  dayNumber: (text) =>
    `CASE WHEN ${text} ~ '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' AND ${text} COLLATE "C" >= '0100' THEN ` +
    `CASE WHEN CAST(substr(${text}, 9, 2) AS INTEGER) <= ` +
    `EXTRACT(DAY FROM CAST(substr(${text}, 1, 7) || '-01' AS DATE) + INTERVAL '1 month' - INTERVAL '1 day') ` +
    `THEN CAST(${text} AS DATE) - DATE '1970-01-01' END END`,
  asOnce: "AS MATERIALIZED",
  withoutBlanks: (text) => `regexp_replace(${text}, '[\\s' || chr(160) || ']', '', 'g')`,
  hmac: (text, {inner, outer}) => {
    const digest = `sha256(${outer} || sha256(${inner} || convert_to(${text}, 'UTF8')))`;
    const bits = `CAST(CAST('x' || encode(substr(${digest}, 1, 8), 'hex') AS BIT(64)) AS BIGINT)`;
    // The shift fills with the sign, which the mask takes away again.
    return `((${bits} >> 1) & 9223372036854775807)`;
  },
};
