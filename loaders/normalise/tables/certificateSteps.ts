import {day} from "../../model/day.ts";
import {dayOfMoment, diagnosisCode, hasCheckDigit, hasHsaShape, hsaId, truth} from "./readings.ts";
import {place, rawRelation} from "./rawRelation.ts";
import {supportColumns, supportFlags, writtenSupport} from "./returnSupport.ts";
import type {Step, TableSqlOptions} from "./tableSql.ts";

/** Nobody born earlier has a number: see person.ts. */
const earliestBirth = day("1850-01-01");

/**
 * `table_id`: every certificate id that occurs, with its pseudonym. `table_certificate`: the certificates as they are
 * read, each with the first rule that it breaks by itself (`other-form` for another form), or null. What the diagnosis
 * and the periods break comes later, as in a document.
 */
export function certificateSteps({dialect, key, days}: TableSqlOptions): Step[] {
  const isTrusted = (column: string) => `${column} BETWEEN ${days.first} AND ${days.latest}`;
  const support = supportColumns.join(", ");
  const number = "^[0-9]{8}[-+]?[0-9]{4}$";
  return [
    {
      name: "table_id",
      sql: `
        SELECT id, ${dialect.hmac("'certificate|' || id", key)} AS certificate
        FROM (SELECT DISTINCT certificate AS id FROM ${rawRelation("certificate")}) AS named
        WHERE id IS NOT NULL`,
    },
    {
      name: "table_certificate",
      sql: `
        WITH written ${dialect.asOnce} (
          SELECT ${place("r")} AS place,
            certificate AS id,
            person AS number,
            ${hsaId(dialect, "unit")} AS unit,
            ${hsaId(dialect, "provider")} AS provider,
            signed, sent,
            coalesce(version, '1') AS version,
            coalesce(upper(form), 'LISJP') AS form,
            ${diagnosisCode("diagnosis")} AS diagnosis,
            ${truth("infection_ban")} AS infection_ban,
            answers, ${writtenSupport()},
            ${supportFlags()} AS support_flags
          FROM ${rawRelation("certificate")} r
        ),
        typed ${dialect.asOnce} (
          SELECT place, id, unit, provider, form, diagnosis, infection_ban, answers, sent, ${support}, support_flags,
            ${dayOfMoment(dialect, "signed")} AS signed_day,
            ${dayOfMoment(dialect, "sent")} AS sent_day,
            CASE WHEN ${dialect.matches("version", "^[12]([.][0-9]+)?$")}
              THEN CAST(substr(version, 1, 1) AS INTEGER) END AS version,
            CASE WHEN ${dialect.matches("number", number)}
              THEN replace(replace(number, '-', ''), '+', '') END AS digits
          FROM written
        ),
        dated ${dialect.asOnce} (
          SELECT *, ${bornText("digits")} AS born FROM typed
        ),
        read ${dialect.asOnce} (
          SELECT *, ${dialect.dayNumber("born")} AS born_day FROM dated
        )
        SELECT b.place, i.certificate, b.unit, b.provider, b.signed_day, b.sent_day, b.version, b.digits, b.born_day,
          CASE WHEN substr(b.digits, 11, 1) IN ('0', '2', '4', '6', '8') THEN 'K' ELSE 'M' END AS sex,
          b.diagnosis, b.infection_ban, b.answers, ${support}, b.support_flags,
          CASE
            WHEN form <> 'LISJP' THEN 'other-form'
            WHEN b.id IS NULL THEN 'certificate.id'
            WHEN signed_day IS NULL THEN 'certificate.signed'
            WHEN NOT (${isTrusted("signed_day")}) THEN 'certificate.signed-window'
            WHEN sent IS NOT NULL AND sent_day IS NULL THEN 'certificate.sent'
            WHEN NOT (${isTrusted("sent_day")}) THEN 'certificate.sent-window'
            WHEN version IS NULL THEN 'certificate.version'
            WHEN born_day IS NULL OR born_day < ${earliestBirth} THEN 'certificate.person'
            WHEN unit IS NULL THEN 'certificate.unit'
            WHEN provider IS NULL THEN 'certificate.provider'
          END AS broken,
          CASE WHEN ${hasCheckDigit("digits")} THEN 1 ELSE 0 END AS is_checked,
          CASE WHEN ${hasHsaShape(dialect, "unit")} AND ${hasHsaShape(dialect, "provider")} THEN 1 ELSE 0 END AS has_shape
        FROM read b LEFT JOIN table_id i ON i.id = b.id`,
    },
  ];
}

/** SQL of the date of birth in twelve digits as YYYY-MM-DD; a samordningsnummer has 60 added to its day. */
function bornText(digits: string): string {
  const written = `CAST(substr(${digits}, 7, 2) AS INTEGER)`;
  const dayOfMonth = `CASE WHEN ${written} > 60 THEN ${written} - 60 ELSE ${written} END`;
  const text = `lpad(CAST(${dayOfMonth} AS VARCHAR), 2, '0')`;
  return `(substr(${digits}, 1, 4) || '-' || substr(${digits}, 5, 2) || '-' || ${text})`;
}
