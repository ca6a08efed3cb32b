/**
 * The tables that a source of rows (CSV, Parquet, PostgreSQL) delivers: what the certificates say, before anything is
 * checked or made pseudonymous. Every value arrives as text; `normalise` reads it. The names are ours; a mapping says
 * which column of the source each one is. A column marked `required` must be mapped, an `optional` one is null where it
 * is not.
 */
export const rawTables = {
  /** One row a certificate. Times may be days (YYYY-MM-DD) or moments of which the day is read. */
  certificate: {
    certificate: "required",
    /** Personnummer or samordningsnummer, twelve digits with or without hyphen. */
    person: "required",
    /** HSA-id of the issuing unit. */
    unit: "required",
    /** HSA-id of the care provider. */
    provider: "required",
    signed: "required",
    sent: "optional",
    /** As the certificate has it: 1, 1.0 … 1.3, 2.0. Missing is 1. */
    version: "optional",
    /** LISJP; another form is counted and excluded. Missing is LISJP. */
    form: "optional",
    /** ICD-10-SE code of the main diagnosis, with or without dot. Needed unless the table `diagnosis` is given. */
    diagnosis: "optional",
    infection_ban: "optional",
    /** Id of the message that the certificate answers. */
    answers: "optional",
    /** Yes or no: whether questions 19 and 20 (medical treatment, ongoing and planned) have a text. Never the text itself. */
    treatment_ongoing: "optional",
    treatment_planned: "optional",
    /** Question 39 as a code of KV_FKMU_0006. */
    prognosis: "optional",
    /** Yes or no: whether question 44 (measures in own words) has a text, and whether question 26 asks for contact. */
    measure_text: "optional",
    contact_wish: "optional",
  },
  /** One row a period of question 32. Degree as 25, 50, 75, 100 or as the code of KV_FKMU_0003. */
  period: {certificate: "required", from_day: "required", to_day: "required", degree: "required"},
  /** Every diagnosis, ordinal 0 the main one. */
  diagnosis: {certificate: "required", ordinal: "required", code: "required"},
  /** Measures of question 40 as codes of KV_FKMU_0004. */
  measure: {certificate: "required", code: "required"},
  /** ERSATT, KOMPLT, FRLANG or KOPIA: the certificate replaces, completes, prolongs or copies `other`. */
  relation: {certificate: "required", kind: "required", other: "required"},
  revocation: {certificate: "required", revoked: "optional"},
  message: {
    message: "required",
    certificate: "required",
    subject: "required",
    /** `care` or `recipient`: who it was sent to. */
    towards: "required",
    sent: "required",
    answers: "optional",
    reminds: "optional",
    answer_by: "optional",
  },
  message_question: {message: "required", question: "required"},
  /** The unit registry: one row a unit and span of days in which its facts held. */
  unit: {
    hsa_id: "required",
    namn: "optional",
    vardenhet_hsa_id: "optional",
    vardgivare_hsa_id: "optional",
    lanskod: "required",
    start: "optional",
    slut: "optional",
    huvudenhet_hsa_id: "optional",
    /** HSA-verksamhetskoder, enhetstyper and vårdformer: several with blanks, commas or semicolons between. */
    verksamhetskoder: "optional",
    enhetstyper: "optional",
    vardformer: "optional",
    /** Patients listed at the unit, a whole number. */
    listade: "optional",
    /** Harmonised type, where the source knows it better than the rules: an id or title of unit-types.yaml. */
    typ: "optional",
  },
} as const;

export type RawTableName = keyof typeof rawTables;
