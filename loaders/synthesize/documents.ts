import type {Engine, SqlValue} from "../engine/engine.ts";
import type {Effects} from "../model/effects.ts";
import type {RawTableName} from "../model/rawTables.ts";
import type {DocumentSink} from "./documentSink.ts";
import type {RawSelect} from "./rawSelects.ts";
import {type CertificateDocument, certificateXml} from "./xml/certificateXml.ts";
import {messageXml, revocationXml} from "./xml/messageXml.ts";

/** Documents that are read out of the engine and written at a time. */
const documentsAtATime = 5_000;
/** Files in one folder: few enough for any file system and any listing. */
const filesPerFolder = 1_000;

/** The folder of each kind of document: revocations are read with the certificates. */
export const documentFolders = {
  certificates: "intyg",
  revocations: "intyg/makuleringar",
  messages: "meddelanden",
} as const;

type Row = Readonly<Record<string, SqlValue>>;

/**
 * Writes the country as documents: RegisterCertificate, RevokeCertificate, and messages both ways, one file each. Read out
 * of the engine in slices of certificates in order, so memory does not grow with the country.
 */
export async function writeDocuments(
  engine: Engine,
  tables: Readonly<Record<RawTableName, RawSelect>>,
  sink: DocumentSink,
  effects: Effects,
): Promise<void> {
  const slices = await engine.rows(`
    SELECT certificate AS first, lead(certificate) OVER (ORDER BY certificate) - 1 AS last
    FROM (SELECT certificate, row_number() OVER (ORDER BY certificate) - 1 AS place FROM certificate)
    WHERE place % ${documentsAtATime} = 0 ORDER BY certificate`);
  const [{n: total} = {n: 0}] = await engine.rows(
    "SELECT (SELECT count(*) FROM certificate) + (SELECT count(*) FROM revocation) + (SELECT count(*) FROM message) AS n",
  );
  const written = {certificates: 0, revocations: 0, messages: 0};
  const write = (kind: keyof typeof written, xml: string) => {
    const number = ++written[kind];
    const folder = String(Math.floor((number - 1) / filesPerFolder)).padStart(5, "0");
    sink.write(`${documentFolders[kind]}/${folder}/${String(number).padStart(8, "0")}.xml`, xml);
  };
  effects.progress("Skriver dokument", 0, Number(total), "dokument");
  for (const {first, last} of slices) {
    const within = `BETWEEN ${String(first)} AND ${last === null ? "9223372036854775807" : String(last)}`;
    for (const row of await engine.rows(certificatesSql(tables, within)))
      write("certificates", certificateXml(documentOf(row)));
    for (const row of await engine.rows(revocationsSql(tables, within)))
      write("revocations", revocationXml({...issued(row), revoked: text(row, "revoked")}));
    for (const row of await engine.rows(messagesSql(tables, within)))
      write(
        "messages",
        messageXml({
          ...issued(row),
          ...{message: text(row, "message"), subject: text(row, "subject"), towards: text(row, "towards")},
          ...{sent: text(row, "sent"), answers: optional(row, "answers"), reminds: optional(row, "reminds")},
          ...{answerBy: optional(row, "answer_by"), questions: list(row, "questions")},
        }),
      );
    const done = written.certificates + written.revocations + written.messages;
    effects.progress("Skriver dokument", done, Number(total), "dokument");
  }
}

/** Moments as XML writes them. */
const moment = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%S')`;

/** The lists that hang on the certificates of a slice, each as one text: entries by `;`, fields by `|`. */
function gathered(table: string, fields: string, order: string, within: string): string {
  return `(SELECT certificate AS number, string_agg(${fields}, ';' ORDER BY ${order}) AS list FROM ${table}
    WHERE certificate ${within} GROUP BY certificate)`;
}

function certificatesSql(tables: Readonly<Record<RawTableName, RawSelect>>, within: string): string {
  const {columns, from} = tables.certificate;
  const relations = `(SELECT number, string_agg(kind || '|' || other, ';' ORDER BY kind, other) AS list
    FROM (SELECT ${tables.relation.columns}, t.certificate AS number FROM ${tables.relation.from} WHERE t.certificate ${within})
    GROUP BY number)`;
  return `
    SELECT w.* EXCLUDE (number) REPLACE (${moment("w.signed")} AS signed, ${moment("w.sent")} AS sent),
      d.list AS diagnoses, q.list AS periods, m.list AS measures, r.list AS relations
    FROM (SELECT ${columns}, c.certificate AS number FROM ${from} WHERE c.certificate ${within}) w
    LEFT JOIN ${gathered("diagnosis", "code", "ordinal", within)} d ON d.number = w.number
    LEFT JOIN ${gathered(
      "period",
      "strftime(DATE '1970-01-01' + from_day, '%Y-%m-%d') || '|' || strftime(DATE '1970-01-01' + to_day, '%Y-%m-%d') || '|' || degree",
      "ordinal",
      within,
    )} q ON q.number = w.number
    LEFT JOIN ${gathered("measure", "code", "code", within)} m ON m.number = w.number
    LEFT JOIN ${relations} r ON r.number = w.number
    ORDER BY w.number`;
}

const issuedBy =
  "JOIN certificate c ON c.certificate = t.certificate JOIN synthesize_person p ON p.person = c.person";

function revocationsSql({revocation}: Readonly<Record<RawTableName, RawSelect>>, within: string): string {
  return `
    SELECT w.* EXCLUDE (number) REPLACE (${moment("w.revoked")} AS revoked)
    FROM (
      SELECT ${revocation.columns}, p.number AS person, c.unit, c.provider, t.certificate AS number
      FROM ${revocation.from} ${issuedBy} WHERE t.certificate ${within} AND c.certificate ${within}
    ) w ORDER BY w.number`;
}

function messagesSql({message}: Readonly<Record<RawTableName, RawSelect>>, within: string): string {
  return `
    SELECT w.* EXCLUDE (number) REPLACE (${moment("w.sent")} AS sent, CAST(w.answer_by AS VARCHAR) AS answer_by), q.list AS questions
    FROM (
      SELECT ${message.columns}, p.number AS person, c.unit, c.provider, t.message AS number
      FROM ${message.from} ${issuedBy} WHERE t.certificate ${within} AND c.certificate ${within}
    ) w
    LEFT JOIN (
      SELECT t.message AS number, string_agg(x.question, ';' ORDER BY x.question) AS list
      FROM message t JOIN message_question x ON x.message = t.message WHERE t.certificate ${within} GROUP BY t.message
    ) q ON q.number = w.number
    ORDER BY w.number`;
}

function documentOf(row: Row): CertificateDocument {
  return {
    ...issued(row),
    ...{signed: text(row, "signed"), sent: optional(row, "sent"), version: text(row, "version")},
    infectionBan: row["infection_ban"] === true,
    answers: optional(row, "answers"),
    diagnoses: list(row, "diagnoses"),
    periods: list(row, "periods").map((entry) => {
      const [from = "", to = "", degree = ""] = entry.split("|");
      return {from, to, degree};
    }),
    measures: list(row, "measures"),
    measureText: row["measure_text"] === true,
    treatmentOngoing: row["treatment_ongoing"] === true,
    treatmentPlanned: row["treatment_planned"] === true,
    prognosis: text(row, "prognosis"),
    contactWish: row["contact_wish"] === true,
    relations: list(row, "relations").map((entry) => {
      const [kind = "", other = ""] = entry.split("|");
      return {kind, other};
    }),
  };
}

function issued(row: Row) {
  const [certificate, person] = [text(row, "certificate"), text(row, "person")];
  return {certificate, person, unit: text(row, "unit"), provider: text(row, "provider")};
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`expected a text in ${column}`);
  return value;
}

function optional(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

function list(row: Row, column: string): string[] {
  return optional(row, column)?.split(";") ?? [];
}
