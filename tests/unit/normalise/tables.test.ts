import {describe, expect, it} from "vitest";
import type {SqlValue} from "../../../loaders/engine/engine.ts";
import {UnderlagError} from "../../../loaders/errors.ts";
import {day} from "../../../loaders/model/day.ts";
import type {Delivery, RawTable} from "../../../loaders/model/source.ts";
import {keyPads} from "../../../loaders/normalise/tables/keyPads.ts";
import {RawTableStore} from "../../../loaders/normalise/tables/rawTableStore.ts";
import {tableFault} from "../../../loaders/normalise/tables/tableFault.ts";
import {deliverAll, stage} from "../../fixtures/staged.ts";
import {rawCertificate, rawMessage, rawPeriod, tableDelivery} from "../../fixtures/rawTables.ts";

/** What is staged of some deliveries: the rows of a query. */
async function staged(deliveries: readonly Delivery[], sql: string): Promise<Record<string, SqlValue>[]> {
  const {engine} = await stage(deliverAll(deliveries));
  try {
    return await engine.rows(sql);
  } finally {
    engine.close();
  }
}

type Row = Readonly<Record<string, string | null>>;

const good = rawCertificate({certificate: "good"});
const goodPeriod = rawPeriod({certificate: "good"});

/** The quarantine when a good certificate is delivered with these. */
async function rejected(
  certificates: readonly Row[],
  periods: readonly Row[],
  more: readonly Delivery[] = [],
) {
  return await staged(
    [
      tableDelivery("certificate", [good, ...certificates], "intyg.csv"),
      tableDelivery("period", [goodPeriod, ...periods], "perioder.csv"),
      ...more,
    ],
    "SELECT file, line, rule FROM rejected ORDER BY ALL",
  );
}

const certificateOnly = "SELECT count(*) AS n FROM certificate";

/** Each with a period, staged together with a good one; what is in quarantine, by the row of the certificate. */
async function rulesOf(cases: readonly Row[]): Promise<unknown[]> {
  const named = cases.map((changes, at) => ({certificate: `case-${at}`, ...changes}));
  const periods = named.map(({certificate}) => rawPeriod({certificate}));
  const rows = await rejected(named.map(rawCertificate), periods);
  const ruleAt = new Map(
    rows.filter(({file}) => file === "intyg.csv").map(({line, rule}) => [Number(line), rule]),
  );
  return cases.map((_, at) => ruleAt.get(at + 3));
}

describe("certificates in tables", () => {
  it("are rejected with file, row and the first rule that they break", async () => {
    const cases = [
      ["without an id", {certificate: " "}, "certificate.id"],
      ["without a time of signing", {signed: null}, "certificate.signed"],
      ["signed on a day that is none", {signed: "2025-02-30"}, "certificate.signed"],
      ["signed the day before the first", {signed: "2009-12-31"}, "certificate.signed-window"],
      ["signed after the run", {signed: "2026-11-22"}, "certificate.signed-window"],
      ["sent at a time that is none", {sent: "i går"}, "certificate.sent"],
      ["sent before the first day", {sent: "1900-01-01"}, "certificate.sent-window"],
      ["of a version that nobody has described", {version: "3.0"}, "certificate.version"],
      ["of a number with a letter", {person: "19121212121A"}, "certificate.person"],
      ["of a number with ten digits", {person: "1212121212"}, "certificate.person"],
      ["of somebody born on 30 February", {person: "191202301212"}, "certificate.person"],
      ["of somebody born in 1849", {person: "184912311212"}, "certificate.person"],
      ["without a unit", {unit: ""}, "certificate.unit"],
      ["without a care provider", {provider: null}, "certificate.provider"],
      ["without a diagnosis", {diagnosis: null}, "diagnosis.missing"],
      ["with a diagnosis that is no code", {diagnosis: "rygg"}, "diagnosis.code"],
      ["with F and nothing more", {diagnosis: "F43"}, "diagnosis.code"],
      ["with a code of six characters", {diagnosis: "F43212"}, "diagnosis.length"],
      ["of nothing and nobody", {signed: null, person: null, unit: null}, "certificate.signed"],
    ] as const;
    const found = await rulesOf(cases.map(([, changes]) => changes));
    expect(cases.map(([name], at) => [name, found[at]])).toEqual(cases.map(([name, , rule]) => [name, rule]));
  });

  it("are read at the edges of the rules", async () => {
    const cases = [
      ["on the first day", {signed: "2010-01-01", sent: "2010-01-01"}],
      [
        "on the day of the run, with a zone",
        {signed: "2026-11-21 23:59:59.5+01", sent: "2026-11-21T24:00:00Z"},
      ],
      ["never sent", {sent: null}],
      ["with a hyphen in the number", {person: "19121212-1212"}],
      ["of a samordningsnummer", {person: "191212721218"}],
      ["of somebody born in 1850", {person: "185001011212"}],
      ["with a dot and small letters in the code", {diagnosis: " f43.2 "}],
      ["with a code of KSH97-P", {diagnosis: "A00-"}],
      ["without version and form", {version: null, form: null}],
      ["of version 2.0", {version: "2.0"}],
    ] as const;
    const found = await rulesOf(cases.map(([, changes]) => changes));
    expect(cases.filter((_, at) => found[at] !== undefined)).toEqual([]);
  });

  it("say who it is about, when and where", async () => {
    const rows = await staged(
      [
        tableDelivery("certificate", [
          rawCertificate({
            person: "19900228-2383",
            unit: "se2321000016 -1003",
            version: "2.0",
            infection_ban: "Ja",
          }),
          rawCertificate({
            certificate: "b",
            person: "19121272-1218",
            diagnosis: "f43.2",
            sent: null,
            provider: "4711",
          }),
        ]),
        tableDelivery("period", [rawPeriod(), rawPeriod({certificate: "b"})]),
      ],
      "SELECT unit, provider, signed_day, sent_day, version, sex, born_day, diagnosis, infection_ban, flags FROM certificate ORDER BY born_day DESC",
    );
    const signed = day("2025-01-07");
    const unit = "SE2321000016-1003";
    expect(rows).toEqual([
      {
        ...{unit, provider: "SE2321000016-1000", signed_day: signed, sent_day: signed, version: 2},
        ...{sex: "K", born_day: day("1990-02-28"), diagnosis: "F432", infection_ban: true, flags: 0},
      },
      {
        ...{unit, provider: "4711", signed_day: signed, sent_day: null, version: 1},
        // A check digit that does not fit, and a provider's id of another shape.
        ...{sex: "M", born_day: day("1912-12-12"), diagnosis: "F432", infection_ban: false, flags: 0b11},
      },
    ]);
  });

  it("of another form are counted and not read further", async () => {
    const deliveries = [
      tableDelivery("certificate", [
        good,
        rawCertificate({form: "AG7804", person: "x"}),
        rawCertificate({certificate: "c", form: " lisjp "}),
      ]),
      tableDelivery("period", [goodPeriod, rawPeriod(), rawPeriod({certificate: "c"})]),
    ];
    expect(
      await staged(
        deliveries,
        "SELECT reason, certificate FROM excluded UNION ALL SELECT rule, 0 FROM rejected",
      ),
    ).toEqual([{reason: "other-form", certificate: null}]);
  });

  it("that come again are counted once: the first as they stand, with a day of sending that any copy tells", async () => {
    const first = rawCertificate({sent: null, unit: "SE2321000016-1001"});
    const deliveries = [
      tableDelivery(
        "certificate",
        [rawCertificate({signed: null}), first, rawCertificate({sent: "2025-03-02"})],
        "a.csv",
      ),
      tableDelivery("certificate", [rawCertificate({sent: "2025-03-01", signed: "2025-01-05"})], "b.csv"),
      tableDelivery("period", [rawPeriod(), rawPeriod(), rawPeriod()]),
    ];
    const sql =
      "SELECT unit, sent_day, (SELECT count(*) FROM excluded WHERE reason = 'duplicate') AS copies FROM certificate";
    expect(await staged(deliveries, sql)).toEqual([
      {unit: "SE2321000016-1001", sent_day: day("2025-03-01"), copies: 2n},
    ]);
  });

  it("stay when no registry knows their unit", async () => {
    const deliveries = [
      tableDelivery("certificate", [rawCertificate({unit: "SE2321000016-UTAN"})]),
      tableDelivery("period", [rawPeriod()]),
      tableDelivery("unit", [{hsa_id: "SE2321000016-1003", lanskod: "01"}]),
    ];
    expect(await staged(deliveries, certificateOnly)).toEqual([{n: 1n}]);
  });
});

describe("diagnoses in tables", () => {
  const ordinals = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([ordinal, code]) => ({certificate: "a", ordinal, code}));
  const without = rawCertificate({certificate: "a", diagnosis: null});

  it.each([
    ["a main one that only the table has", without, [["0", "F432"]], "F432"],
    [
      "one that both have",
      {...without, diagnosis: "f43.2"},
      [
        ["0", "F432"],
        ["2", "M545"],
        ["1.0", "J06"],
      ],
      "F432 J06 M545",
    ],
    [
      "one that stands twice",
      without,
      [
        ["0", "F432"],
        ["0", "f43.2"],
      ],
      "F432",
    ],
  ] as const)(
    "are those of the certificate and the table together: %s",
    async (_, certificate, rows, expected) => {
      const deliveries = [
        tableDelivery("certificate", [certificate]),
        tableDelivery("period", [rawPeriod({certificate: "a"})]),
        tableDelivery("diagnosis", ordinals(rows)),
      ];
      const sql =
        "SELECT string_agg(code, ' ' ORDER BY ordinal) AS codes, max(ordinal) + 1 AS n FROM diagnosis";
      expect(await staged(deliveries, sql)).toEqual([{codes: expected, n: expected.split(" ").length}]);
    },
  );

  it.each([
    [
      "two main ones",
      without,
      [
        ["0", "F432"],
        ["0", "M545"],
      ],
      "diagnosis.missing",
    ],
    [
      "one in the certificate and another in the table",
      {...without, diagnosis: "J06"},
      [["0", "F432"]],
      "diagnosis.missing",
    ],
    ["none with ordinal 0", without, [["1", "F432"]], "diagnosis.missing"],
    ["an ordinal that is no number", {...without, diagnosis: "J06"}, [["första", "F432"]], "table.ordinal"],
    ["a side diagnosis that is no code", {...without, diagnosis: "J06"}, [["1", "rygg"]], "diagnosis.code"],
  ] as const)("put a certificate in quarantine with %s", async (_, certificate, rows, rule) => {
    const periods = [rawPeriod({certificate: "a"})];
    const found = await rejected([certificate], periods, [
      tableDelivery("diagnosis", ordinals(rows), "diagnoser.csv"),
    ]);
    expect(found.map((row) => row["rule"])).toEqual([rule]);
  });
});

describe("periods in tables", () => {
  const span = (from: string, to: string, degree = "100") => ({from_day: from, to_day: to, degree});

  it("are rejected with the row of the period that breaks a rule", async () => {
    const january = span("2025-01-07", "2025-01-20");
    const cases = [
      [[span("2025-01-07", "2025-01-20", "33")], "period.degree", 0],
      [[january, span("2025-02-01", "2025-02-30", "50")], "period.dates", 1],
      [[span("2025-01-20", "2025-01-19")], "period.order", 0],
      [[span("2009-12-31", "2010-01-10")], "period.early", 0],
      [[span("2025-01-07", "2031-11-22")], "period.late", 0],
      [[january, span("2025-01-19", "2025-01-31", "50")], "period.overlap", 1],
      [[january, span("2025-01-08", "2025-01-09", "50")], "period.overlap", 1],
      [
        [1, 2, 3, 4, 5].map((month) => span(`2025-0${month}-01`, `2025-0${month}-09`)),
        "period.count",
        undefined,
      ],
      [[], "period.count", undefined],
    ] as const;
    const certificates = cases.map((_, at) => rawCertificate({certificate: `case-${at}`}));
    const periods = cases.flatMap(([rows], at) => rows.map((row) => ({certificate: `case-${at}`, ...row})));
    let before = 3;
    const expected = cases.map(([rows, rule, broken], at) => {
      const place =
        broken === undefined
          ? {file: "intyg.csv", line: at + 3}
          : {file: "perioder.csv", line: before + broken};
      before += rows.length;
      return {...place, rule};
    });
    const byRule = (a: {rule: unknown; line: unknown}, b: {rule: unknown; line: unknown}) =>
      `${String(a.rule)}${String(a.line)}` < `${String(b.rule)}${String(b.line)}` ? -1 : 1;
    const found = (await rejected(certificates, periods)) as {file: string; line: number; rule: string}[];
    expect(found.sort(byRule)).toEqual(expected.sort(byRule));
  });

  it("are read at the edges: the first day, the last, one shared day and degrees in every writing", async () => {
    const rows = [
      ["a", span("2010-01-01", "2031-11-21", "HELT_NEDSATT")],
      ["b", span("2025-01-10", "2025-01-20", "50 %")],
      ["b", span("2025-01-01", "2025-01-10", "25,0")],
      ["b", span("2025-01-20", "2025-01-20", "75 procent")],
    ] as const;
    const deliveries = [
      tableDelivery(
        "certificate",
        ["a", "b"].map((certificate) => rawCertificate({certificate, diagnosis: "F432"})),
      ),
      tableDelivery(
        "period",
        rows.map(([certificate, row]) => ({certificate, ...row})),
      ),
    ];
    const sql = `SELECT string_agg(degree, ' ' ORDER BY ordinal) AS degrees, max(flags) AS flags
      FROM period JOIN certificate USING (certificate) GROUP BY certificate ORDER BY count(*)`;
    const shared = 1 << 13;
    expect(await staged(deliveries, sql)).toEqual([
      {degrees: "100", flags: 0},
      {degrees: "25 50 75", flags: shared},
    ]);
  });
});

describe("messages in tables", () => {
  it("are rejected by rule, and kept when nobody knows their certificate", async () => {
    const messages = [
      rawMessage({certificate: "ingen", answer_by: "2025-02-13"}),
      rawMessage({message: null}),
      rawMessage({message: "2", certificate: ""}),
      rawMessage({message: "3", subject: "HEJ"}),
      rawMessage({message: "4", towards: "fk"}),
      rawMessage({message: "5", sent: null}),
      rawMessage({message: "6", sent: "2030-01-01"}),
      rawMessage({message: "7", answer_by: "snart"}),
      rawMessage({sent: "2025-01-01"}),
      rawMessage({message: "8", subject: "komplt", towards: "Recipient"}),
    ];
    const questions = [
      ...["17", "17", "35", "om ryggen"].map((question) => ({message: "message-1", question})),
      ...["3", "okänt"].map((message) => ({message, question: "17"})),
    ];
    const deliveries = [
      tableDelivery("certificate", [good]),
      tableDelivery("period", [goodPeriod]),
      tableDelivery("message", messages, "fragor.csv"),
      tableDelivery("message_question", questions, "delar.csv"),
    ];
    expect(await staged(deliveries, "SELECT file, line, rule FROM rejected ORDER BY file, line")).toEqual([
      {file: "delar.csv", line: 7, rule: "table.orphan"},
      {file: "fragor.csv", line: 3, rule: "message.id"},
      {file: "fragor.csv", line: 4, rule: "message.certificate"},
      {file: "fragor.csv", line: 5, rule: "message.subject"},
      {file: "fragor.csv", line: 6, rule: "table.towards"},
      {file: "fragor.csv", line: 7, rule: "message.sent"},
      {file: "fragor.csv", line: 8, rule: "message.sent-window"},
      {file: "fragor.csv", line: 9, rule: "message.answer-by"},
      {file: "fragor.csv", line: 10, rule: "message.duplicate"},
    ]);
    const kept =
      "SELECT string_agg(question, ' ' ORDER BY question) AS questions, (SELECT count(*) FROM message) AS n FROM message_question";
    expect(await staged(deliveries, kept)).toEqual([{questions: "17 35", n: 2n}]);
  });
});

describe("rows that hang on nothing", () => {
  it("are rejected by row, and those of a rejected certificate go with it", async () => {
    const bad = rawCertificate({certificate: "bad", signed: null});
    const more = [
      tableDelivery(
        "measure",
        [
          {certificate: "bad", code: "ERGONOMISK"},
          {certificate: "okänt", code: "ERGONOMISK"},
        ],
        "m.csv",
      ),
      tableDelivery("relation", [{certificate: null, kind: "ERSATT", other: "good"}], "r.csv"),
      tableDelivery("revocation", [{certificate: " "}, {certificate: "okänt"}], "v.csv"),
    ];
    expect(
      await rejected([bad], [rawPeriod({certificate: "bad"}), rawPeriod({certificate: "okänt"})], more),
    ).toEqual([
      {file: "intyg.csv", line: 3, rule: "certificate.signed"},
      {file: "m.csv", line: 3, rule: "table.orphan"},
      {file: "perioder.csv", line: 4, rule: "table.orphan"},
      {file: "r.csv", line: 2, rule: "table.orphan"},
      {file: "v.csv", line: 2, rule: "revocation.certificate"},
    ]);
  });
});

describe("an error of the engine", () => {
  it("never tells the key, a row or the engine's own words, at whatever statement it comes", async () => {
    const key = new Uint8Array(32).fill(201);
    const secrets = [...Object.values(keyPads(key)), Buffer.from(key).toString("hex")];
    const days = {first: day("2010-01-01"), latest: day("2026-11-21"), periodsEnd: day("2031-11-21")};
    let statements = 0;
    let told = 0;
    // The first time nothing fails, and the statements are counted.
    for (let failing = 0; failing <= statements; failing++) {
      let at = 0;
      const store = new RawTableStore({
        run(sql) {
          statements = Math.max(statements, ++at);
          // As an engine does: the statement and a value of it.
          return at === failing
            ? Promise.reject(new Error(`Conversion Error: 191212121212 LINE 1: ${sql}`))
            : Promise.resolve();
        },
        rows: () => Promise.resolve([]),
        append: () => Promise.resolve(),
      });
      const failure: unknown = await store
        .takeTable(tableDelivery("certificate", [good]) as RawTable)
        .then(() => store.finish(key, days))
        .catch((error: unknown) => error);
      if (!(failure instanceof UnderlagError)) continue;
      told++;
      const text = `${failure.message} ${JSON.stringify(failure)}`;
      for (const secret of [...secrets, "191212121212", "SELECT", "Conversion"])
        expect(text).not.toContain(secret);
    }
    expect(statements).toBeGreaterThan(20);
    expect(told).toBeGreaterThan(20);
  });

  it.each([
    ["No space left on device", 5, "disk.full"],
    ['Could not write file "/x": File too large', 5, "disk.full"],
    ["Out of Memory Error: failed to allocate data", 5, "memory.full"],
    ["anything else", 1, "table.engine"],
  ])("is told as what it is: %s", (text, code, rule) => {
    const fault = tableFault(new Error(text), undefined);
    expect(fault.exitCode).toBe(code);
    expect(fault.message).toContain(`(regel ${rule})`);
  });
});
