import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import {type Engine, type LocalEngine, missing} from "../../../loaders/engine/engine.ts";
import type {NamedSelect} from "../../../loaders/engine/namedSelect.ts";
import {link} from "../../../loaders/link/link.ts";
import {type LinkPeriod} from "../../../loaders/link/oracle.ts";
import {type Day, day, formatDay} from "../../../loaders/model/day.ts";
import {
  certificateColumns,
  type Linked,
  type LinkedBuckets,
  periodColumns,
  sjukfallColumns,
} from "../../../loaders/model/linked.ts";
import {createStagedTables} from "../../../loaders/model/staged.ts";
import {Settings} from "../../../loaders/settings.ts";

/** A certificate of a made-up country. What a test does not name has a value that does not matter to it. */
export interface CountryCertificate {
  readonly certificate: number;
  readonly person: number;
  readonly provider?: string;
  readonly unit?: string;
  readonly signed?: number;
  readonly sex?: string | null;
  readonly born?: number | null;
  readonly diagnosis?: string;
  readonly version?: number;
  /** Codes of question 40. */
  readonly measures?: readonly string[];
  /** What is told of the way back to work: null, or left out, where the source does not tell. */
  readonly treatmentOngoing?: boolean | null;
  readonly treatmentPlanned?: boolean | null;
  readonly prognosis?: string | null;
  readonly measureText?: boolean | null;
  readonly contactWish?: boolean | null;
  readonly periods: readonly {readonly from: number; readonly to: number; readonly degree?: number}[];
}

export interface CountryMessage {
  readonly certificate: number;
  readonly subject: string;
  readonly towards: string;
  readonly sent?: number;
  readonly answers?: number | null;
  readonly questions?: readonly string[];
}

export interface CountryUnit {
  readonly unit: string;
  readonly region: string;
  readonly type?: string;
  readonly from?: number;
  readonly to?: number;
}

export interface Country {
  readonly certificates: readonly CountryCertificate[];
  readonly units?: readonly CountryUnit[];
  readonly excluded?: readonly {readonly certificate: number | null; readonly reason: string}[];
  /** Messages, numbered from 1 in their order; what one does not say is day 0, no question and no answer. */
  readonly messages?: readonly CountryMessage[];
}

const defaults = {provider: "P", unit: "U", sex: "K", born: day("1980-06-15"), diagnosis: "F432"};

/** Fills the staged tables of an engine with a country. */
export async function stage(engine: Engine, country: Country): Promise<void> {
  await engine.run(createStagedTables());
  const list = country.certificates.map((certificate) => ({
    ...defaults,
    signed: certificate.periods[0]?.from ?? 0,
    ...certificate,
  }));
  const same = <T>(value: T) => list.map(() => value);
  await engine.append("certificate", {
    certificate: list.map(({certificate}) => BigInt(certificate)),
    person: list.map(({person}) => BigInt(person)),
    unit: list.map(({unit}) => unit),
    provider: list.map(({provider}) => provider),
    signed_day: list.map(({signed}) => signed),
    sent_day: list.map(({signed}) => signed),
    version: list.map(({version = 1}) => version),
    sex: list.map(({sex}) => sex),
    born_day: list.map(({born}) => born),
    diagnosis: list.map(({diagnosis}) => diagnosis),
    infection_ban: same(false),
    answers: same(null),
    treatment_ongoing: list.map(({treatmentOngoing = null}) => treatmentOngoing),
    treatment_planned: list.map(({treatmentPlanned = null}) => treatmentPlanned),
    prognosis: list.map(({prognosis = null}) => prognosis),
    measure_text: list.map(({measureText = null}) => measureText),
    contact_wish: list.map(({contactWish = null}) => contactWish),
    flags: same(0),
  });
  const measures = list.flatMap(({certificate, measures: codes = []}) =>
    codes.map((code) => ({certificate: BigInt(certificate), code})),
  );
  await engine.append("measure", {
    certificate: measures.map(({certificate}) => certificate),
    code: measures.map(({code}) => code),
  });
  const periods = linkPeriods(country);
  await engine.append("period", {
    certificate: periods.map(({certificate}) => BigInt(certificate)),
    ordinal: periods.map(({ordinal}) => ordinal),
    from_day: periods.map(({from}) => from),
    to_day: periods.map(({to}) => to),
    degree: periods.map(({degree}) => degree),
  });
  const units = country.units ?? [];
  for (const {unit, region, type, from, to} of units) {
    await engine.run(`INSERT INTO unit (unit, name, care_unit, provider, region, type, valid_from, valid_to, comparison)
      VALUES ('${unit}', '${unit}', '${unit}', 'P', '${region}', ${type === undefined ? "NULL" : `'${type}'`}, ${from ?? "NULL"}, ${to ?? "NULL"}, '${unit}')`);
  }
  const excluded = country.excluded ?? [];
  await engine.append("excluded", {
    certificate: excluded.map(({certificate}) => (certificate === null ? null : BigInt(certificate))),
    reason: excluded.map(({reason}) => reason),
  });
  const messages = country.messages ?? [];
  const none = messages.map(() => null);
  await engine.append("message", {
    message: messages.map((_, index) => BigInt(index + 1)),
    certificate: messages.map(({certificate}) => BigInt(certificate)),
    subject: messages.map(({subject}) => subject),
    towards: messages.map(({towards}) => towards),
    sent_day: messages.map(({sent}) => sent ?? 0),
    answers: messages.map(({answers}) => (answers ? BigInt(answers) : null)),
    ...{reminds: none, answer_by_day: none},
  });
  const questions = messages.flatMap((message, index) =>
    (message.questions ?? []).map((question) => ({message: BigInt(index + 1), question})),
  );
  await engine.append("message_question", {
    message: questions.map(({message}) => message),
    question: questions.map(({question}) => question),
  });
}

/** The periods of a country as the plain linker takes them, without those of excluded certificates. */
export function linkPeriods({certificates, excluded}: Country, keepExcluded = true): LinkPeriod[] {
  const out = new Set(keepExcluded ? [] : excluded?.map(({certificate}) => certificate));
  return certificates
    .filter(({certificate}) => !out.has(certificate))
    .flatMap(({certificate, person, provider, signed, diagnosis, periods}) =>
      periods.map(({from, to, degree}, ordinal) => ({
        ...{certificate, person, ordinal, from, to, degree: degree ?? 100},
        provider: provider ?? defaults.provider,
        signed: signed ?? periods[0]?.from ?? 0,
        diagnosis: diagnosis ?? defaults.diagnosis,
      })),
    );
}

/** Makes tables of a session's own of what the fast form linked, called as those of the portable form. */
export async function makeLinkedTables(session: Engine, parts: Iterable<Linked>): Promise<void> {
  const facts = sjukfallColumns.filter((name) => name !== "first_period");
  const columns = {
    linked_certificate: certificateColumns,
    sjukfall_period: periodColumns,
    sjukfall: ["spell", ...facts],
  };
  for (const [table, names] of Object.entries(columns)) {
    const fields = names.map((name) => `${name} INTEGER`).join(", ");
    await session.run(`CREATE OR REPLACE TEMP TABLE ${table} (${fields})`);
  }
  const values = (column: Int32Array) => Array.from(column, (value) => (value === missing ? null : value));
  let spells = 0;
  for (const {certificates, periods, sjukfall} of parts) {
    const all = <Name extends string>(from: Readonly<Record<Name, Int32Array>>, names: readonly Name[]) =>
      Object.fromEntries(names.map((name) => [name, values(from[name])]));
    await session.append("linked_certificate", all(certificates, certificateColumns));
    const shifted = {...periods, spell: periods.spell.map((spell) => spell + spells)};
    await session.append("sjukfall_period", all(shifted, periodColumns));
    const spell = Array.from(sjukfall.person, (_, at) => spells + at);
    await session.append("sjukfall", {spell, ...all(sjukfall, facts)});
    spells += spell.length;
  }
}

/** Makes tables of a session's own, in place of those of another bucket or form. */
export async function makeTables(session: Engine, tables: readonly NamedSelect[]): Promise<void> {
  for (const {name, select} of tables) await session.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`);
}

/**
 * Opens an engine, stages and links the country, and hands it to `work`, with the linked tables of the first bucket
 * open in it. `before` runs when the country is staged and not yet linked.
 */
export async function withLinked<T>(
  country: Country,
  work: (engine: LocalEngine, buckets: LinkedBuckets) => Promise<T>,
  options: {
    settings?: Partial<Settings>;
    extract?: string;
    threads?: number;
    /** How many buckets the persons are laid in. */
    buckets?: number;
    before?: (engine: Engine) => Promise<void>;
  } = {},
): Promise<T> {
  const engine = await openDuckDb({file: ":memory:", threads: options.threads ?? 2});
  try {
    await stage(engine, country);
    const extractDay = day(options.extract ?? "2030-12-31");
    await options.before?.(engine);
    const settings = Settings.parse(options.settings ?? {});
    const perBucket = Math.ceil(linkPeriods(country).length / (options.buckets ?? 1));
    const buckets = await link(engine, {settings, extractDay, perBucket});
    await makeLinkedTables(engine, await buckets.read(0));
    return await work(engine, buckets);
  } finally {
    engine.close();
  }
}

/** The sjukfall of the open bucket, with what its numbers stand for: age, region, categories of diagnosis. */
export const describedSjukfall = `
SELECT s.*, s.end_day - s.start_day + 1 AS elapsed, (d.date_number - s.born) // 10000 AS age,
  coalesce(u.region, '00') AS region, coalesce(f.category, 'none') AS category_first,
  coalesce(l.category, 'none') AS category_last
FROM sjukfall s
JOIN calendar_day d ON d.day = s.start_day
LEFT JOIN unit_span u ON u.unit_place = s.unit_place
LEFT JOIN diagnosis_category f ON f.key = s.diagnosis_first
LEFT JOIN diagnosis_category l ON l.key = s.diagnosis_last`;

/**
 * Certificates from lines "person first last", with more words where they matter:
 * "A 2025-03-01 2025-03-10 75 M545 provider". Lines that begin with "+" add a period to the certificate above.
 */
export function certificates(text: string): CountryCertificate[] {
  const list: (CountryCertificate & {periods: {from: number; to: number; degree: number}[]})[] = [];
  for (const line of text.trim().split("\n")) {
    const [who = "", from = "", to = "", degree = "100", diagnosis = "F432", provider = "P"] = line
      .trim()
      .split(" ");
    const period = {from: day(from), to: day(to), degree: Number(degree)};
    if (who === "+") list.at(-1)?.periods.push(period);
    else {
      const person = who.charCodeAt(0);
      list.push({certificate: list.length + 1, person, diagnosis, provider, periods: [period]});
    }
  }
  return list;
}

/** A day number as YYYY-MM-DD. */
export const iso = (value: unknown) => formatDay(Number(value) as Day);
