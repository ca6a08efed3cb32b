import {describe, expect, it} from "vitest";
import {day} from "../../../loaders/model/day.ts";
import {readFindings, outcome} from "../../fixtures/findings.ts";
import {
  type CertificateFacts,
  icd10,
  ksh97p,
  type PeriodFacts,
  writeCertificate,
} from "../../fixtures/lisjp.ts";
import {writeStatusUpdate} from "../../fixtures/messages.ts";

const of = (facts: CertificateFacts, omit: readonly string[] = []) =>
  outcome(writeCertificate(facts, {omit}));
const diagnosis = (code: string, system?: string) =>
  of({diagnoses: [system === undefined ? {code} : {code, system}]});
const periods = (...list: readonly PeriodFacts[]) => of({periods: list});
const full = (from: string, to: string): PeriodFacts => ({degree: 100, from, to});
const half = (from: string, to: string): PeriodFacts => ({degree: 50, from, to});

describe("what is read of a certificate", () => {
  it("keeps person, unit, days, diagnoses, periods, measures and relations", () => {
    const xml = writeCertificate({
      id: " 9020fbb9-A ",
      person: "19121212-1212",
      unit: " se2321000016-1003",
      provider: "SE2321000016-39kj",
      signed: "2025-01-07T23:59:59",
      sent: "2025-01-08T00:00:01.123",
      diagnoses: [{code: " s47 "}, {code: "M545"}, {code: "J22"}],
      periods: [full("2025-01-07", "2025-01-20"), half("2025-01-21", "2025-02-03")],
      measures: ["ARBETSTRANING", "KONTAKT_FHV"],
      relations: [{kind: "ERSATT", other: "old"}],
    });
    expect(readFindings(xml).certificates).toEqual([
      {
        id: "9020fbb9-A",
        person: {digits: "191212121212", bornDay: day("1912-12-12"), sex: "M", checked: true},
        unit: "SE2321000016-1003",
        provider: "SE2321000016-39KJ",
        signed: day("2025-01-07"),
        sent: day("2025-01-08"),
        version: 1,
        diagnoses: ["S47", "M545", "J22"],
        periods: [
          {from: day("2025-01-07"), to: day("2025-01-20"), degree: 100},
          {from: day("2025-01-21"), to: day("2025-02-03"), degree: 50},
        ],
        measures: ["ARBETSTRANING", "KONTAKT_FHV"],
        relations: [{kind: "ERSATT", other: "old"}],
        infectionBan: false,
        support: {
          ...{treatmentOngoing: true, treatmentPlanned: false, prognosis: "STOR_SANNOLIKHET"},
          ...{measureText: false, contactWish: false},
        },
        flags: [],
      },
    ]);
  });

  it("is the same whatever the prefixes, bare or in SOAP", () => {
    const facts: CertificateFacts = {version: "2.0", periods: [half("2025-01-07", "2025-02-01")]};
    const plain = readFindings(writeCertificate(facts)).certificates;
    expect(plain[0]?.flags).toEqual([]);
    for (const prefixes of [
      {register: "", core: "a", types: "b"},
      {register: "x", core: "", types: "y"},
      {register: "types", core: "register", types: ""},
    ]) {
      const written = writeCertificate(facts, {prefixes, inSoap: true});
      expect(readFindings(written).certificates).toEqual(plain);
    }
  });

  it.each(["AG7804", "FK7263", "IGRAV"])(
    "leaves %s aside as another form, whatever else is wrong with it",
    (form) => {
      expect(of({form, signed: null}, ["patient"])).toBe("other-form");
    },
  );

  it("counts smittbärarpenning and asks for nothing more than diagnosis and periods then", () => {
    const found = readFindings(writeCertificate({infectionBan: true}));
    expect(found.certificates[0]).toMatchObject({infectionBan: true, flags: []});
  });
});

describe("identifiers and times", () => {
  it.each([
    ["intygs-id", "certificate.id"],
    ["typ", "certificate.type"],
    ["signeringstidpunkt", "certificate.signed"],
    ["version", "certificate.version"],
    ["patient", "certificate.person"],
    ["skapadAv", "certificate.unit"],
    ["enhet", "certificate.unit"],
    ["vardgivare", "certificate.provider"],
  ])("rejects a certificate without %s under %s", (omitted, rule) => {
    expect(of({}, [omitted])).toBe(rule);
  });

  it.each([
    [{id: " "}, "certificate.id"],
    [{unit: " "}, "certificate.unit"],
    [{provider: ""}, "certificate.provider"],
    [{person: "191213121212"}, "certificate.person"],
    [{person: "1212121212"}, "certificate.person"],
    [{person: "19121212121X"}, "certificate.person"],
    [{signed: "2025-02-29T10:00:00"}, "certificate.signed"],
    [{signed: "2025-01-07T25:00:00"}, "certificate.signed"],
    [{sent: "i går"}, "certificate.sent"],
    [{version: "3.0"}, "certificate.version"],
    [{version: "1.x"}, "certificate.version"],
    [{person: "191212121213"}, "accepted person.check-digit"],
    [{person: "197010632391"}, "accepted"],
    [{unit: "1234567"}, "accepted unit.shape"],
    [{sent: null}, "accepted"],
    [{signed: "2024-02-29T10:00:00+01:00"}, "accepted"],
    [{version: "1"}, "accepted"],
    [{version: "2.0"}, "accepted"],
    [{relations: [{kind: "OKAND", other: "x"}]}, "accepted relation.kind"],
  ] satisfies [CertificateFacts, string][])("%j: %s", (facts, expected) => {
    expect(of(facts)).toBe(expected);
  });

  it.each([
    // The day of the run is 2026-11-21 in the tests.
    ["2026-11-21", undefined, "accepted"],
    ["2026-11-22", undefined, "certificate.signed-window"],
    ["2205-12-31", undefined, "certificate.signed-window"],
    ["9999-12-31", undefined, "certificate.signed-window"],
    ["2010-01-01", undefined, "accepted"],
    ["2009-12-31", undefined, "certificate.signed-window"],
    ["1899-12-31", undefined, "certificate.signed-window"],
    ["2025-06-30", "2025-06-30", "accepted"],
    ["2025-07-01", "2025-06-30", "certificate.signed-window"],
  ])("signed on %s with the extract date %s: %s", (date, extractDate, expected) => {
    const xml = writeCertificate({signed: `${date}T23:59:59`, sent: null});
    expect(outcome(xml, extractDate === undefined ? {} : {extractDate})).toBe(expected);
  });

  it.each([
    ["2026-11-21", "accepted"],
    ["2026-11-22", "certificate.sent-window"],
    ["9999-12-31", "certificate.sent-window"],
    ["2010-01-01", "accepted"],
    ["2009-12-31", "certificate.sent-window"],
  ])("sent on %s: %s, also where SKICKA tells it", (date, expected) => {
    const time = `${date}T00:00:00`;
    expect(of({sent: time})).toBe(expected);
    expect(outcome(writeStatusUpdate({code: "SKICKA", time}, {sent: null}))).toBe(expected);
  });
});

describe("question 6", () => {
  it.each([
    ["S47", "accepted"],
    ["F32", "diagnosis.code"],
    ["F329", "accepted"],
    ["F32-", "accepted"],
    ["Z73", "diagnosis.code"],
    ["Z731", "accepted"],
    ["Z72", "accepted"],
    ["z74", "accepted"],
    ["A00-", "accepted"],
    ["M5455", "accepted"],
    ["M54555", "diagnosis.length"],
    ["S4", "diagnosis.code"],
    ["47S", "diagnosis.code"],
    ["S47.1", "diagnosis.code"],
    ["ÅÄÖ", "diagnosis.code"],
    ["", "diagnosis.code"],
  ])("code %j: %s", (code, expected) => {
    expect(diagnosis(code)).toBe(expected);
  });

  it("takes KSH97-P in version 1 and not in version 2", () => {
    expect(diagnosis("A00-", ksh97p)).toBe("accepted");
    expect(of({version: "2.0", diagnoses: [{code: "A00", system: ksh97p}]})).toBe("diagnosis.system");
  });

  it.each(["1.2.752.116.1.1.1", "1.2.752.116.1.1.1.8", "1.2.752.116.1.1.1.3", "1.2.752.116.1.1.1.1.3"])(
    "takes code system %s in version 2",
    (system) => {
      expect(of({version: "2.0", diagnoses: [{code: "S47", system}]})).toBe("accepted");
    },
  );

  it("refuses a code system that version 1 does not know", () => {
    expect(diagnosis("S47", "1.2.752.116.1.1.1")).toBe("diagnosis.system");
  });

  it("wants all diagnoses of version 1 from one code system (R12)", () => {
    const same = [
      {code: "S47", system: icd10},
      {code: "M54", system: icd10},
    ];
    const mixed = [
      {code: "S47", system: icd10},
      {code: "M54", system: ksh97p},
    ];
    expect(of({diagnoses: same})).toBe("accepted");
    expect(of({diagnoses: mixed})).toBe("diagnosis.mixed-systems");
  });

  it("refuses a side diagnosis that is malformed", () => {
    expect(of({diagnoses: [{code: "S47"}, {code: "F32"}]})).toBe("diagnosis.code");
  });

  it("must be there exactly once, with exactly one main code", () => {
    const twice = writeCertificate(
      {},
      {extra: ({answer, part, code}) => answer("6", part("6.2", code("S47", icd10)))},
    );
    const noCode = writeCertificate(
      {},
      {omit: ["6"], extra: ({answer, part}) => answer("6", part("6.1", "text"))},
    );
    const twoCodes = writeCertificate(
      {},
      {
        omit: ["6"],
        extra: ({answer, part, code}) =>
          answer("6", part("6.2", code("S47", icd10)) + part("6.2", code("S46", icd10))),
      },
    );
    expect(of({}, ["6"])).toBe("diagnosis.question");
    expect(outcome(twice)).toBe("diagnosis.question");
    expect(outcome(noCode)).toBe("diagnosis.missing");
    expect(outcome(twoCodes)).toBe("diagnosis.missing");
  });

  it("keeps a certificate whose diagnosis has no text, with a flag", () => {
    const extra = (
      write: Parameters<NonNullable<Parameters<typeof writeCertificate>[1]>["extra"] & object>[0],
    ) => write.answer("6", write.part("6.2", write.code("S47", icd10)));
    expect(outcome(writeCertificate({}, {omit: ["6"], extra}))).toBe("accepted question.diagnosis-text");
  });
});

describe("question 32", () => {
  it("takes one to four periods", () => {
    const month = (n: number): PeriodFacts => full(`2025-0${n}-01`, `2025-0${n}-10`);
    expect(periods()).toBe("period.count");
    expect(periods(month(1))).toBe("accepted");
    expect(periods(month(1), month(2), month(3), month(4))).toBe("accepted period.repeated-degree");
    expect(periods(month(1), month(2), month(3), month(4), month(5))).toBe("period.count");
  });

  it("takes periods that share one day, and none that share more (the schematron's strict signs)", () => {
    expect(periods(full("2025-01-01", "2025-01-10"), half("2025-01-11", "2025-01-20"))).toBe("accepted");
    expect(periods(full("2025-01-01", "2025-01-10"), half("2025-01-10", "2025-01-20"))).toBe(
      "accepted period.shared-day",
    );
    expect(periods(full("2025-01-01", "2025-01-11"), half("2025-01-10", "2025-01-20"))).toBe(
      "period.overlap",
    );
    expect(periods(half("2025-01-10", "2025-01-20"), full("2025-01-01", "2025-01-11"))).toBe(
      "period.overlap",
    );
    expect(periods(full("2025-01-01", "2025-01-10"), half("2025-01-05", "2025-01-05"))).toBe(
      "period.overlap",
    );
  });

  it("takes a period of one day, and none that ends before it begins", () => {
    expect(periods(full("2025-01-10", "2025-01-10"))).toBe("accepted");
    expect(periods(full("2025-01-10", "2025-01-09"))).toBe("period.order");
  });

  it("begins on the first valid day at the earliest", () => {
    const from = (start: string) => of({periods: [full(start, "2010-02-01")], signed: "2010-01-01T10:00:00"});
    expect(from("2010-01-01")).toBe("accepted");
    expect(from("2009-12-31")).toBe("period.early");
  });

  it("ends five years after the extract date at the latest, or after the day of the run where there is none", () => {
    const xml = (to: string) => {
      const time = "2024-01-08T10:00:00";
      return writeCertificate({signed: time, sent: time, periods: [full("2024-01-08", to)]});
    };
    // Without an extract date the day of the run decides: 2026-11-21 in the tests.
    expect(outcome(xml("2031-11-21"))).toBe("accepted");
    expect(outcome(xml("2031-11-22"))).toBe("period.late");
    expect(outcome(xml("2031-06-30"), {extractDate: "2026-06-30"})).toBe("accepted");
    expect(outcome(xml("2031-07-01"), {extractDate: "2026-06-30"})).toBe("period.late");
    expect(outcome(xml("2029-02-28"), {extractDate: "2024-02-29"})).toBe("accepted");
    expect(outcome(xml("2029-03-01"), {extractDate: "2024-02-29"})).toBe("period.late");
    // No date is later than this one, however many years ahead.
    expect(outcome(xml("9999-12-31"), {extractDate: "9999-12-31"})).toBe("accepted");
  });

  it.each([
    ["2025-02-30", "2025-03-01", "period.dates"],
    ["2025-02-01", "", "period.dates"],
    ["2025-2-1", "2025-03-01", "period.dates"],
    ["2025-02-01+01:00", "2025-03-01Z", "accepted"],
  ])("from %j to %j: %s", (from, to, expected) => {
    expect(periods(full(from, to))).toBe(expected);
  });

  it("knows the four degrees of KV_FKMU_0003 and no other, blanks around the code aside", () => {
    const degree = (code: string, system = "KV_FKMU_0003") =>
      outcome(
        writeCertificate(
          {},
          {
            omit: ["32"],
            extra: (write) =>
              write.answer(
                "32",
                write.part("32.1", write.code(code, system)) +
                  write.part("32.2", write.dates("2025-01-07", "2025-01-10")),
                1,
              ),
          },
        ),
      );
    expect(degree("HELT_NEDSATT")).toBe("accepted");
    expect(degree(" \n HELT_NEDSATT ")).toBe("accepted");
    expect(degree("EN_TREDJEDEL")).toBe("period.degree");
    expect(degree("HELT_NEDSATT", "KV_FKMU_0004")).toBe("period.degree");
  });

  it("names the line of what is wrong", () => {
    const xml = writeCertificate({
      periods: [full("2025-01-01", "2025-01-10"), full("2025-01-20", "2025-01-19")],
    });
    const line = xml.split("\n").findIndex((text) => text.includes("2025-01-20")) + 1;
    expect(readFindings(xml).rejections).toMatchObject([{rule: "period.order", line}]);
  });
});

describe("status updates", () => {
  it("read a signed certificate, and SKICKA tells the day of sending where the certificate does not", () => {
    const sent = writeStatusUpdate({code: "SKICKA", time: "2025-01-09T10:00:00.123"}, {sent: null});
    expect(readFindings(sent).certificates).toMatchObject([{sent: day("2025-01-09")}]);
    const signed = writeStatusUpdate({code: "SIGNAT", time: "2025-01-09T10:00:00.123"}, {sent: null});
    expect(readFindings(signed).certificates).toMatchObject([{sent: undefined}]);
  });

  it("with MAKULE revoke the certificate, also one that they do not carry whole", () => {
    const event = {code: "MAKULE", time: "2025-01-09T10:00:00"};
    expect(outcome(writeStatusUpdate(event))).toBe("accepted, revocation");
    const stub = writeStatusUpdate(event, {id: "gone", signed: null}, {omit: ["6", "32"]});
    expect(readFindings(stub).revocations).toEqual([{certificate: "gone", day: day("2025-01-09")}]);
  });

  it("about a draft carry no certificate", () => {
    const draft = writeStatusUpdate({code: "SKAPAT", time: "2025-01-09T10:00:00"}, {signed: null});
    expect(outcome(draft)).toBe("certificate.draft");
  });

  it("a status of the certificate itself can revoke it", () => {
    const revoked = writeCertificate({statuses: [{code: "CANCEL", time: "2025-01-09T10:00:00"}]});
    expect(outcome(revoked)).toBe("accepted, revocation");
    expect(outcome(writeCertificate({statuses: [{code: "SENTTO", time: "2025-01-09T10:00:00"}]}))).toBe(
      "accepted",
    );
  });
});
