import type {Day} from "./day.ts";

/**
 * What linking hands on, a column a fact, each an array of whole numbers of the same length; `missing` (see `engine/engine.ts`)
 * where a certificate does not say. Days are whole days since 1970-01-01. Persons, certificates and sjukfall have numbers of
 * their own in each bucket. The rows of one person lie together.
 */
export type Columns<Name extends string> = Readonly<Record<Name, Int32Array>>;

/**
 * Every certificate that was sent and is neither revoked nor for smittbärarpenning, replaced ones too. `sex` is the place in
 * `sexes`, `born` a date as a number (20250301), `diagnosis` a key (see `model/diagnosisKey.ts`), `degree` that of its first period,
 * `unit_place` the row of `unit_span` that held for the unit on the day of signing, `completed` 0 or 1,
 * `asked_after` the days from signing to the first request and `answered_after` from there to the first answer, `questions` the
 * groups of form questions asked about, a bit each (`model/completionQuestions.ts`), `requests` how often it was asked about. `number`
 * says which certificate of its sjukfall it is, in the order that they open; missing where it takes part in none. `measures` are
 * those that it names, a bit each (`model/measureKinds.ts`), and `support` its treatment, prognosis and wish for contact in one
 * number (`model/returnSupport.ts`).
 */
export const certificateColumns = [
  ...["certificate", "person", "signed_day", "sent_day", "version", "sex", "born", "diagnosis", "degree"],
  ...["unit_place", "completed", "asked_after", "answered_after", "questions", "requests", "number"],
  ...["measures", "support"],
] as const;

/**
 * The periods of sjukfall in the order of linking; `spell` is the number of their sjukfall, from 0. `next_from` is the first day
 * of the next period of the same sjukfall, missing for its last; `provider` numbers the care providers.
 */
export const periodColumns = [
  ...["spell", "person", "certificate", "from_day", "to_day", "degree", "diagnosis", "next_from"],
  "provider",
] as const;

/**
 * Sjukfall in the order of linking: sjukfall `s` has the periods from `first_period[s]` up to that of the next. `covered` are its
 * distinct days, `is_open` is 1 where a certificate that begins the day after the extract could still join, `followed` 1 where it began in a
 * year whose sjukfall have all been followed (`model/followedTo.ts`); `sex`, `born` and
 * `unit_place` are those of the certificate that begins it. Of its neighbouring certificates and periods it tells how
 * many differ: in degree, and in the category, block, chapter and group of the diagnosis where both are known. `meeting_day` and
 * `contact_day` are those of the first messages about a meeting and contact, missing where there is none; `measures` what any of its
 * certificates names, and `forms` the versions of the form that they are on, a bit each.
 */
export const sjukfallColumns = [
  ...[
    "person",
    "first_period",
    "start_day",
    "end_day",
    "covered",
    "is_open",
    "followed",
    "sex",
    "born",
    "unit_place",
  ],
  ...["diagnosis_first", "diagnosis_last", "degree_first", "degree_last", "certificates", "degree_changes"],
  ...["category_changes", "block_changes", "chapter_changes", "group_changes"],
  ...["meeting_day", "contact_day", "measures", "forms"],
] as const;

/** The linked rows of some persons: of each, all. */
export interface Linked {
  readonly certificates: Columns<(typeof certificateColumns)[number]>;
  readonly periods: Columns<(typeof periodColumns)[number]>;
  readonly sjukfall: Columns<(typeof sjukfallColumns)[number]>;
}

/** What a bucket is linked by: the days that may lie between two periods, and the day of the extract. */
export interface LinkTerms {
  readonly maxGap: number;
  readonly extractDay: Day;
}

/**
 * The persons of a run in buckets, each person in exactly one: what is counted in one bucket adds to what is counted in
 * another, and a bucket at a time bounds the memory.
 */
export interface LinkedBuckets {
  readonly count: number;
  readonly terms: LinkTerms;
  /** Reads one bucket as it lies, to be linked elsewhere (`link/linkBucket.ts`). */
  rows(bucket: number): Promise<Columns<string>>;
  /**
   * Reads one bucket, 0 … `count` − 1, and links it some persons at a time, so that what is made of them stays in a
   * processor's caches; what it gives holds until the next is asked for. Sjukfall and periods are numbered anew each time, persons and certificates through the bucket.
   */
  read(bucket: number): Promise<Iterable<Linked>>;
}
