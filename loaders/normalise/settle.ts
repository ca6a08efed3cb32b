import {type StagedTable, stagedTables} from "../model/staged.ts";
import type {StagedWriter} from "../model/stagedWriter.ts";
import {readTables, readName} from "./readTables.ts";

/** Where all rows of a read table are: a table, or a query in brackets. */
export type RowsOf = (table: StagedTable) => string;

/**
 * Moves what was read into the staged tables, once all is read. Of several copies of a certificate or message the first
 * in the order of delivery is kept; a further copy of a certificate is an `excluded` row and one of a message a
 * `rejected` row. The first copy of a certificate can be older than its sending (a status update at signing); the
 * certificate was sent all the same, so without a day of sending it gets the first that any copy tells. Units are not
 * settled here: see `units/settleUnits.ts`.
 */
export async function settle(into: StagedWriter, rowsOf: RowsOf): Promise<void> {
  const columns = (table: StagedTable, from: string) =>
    Object.keys(stagedTables[table])
      .map((column) => `${from}.${column}`)
      .join(", ");
  const move = (table: StagedTable, further: string) => `
    INSERT INTO ${table} SELECT ${columns(table, "r")} FROM ${rowsOf(table)} r
      WHERE r.place NOT IN (SELECT place FROM ${further});`;
  const copies = (table: "certificate" | "message") => `
    CREATE OR REPLACE TEMP TABLE copied_${table} AS
      SELECT ${table}, min(place) AS place${table === "certificate" ? ", min(sent_day) AS sent_day" : ""}
      FROM ${rowsOf(table)} GROUP BY ${table} HAVING count(*) > 1;
    CREATE OR REPLACE TEMP TABLE further_${table} AS
      SELECT r.place FROM ${rowsOf(table)} r JOIN copied_${table} c ON c.${table} = r.${table} AND c.place <> r.place;`;
  await into.run(`
    ${copies("certificate")}
    ${move("certificate", "further_certificate")}
    UPDATE certificate SET sent_day = c.sent_day FROM copied_certificate c
      WHERE certificate.certificate = c.certificate AND certificate.sent_day IS NULL AND c.sent_day IS NOT NULL;
    ${(["period", "diagnosis", "measure", "relation"] as const).map((table) => move(table, "further_certificate")).join("")}
    INSERT INTO excluded SELECT ${columns("excluded", "r")} FROM ${rowsOf("excluded")} r;
    INSERT INTO excluded SELECT NULL, 'duplicate' FROM further_certificate;
    INSERT INTO revocation SELECT ${columns("revocation", "r")} FROM ${rowsOf("revocation")} r;
    ${copies("message")}
    ${move("message", "further_message")}
    ${move("message_question", "further_message")}
    INSERT INTO rejected SELECT ${columns("rejected", "r")} FROM ${rowsOf("rejected")} r;
    INSERT INTO rejected
      SELECT r.file, NULL, NULL, 'message.duplicate' FROM ${rowsOf("message")} r JOIN further_message f ON f.place = r.place;
    ${["certificate", "message"].map((kind) => `DROP TABLE copied_${kind}; DROP TABLE further_${kind};`).join("")}
    ${readTables.map((table) => `DROP TABLE ${readName(table)};`).join("")}`);
}
