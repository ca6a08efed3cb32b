/**
 * The staged tables: what `normalise` hands to `link` and `count`. Typed, pseudonymous, without free text.
 *
 * Days are whole days since 1970-01-01. `person`, `certificate` and `message` are the first 63 bits of
 * HMAC-SHA-256 of the identifier under the key of the installation: the same identifier is the same number
 * in every run with that key, and nothing leads back without it. Micro data: only under `data/work/`.
 */
export const stagedTables = {
  /** One row a certificate that was read and passed the rules (also those that `excluded` names). */
  certificate: {
    certificate: "BIGINT",
    person: "BIGINT",
    /** HSA-id of the issuing unit, upper case without blanks, as written in the certificate. */
    unit: "VARCHAR",
    /** HSA-id of the care provider (vårdgivare). */
    provider: "VARCHAR",
    signed_day: "INTEGER",
    /** Day it was sent to Försäkringskassan, or null. */
    sent_day: "INTEGER",
    /** Major version of the form: 1 or 2. */
    version: "SMALLINT",
    /** K (kvinna), M (man) or U (unknown). */
    sex: "VARCHAR",
    born_day: "INTEGER",
    /** Main diagnosis: upper case, no dot, 3–5 characters. */
    diagnosis: "VARCHAR",
    /** Question 27 answered yes: smittbärarpenning. */
    infection_ban: "BOOLEAN",
    /** The message that it answers (svarPa), or null: a certificate sent because Försäkringskassan asked for completion. */
    answers: "BIGINT",
    /**
     * Whether question 19 (ongoing medical treatment; in version 2 ongoing or planned) and question 20 (planned; null in version
     * 2, which does not ask apart) have a text. These and the three below are null where the source does not tell.
     */
    treatment_ongoing: "BOOLEAN",
    treatment_planned: "BOOLEAN",
    /** Question 39: a code of KV_FKMU_0006 that the version of the form has, or null where none is given. */
    prognosis: "VARCHAR",
    /** Whether question 44 has a text: measures in the doctor's own words. */
    measure_text: "BOOLEAN",
    /** Question 26 answered yes: the doctor wants Försäkringskassan to get in touch. */
    contact_wish: "BOOLEAN",
    /** Quality flags, one bit each: see `model/flags.ts`. */
    flags: "INTEGER",
  },
  /** The periods of question 32: inclusive days and the degree of reduced work capacity, 25, 50, 75 or 100. */
  period: {
    certificate: "BIGINT",
    ordinal: "SMALLINT",
    from_day: "INTEGER",
    to_day: "INTEGER",
    degree: "SMALLINT",
  },
  /** Diagnoses in the order of question 6; ordinal 0 is the main one. */
  diagnosis: {certificate: "BIGINT", ordinal: "SMALLINT", code: "VARCHAR"},
  /** Measures of question 40 (form version 1). */
  measure: {certificate: "BIGINT", code: "VARCHAR"},
  /** ERSATT, KOMPLT, FRLANG or KOPIA: `certificate` replaces, completes, prolongs or copies `other`. */
  relation: {certificate: "BIGINT", kind: "VARCHAR", other: "BIGINT"},
  /** Revocations (makulering), also of certificates that were never read. */
  revocation: {certificate: "BIGINT", revoked_day: "INTEGER"},
  /** Messages about a certificate. `answers` and `reminds` are messages, or null. */
  message: {
    message: "BIGINT",
    certificate: "BIGINT",
    /** KOMPLT, PAMINN, AVSTMN, KONTKT or OVRIGT. */
    subject: "VARCHAR",
    /** `care` (Försäkringskassan wrote to care) or `recipient` (care wrote to Försäkringskassan). */
    towards: "VARCHAR",
    sent_day: "INTEGER",
    answers: "BIGINT",
    reminds: "BIGINT",
    answer_by_day: "INTEGER",
  },
  /** Form questions that a KOMPLT asks about; a KOMPLT without any has no row. */
  message_question: {message: "BIGINT", question: "VARCHAR"},
  /**
   * The unit registry as dated rows: a unit has one row for each span in which its facts held.
   * `valid_from` and `valid_to` are inclusive days or null for open.
   */
  unit: {
    unit: "VARCHAR",
    name: "VARCHAR",
    /** The vårdenhet that the unit belongs to as HSA registers it; its own id for a vårdenhet, null where none lists it. */
    care_unit: "VARCHAR",
    provider: "VARCHAR",
    /** Two-digit code of the län. */
    region: "VARCHAR",
    valid_from: "INTEGER",
    valid_to: "INTEGER",
    /** Huvudenhet, where a source tells one: Intygsstatistik compares by it, else by the unit itself. */
    head_unit: "VARCHAR",
    /** HSA-verksamhetskoder, sorted, a blank between. */
    business_codes: "VARCHAR",
    /** Enhetstyp of HSA (01 sjukhus, 02 vårdcentral, 03 distansenhet), sorted, a blank between. */
    business_types: "VARCHAR",
    /** Vårdform of HSA (01 öppenvård, 02 slutenvård, 03 hemsjukvård), sorted, a blank between. */
    care_types: "VARCHAR",
    /** Harmonised type by the rules of `data/reference/unit-types.yaml`; null where no rule fits. */
    type: "VARCHAR",
    /** Patients listed at the unit, where its region tells. */
    listed: "INTEGER",
    /**
     * `registry` where HSA's own file or table tells of the unit: it says all that HSA knows, an absent value too.
     * `answer` where only single answers of its services do, `list` where only a region's own list does: what they leave
     * out is not told.
     */
    told_by: "VARCHAR",
    /** The unit that it is compared as, under the definition of the settings: see `comparisonUnits.ts`. */
    comparison: "VARCHAR",
  },
  /**
   * Certificates that were read but do not count, with the reason: see `model/exclusion.ts`. `certificate` is null
   * where it has no row of its own (another form, a second copy of the same certificate): anti-join, never NOT IN.
   */
  excluded: {certificate: "BIGINT", reason: "VARCHAR"},
  /** Documents in quarantine. `file` can identify a person: it stays in `data/work/` and is masked elsewhere. */
  rejected: {file: "VARCHAR", line: "INTEGER", col: "INTEGER", rule: "VARCHAR"},
} as const;

export type StagedTable = keyof typeof stagedTables;

/** The SQL that makes the empty staged tables. */
export function createStagedTables(): string {
  return Object.entries(stagedTables)
    .map(([name, columns]) => {
      const fields = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
      return `CREATE OR REPLACE TABLE ${name} (${fields.join(", ")});`;
    })
    .join("\n");
}
