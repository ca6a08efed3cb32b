import type {SqlDialect} from "./sqlDialect.ts";

/**
 * SQL of the day of a date or moment: `YYYY-MM-DD`, alone or followed by a time of day after `T` or a blank, with or
 * without a zone. The day as it is written. Null where the text is neither.
 */
export function dayOfMoment(dialect: SqlDialect, text: string): string {
  const time = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?|24:00(:00)?";
  const pattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ](${time}))?( ?(Z|[+-][0-9]{2}(:?[0-9]{2})?))?$`;
  return `CASE WHEN ${dialect.matches(text, pattern)} THEN ${dialect.dayNumber(`substr(${text}, 1, 10)`)} END`;
}

/** SQL of an HSA-id as it is compared: upper case, without blanks; null where there is none. */
export function hsaId(dialect: SqlDialect, text: string): string {
  return `nullif(upper(${dialect.withoutBlanks(text)}), '')`;
}

/** SQL that is true for the shape of an HSA-id: see `hasHsaShape` in hsaId.ts. */
export function hasHsaShape(dialect: SqlDialect, id: string): string {
  return `(length(${id}) <= 31 AND ${dialect.matches(id, "^[A-Z]{2,6}[0-9]{10,12}-[0-9A-Z]+$")})`;
}

/** SQL of a truth value: 1 for yes, 0 for no or nothing, null for a text that is neither. */
export function truth(text: string): string {
  return truthOrNone(`coalesce(${text}, 'nej')`);
}

/** SQL of a truth value that need not be told: 1 for yes, 0 for no, null for nothing and for a text that is neither. */
export function truthOrNone(text: string): string {
  const word = `lower(${text})`;
  return (
    `CASE WHEN ${word} IN ('true', 't', '1', 'ja', 'j', 'yes', 'y', 'sant') THEN 1 ` +
    `WHEN ${word} IN ('false', 'f', '0', 'nej', 'n', 'no', 'falskt') THEN 0 END`
  );
}

/** SQL of a diagnosis code as it is compared: upper case, without dots; null where there is none. */
export function diagnosisCode(text: string): string {
  return `nullif(upper(replace(${text}, '.', '')), '')`;
}

/** SQL of Luhn's rule on the last ten of twelve digits: every other digit doubled, the total a multiple of ten. */
export function hasCheckDigit(digits: string): string {
  const doubled = `translate(${digits}, '0123456789', '0246813579')`;
  const terms = Array.from({length: 10}, (_, at) => {
    const from = at % 2 === 0 ? doubled : digits;
    return `CAST(substr(${from}, ${at + 3}, 1) AS INTEGER)`;
  });
  return `((${terms.join(" + ")}) % 10 = 0)`;
}
