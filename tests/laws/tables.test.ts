import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import type {Engine, SqlValue} from "../../loaders/engine/engine.ts";
import {type Day, day, formatDay} from "../../loaders/model/day.ts";
import type {RawTableName} from "../../loaders/model/rawTables.ts";
import {pseudonym} from "../../loaders/normalise/pseudonym.ts";
import {duckDbDialect} from "../../loaders/normalise/tables/duckDbDialect.ts";
import {keyPads} from "../../loaders/normalise/tables/keyPads.ts";
import {dayOfMoment, hasCheckDigit} from "../../loaders/normalise/tables/readings.ts";
import {dayOfMoment as dayInDocument} from "../../loaders/normalise/xml/moment.ts";
import {parsePersonNumber} from "../../loaders/normalise/person.ts";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {writeMessage, writeRevocation} from "../fixtures/messages.ts";
import {rowsDelivery, tableDelivery} from "../fixtures/rawTables.ts";
import {deliver, deliverAll, stage} from "../fixtures/staged.ts";

const run = {seed: 20261121, numRuns: 25};

/** A column of answers to a SELECT over some texts. */
async function overTexts(engine: Engine, texts: readonly string[], expression: string): Promise<SqlValue[]> {
  await engine.run("CREATE OR REPLACE TABLE texts (place INTEGER, text VARCHAR)");
  await engine.append("texts", {place: texts.map((_, at) => at), text: texts});
  const rows = await engine.rows(`SELECT ${expression} AS answer FROM texts ORDER BY place`);
  return rows.map(({answer}) => answer ?? null);
}

async function withEngine(work: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await openDuckDb({file: ":memory:", threads: 1});
  try {
    await work(engine);
  } finally {
    engine.close();
  }
}

describe("reading in SQL", () => {
  it("gives every text the pseudonym that it has in documents, whatever the key", async () => {
    const anyText = fc.string({unit: "binary", maxLength: 90}).filter((text) => !text.includes("\0"));
    await withEngine(async (engine) => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({minLength: 1, maxLength: 64}),
          fc.array(anyText, {minLength: 1, maxLength: 40}),
          async (key, texts) => {
            const {inner, outer} = keyPads(key);
            const pads = {inner: `unhex('${inner}')`, outer: `unhex('${outer}')`};
            const answers = await overTexts(
              engine,
              texts.map((text) => text.trim()),
              duckDbDialect.hmac("'person|' || text", pads),
            );
            expect(answers).toEqual(texts.map((text) => pseudonym(key, "person", text)));
          },
        ),
        run,
      );
    });
  });

  it("finds the day that documents find, or none", async () => {
    const anyMoment = fc.oneof(
      fc.stringMatching(
        /^[0-9]{4}-[0-2][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:[0-5][0-9])?(Z|[+-]0[0-9]:00)?$/,
      ),
      fc.stringMatching(/^(00|19|20)[0-9]{2}-02-(28|29|30)$/),
      fc.stringMatching(/^[0-9T:Z -]{0,12}$/),
    );
    await withEngine(async (engine) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyMoment, {minLength: 1, maxLength: 60}), async (texts) => {
          const answers = await overTexts(engine, texts, dayOfMoment(duckDbDialect, "text"));
          for (const [at, text] of texts.entries()) {
            // Tables take blanks for the T and hours without seconds, which documents do not; never the other way round.
            const inDocument = dayInDocument(text) ?? null;
            if (inDocument !== null) expect(answers[at], text).toBe(inDocument);
            if (answers[at] !== null) expect(answers[at], text).toBe(dayInDocument(text.slice(0, 10)));
          }
        }),
        run,
      );
    });
  });

  it("knows a check digit as documents do", async () => {
    const anyNumber = fc.stringMatching(/^19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8]|6[1-9])[0-9]{4}$/);
    await withEngine(async (engine) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyNumber, {minLength: 10, maxLength: 60}), async (texts) => {
          const answers = await overTexts(engine, texts, hasCheckDigit("text"));
          expect(answers).toEqual(texts.map((text) => parsePersonNumber(text)?.checked));
        }),
        run,
      );
    });
  });
});

interface Facts {
  readonly id: string;
  readonly form: string;
  readonly person: string;
  readonly unit: string;
  readonly provider: string;
  readonly signed: string;
  readonly sent: string | null;
  readonly version: string;
  readonly diagnoses: readonly string[];
  readonly periods: readonly {
    readonly from: string;
    readonly to: string;
    readonly degree: 25 | 50 | 75 | 100;
  }[];
  readonly measures: readonly string[];
  readonly infectionBan: boolean;
  readonly treatmentOngoing: boolean;
  readonly treatmentPlanned: boolean;
  readonly measureText: boolean;
  readonly prognosis: string;
  readonly contactWish: boolean;
  readonly relation: {readonly kind: string; readonly other: string} | null;
  readonly answers: string | null;
}

const often = <T>(usual: fc.Arbitrary<T>, ...odd: [T, ...T[]]): fc.Arbitrary<T> =>
  fc.oneof({weight: 12, arbitrary: usual}, {weight: 1, arbitrary: fc.constantFrom<T[]>(...odd)});
const anyDay = (from: string, days: number) =>
  fc.integer({min: 0, max: days}).map((step) => formatDay((day(from) + step) as Day));
const anyFacts: fc.Arbitrary<Omit<Facts, "id">> = fc.record({
  form: often(fc.constant("LISJP"), "AG7804"),
  person: often(
    fc.stringMatching(/^19[5-9][0-9](0[1-9]|1[0-2])([06][1-9]|[17][0-9])[0-9]{4}$/),
    "191302301212",
    "x",
  ),
  unit: often(fc.constantFrom("SE2321000016-1003", "se2321000016-1004"), "4711"),
  provider: fc.constant("SE2321000016-1000"),
  signed: often(
    anyDay("2024-01-01", 300).map((date) => `${date}T08:00:00`),
    "2009-12-31T00:00:00",
    "2031-01-01",
    "nyss",
  ),
  sent: often(
    anyDay("2024-11-01", 60).map((date): string | null => `${date}T09:30:00`),
    null,
    null,
    "2031-01-01",
    "snart",
  ),
  version: often(fc.constantFrom("1", "1.3", "2.0"), "3.0"),
  diagnoses: fc.array(often(fc.constantFrom("F432", "m545", "A00-", "J069"), "F43", "F43212", "??"), {
    minLength: 1,
    maxLength: 3,
  }),
  periods: fc
    .uniqueArray(
      fc.record({
        from: often(anyDay("2024-01-01", 60), "2009-12-31", "2024-02-30"),
        to: often(anyDay("2024-03-02", 30), "2023-12-31", "2040-01-01"),
        degree: fc.constantFrom(25, 50, 75, 100),
      }),
      {maxLength: 5, selector: (period) => JSON.stringify(period)},
    )
    .chain((periods) => fc.boolean().map((one) => (one ? periods.slice(0, 1) : periods))),
  measures: fc.uniqueArray(fc.constantFrom("ARBETSTRANING", "ERGONOMISK", "KONTAKT_FHV", "OKÄND")),
  infectionBan: fc.boolean(),
  treatmentOngoing: fc.boolean(),
  treatmentPlanned: fc.boolean(),
  measureText: fc.boolean(),
  prognosis: fc.constantFrom("STOR_SANNOLIKHET", "ATER_X_ANTAL_DGR", "ATER_X_ANTAL_MANADER", "PROGNOS_OKLAR"),
  contactWish: fc.boolean(),
  relation: fc.option(
    fc.record({
      kind: fc.constantFrom("ERSATT", "FRLANG", "KOPIA", "ANNAT"),
      other: fc.constantFrom("0", "1", "ingen"),
    }),
  ),
  answers: fc.option(fc.constantFrom("m-0", "m-9")),
});

/** Periods in the order of their days, which tables put them in; a day that is none last. */
function inOrder(periods: Facts["periods"]): Facts["periods"] {
  const key = ({from, to, degree}: Facts["periods"][number]) => [
    ...[from, to].map((text): number => dayInDocument(text) ?? 1e9),
    degree,
  ];
  return [...periods].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}

function asDocument(facts: Facts): string {
  const {answers, relation, diagnoses, ...rest} = facts;
  return writeCertificate({
    ...rest,
    periods: inOrder(facts.periods),
    diagnoses: diagnoses.map((code) => ({code})),
    relations: relation ? [relation] : [],
    ...(answers === null ? {} : {answersMessage: answers}),
  });
}

type Row = Readonly<Record<string, string | null>>;

const yesOrNo = (is: boolean): string => (is ? "ja" : "nej");

function asRows(all: readonly Facts[]): Partial<Record<RawTableName, Row[]>> {
  return {
    certificate: all.map(({id, diagnoses, infectionBan, answers, ...facts}) => ({
      ...{
        certificate: id,
        form: facts.form,
        person: facts.person,
        unit: facts.unit,
        provider: facts.provider,
      },
      ...{signed: facts.signed, sent: facts.sent, version: facts.version, diagnosis: diagnoses[0] ?? null},
      ...{infection_ban: infectionBan ? "J" : "N", answers},
      // Under smittskyddslagen nothing of this is asked.
      ...{
        treatment_ongoing: yesOrNo(facts.treatmentOngoing && !infectionBan),
        treatment_planned: yesOrNo(facts.treatmentPlanned && !infectionBan),
        prognosis: infectionBan ? null : facts.prognosis.toLowerCase(),
        measure_text: yesOrNo(facts.measureText && !infectionBan),
        contact_wish: yesOrNo(facts.contactWish && !infectionBan),
      },
    })),
    period: all.flatMap(({id, periods}) =>
      periods.map(({from, to, degree}) => ({
        certificate: id,
        from_day: from,
        to_day: to,
        degree: String(degree),
      })),
    ),
    diagnosis: all.flatMap(({id, diagnoses}) =>
      diagnoses.map((code, ordinal) => ({certificate: id, ordinal: String(ordinal), code})),
    ),
    // Under smittskyddslagen question 40 is not asked.
    measure: all.flatMap(({id, measures, infectionBan}) =>
      infectionBan ? [] : measures.map((code) => ({certificate: id, code})),
    ),
    relation: all.flatMap(({id, relation}) => (relation ? [{certificate: id, ...relation}] : [])),
  };
}

/** All that is staged, in an order of its own; of the quarantine only the rules, since places differ. */
async function everything(engine: Engine): Promise<unknown> {
  const mask = 0b11_0000_0000_0111; // flags of facts that tables have too
  const selects = [
    `SELECT * REPLACE (flags & ${mask} AS flags) FROM certificate`,
    ...[
      "period",
      "diagnosis",
      "measure",
      "relation",
      "revocation",
      "message",
      "message_question",
      "excluded",
    ].map((name) => `SELECT * FROM ${name}`),
    "SELECT rule, count(*) AS n FROM rejected GROUP BY rule",
  ];
  return await Promise.all(selects.map((select) => engine.rows(`SELECT * FROM (${select}) ORDER BY ALL`)));
}

describe("the same facts", () => {
  it("are staged alike from documents, from a table and from rows that stream in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFacts, {minLength: 20, maxLength: 60}),
        fc.array(fc.nat({max: 19}), {maxLength: 4}),
        async (drawn, copied) => {
          const all = drawn.map((facts, at): Facts => ({...facts, id: String(at)}));
          // Further copies of some, sent later: rows that stream have no order, and of them the one that was sent first stays.
          for (const at of copied) {
            const first = all[at];
            if (first) all.push({...first, sent: "2025-01-05T10:00:00"});
          }
          const revoked = all.filter((_, at) => at % 7 === 3).map(({id}) => id);
          const messages = all.slice(0, 12).map(({id}, at) => ({
            ...{id: `m-${at % 10}`, certificate: id, subject: at % 3 === 0 ? "PAMINN" : "KOMPLT"},
            ...{
              towards: at % 4 === 0 ? ("recipient" as const) : ("care" as const),
              sent: at === 5 ? "2031-01-01" : "2025-02-03T11:00:00",
            },
            ...{
              questions: at % 3 === 0 ? [] : ["17", "35"],
              answerBy: "2025-02-20",
              ...(at === 4 ? {reminds: "m-1"} : {}),
            },
          }));
          const documents = await stage(
            deliver(
              ...all.map((facts, at) => [`${String(at).padStart(4, "0")}.xml`, asDocument(facts)] as const),
              ...revoked.map((id) => [`r${id}.xml`, writeRevocation(id)] as const),
              ...messages.map(
                (message, at) => [`s${String(at).padStart(4, "0")}.xml`, writeMessage(message)] as const,
              ),
            ),
          );
          const asked = new Set<string>();
          const tables: Partial<Record<RawTableName, Row[]>> = {
            ...asRows(all),
            revocation: revoked.map((certificate) => ({certificate, revoked: "2025-03-01 08:00"})),
            message: messages.map(({id, certificate, subject, towards, sent, answerBy, reminds}) => ({
              ...{
                message: id,
                certificate,
                subject,
                towards,
                sent,
                answer_by: answerBy,
                reminds: reminds ?? null,
              },
            })),
            message_question: messages.flatMap(({id, questions}) => {
              const isFirst = !asked.has(id);
              asked.add(id);
              return isFirst ? questions.map((question) => ({message: id, question})) : [];
            }),
          };
          const expected = await everything(documents.engine);
          documents.engine.close();
          for (const of of [tableDelivery, rowsDelivery]) {
            const kinds = Object.entries(tables) as [RawTableName, Row[]][];
            const {engine} = await stage(deliverAll(kinds.map(([kind, rows]) => of(kind, rows))));
            expect(await everything(engine)).toEqual(expected);
            engine.close();
          }
        },
      ),
      // A country in little: to make it smaller tells nothing, and takes minutes.
      {...run, numRuns: 5, endOnFailure: true},
    );
  });
});
