import {type RawTableName, rawTables} from "../model/rawTables.ts";

/** A raw table of the synthetic country: what is selected, with types, and the order that makes it the same every time. */
export interface RawSelect {
  readonly columns: string;
  readonly from: string;
  readonly order: string;
}

/**
 * The raw tables that `normalise` would read the staged tables of the synthetic country from, for the persons of
 * `synthesize_person`. Identifiers are UUIDs made of the seed and the number of what they name; times of day are made up.
 */
export function rawSelects(seed: number): Readonly<Record<RawTableName, RawSelect>> {
  const certificate = (number: string) => uuid(seed, "certificate", number);
  const message = (number: string) => uuid(seed, "message", number);
  return {
    certificate: {
      columns: `${certificate("c.certificate")} AS certificate, p.number AS person, c.unit, c.provider,
        ${signedMoment} AS signed, ${sentMoment} AS sent,
        CASE WHEN c.version = 1 THEN '1.3' ELSE '2.0' END AS version, 'LISJP' AS form, c.diagnosis, c.infection_ban,
        CASE WHEN c.answers IS NOT NULL THEN ${message("c.answers")} END AS answers,
        c.treatment_ongoing, c.treatment_planned, c.prognosis, c.measure_text, c.contact_wish`,
      from: "certificate c JOIN synthesize_person p ON p.person = c.person",
      order: "c.certificate",
    },
    period: {
      columns: `${certificate("t.certificate")} AS certificate, ${date("t.from_day")} AS from_day, ${date("t.to_day")} AS to_day, t.degree`,
      from: "period t",
      order: "t.certificate, t.ordinal",
    },
    diagnosis: {
      columns: `${certificate("t.certificate")} AS certificate, t.ordinal, t.code`,
      from: "diagnosis t",
      order: "t.certificate, t.ordinal",
    },
    measure: {
      columns: `${certificate("t.certificate")} AS certificate, t.code`,
      from: "measure t",
      order: "t.certificate, t.code",
    },
    relation: {
      columns: `${certificate("t.certificate")} AS certificate, t.kind, ${certificate("t.other")} AS other`,
      from: "relation t",
      order: "t.certificate, t.kind, t.other",
    },
    revocation: {
      columns: `${certificate("t.certificate")} AS certificate, ${moment("t.revoked_day", "t.certificate", 600, 300)} AS revoked`,
      from: "revocation t",
      order: "t.certificate, t.revoked_day",
    },
    message: {
      columns: `${message("t.message")} AS message, ${certificate("t.certificate")} AS certificate, t.subject, t.towards,
        ${messageMoment} AS sent,
        CASE WHEN t.answers IS NOT NULL THEN ${message("t.answers")} END AS answers,
        CASE WHEN t.reminds IS NOT NULL THEN ${message("t.reminds")} END AS reminds,
        ${date("t.answer_by_day")} AS answer_by`,
      from: "message t",
      order: "t.message",
    },
    message_question: {
      columns: `${message("t.message")} AS message, t.question`,
      from: "message_question t",
      order: "t.message, t.question",
    },
    unit: {
      columns: Object.keys(rawTables.unit)
        .map((column) => `${unitColumns[column as keyof typeof rawTables.unit]} AS ${column}`)
        .join(", "),
      from: "unit u",
      order: "u.unit, u.valid_from NULLS FIRST",
    },
  };
}

const unitColumns: Readonly<Record<keyof typeof rawTables.unit, string>> = {
  hsa_id: "u.unit",
  namn: "u.name",
  vardenhet_hsa_id: "u.care_unit",
  vardgivare_hsa_id: "u.provider",
  lanskod: "u.region",
  start: date("u.valid_from"),
  slut: date("u.valid_to"),
  huvudenhet_hsa_id: "u.head_unit",
  verksamhetskoder: "u.business_codes",
  enhetstyper: "u.business_types",
  vardformer: "u.care_types",
  listade: "u.listed",
  typ: "u.type",
};

/** SQL of a UUID (version 8: of one's own making) from the seed, the kind of thing and its number. */
function uuid(seed: number, kind: string, number: string): string {
  const hash = `md5('underlag ${kind} ${seed} ' || ${number})`;
  const part = (from: number, length: number) => `substr(${hash}, ${from}, ${length})`;
  return `(${part(1, 8)} || '-' || ${part(9, 4)} || '-8' || ${part(14, 3)} || '-a' || ${part(18, 3)} || '-' || ${part(21, 12)})`;
}

/** SQL of a day as a date. */
function date(day: string): string {
  return `(DATE '1970-01-01' + ${day})`;
}

/** SQL of a moment on a day: from a minute of the day on, up to so many later, by the number of what it is about. */
function moment(day: string, number: string, from: number, spread: number): string {
  const minutes = `CAST(${from} + (${number} % 1000003) * 7919 % ${spread} AS INTEGER)`;
  return `(TIMESTAMP '1970-01-01' + to_days(${day}) + to_minutes(${minutes}) + to_seconds(CAST(${number} % 60 AS INTEGER)))`;
}

/** Signed in office hours; sent within the half hour after, or on a later day. */
const signedMoment = moment("c.signed_day", "c.certificate", 480, 480);
const sentMoment = `CASE WHEN c.sent_day = c.signed_day THEN ${signedMoment} + to_minutes(CAST(1 + c.certificate % 29 AS INTEGER))
  ELSE ${moment("c.sent_day", "c.certificate", 480, 480)} END`;
const messageMoment = moment("t.sent_day", "t.message", 540, 420);
