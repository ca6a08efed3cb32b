import {describe, expect, it} from "vitest";
import {day} from "../../../loaders/model/day.ts";
import type {Delivery} from "../../../loaders/model/source.ts";
import {pseudonym} from "../../../loaders/normalise/pseudonym.ts";
import {outcome, readFindings} from "../../fixtures/findings.ts";
import {writeCertificate, writeIntyg} from "../../fixtures/lisjp.ts";
import {writeMessage, writeRevocation} from "../../fixtures/messages.ts";
import {deliver, deliverAll, stage, testKey} from "../../fixtures/staged.ts";
import {namespaces} from "../../fixtures/xmlText.ts";

const domain = "urn:riv:clinicalprocess:healthcond:certificate";
const prefixes = {register: "rg", core: "gn", types: "tp"};

/** An answer of another service with certificates in it. */
function answer(service: string, version: number, content: string): string {
  return (
    `<rg:${service}Response xmlns:rg="${domain}:${service}Responder:${version}" xmlns:gn="${namespaces.core}" ` +
    `xmlns:tp="${namespaces.types}">${content}</rg:${service}Response>`
  );
}

describe("normalise", () => {
  it("stages a certificate with its periods, diagnoses, measures, relations and a bit for each flag", async () => {
    const xml = writeCertificate({
      ...{id: "A", person: "191212121213", unit: "1234", signed: "2025-01-07T08:00:00", sent: null},
      diagnoses: [{code: "F329"}, {code: "M545"}],
      periods: [
        {degree: 75, from: "2025-01-07", to: "2025-01-20"},
        {degree: 50, from: "2025-01-21", to: "2025-01-31"},
      ],
      measures: ["ERGONOMISK"],
      relations: [{kind: "FRLANG", other: "B"}],
      answersMessage: " m1 ",
    });
    const {engine, summary} = await stage(deliver(["a.xml", xml]));
    expect(await engine.rows("SELECT * EXCLUDE (certificate, person) FROM certificate")).toEqual([
      {
        ...{unit: "1234", provider: "SE2321000016-1000", signed_day: day("2025-01-07"), sent_day: null},
        ...{version: 1, sex: "M", born_day: day("1912-12-12"), diagnosis: "F329", infection_ban: false},
        answers: pseudonym(testKey, "message", "m1"),
        ...{treatment_ongoing: true, treatment_planned: false, prognosis: "STOR_SANNOLIKHET"},
        ...{measure_text: false, contact_wish: false},
        // person.check-digit and unit.shape.
        flags: 0b11,
      },
    ]);
    expect(
      await engine.rows("SELECT ordinal, from_day, to_day, degree FROM period ORDER BY ordinal"),
    ).toEqual([
      {ordinal: 0, from_day: day("2025-01-07"), to_day: day("2025-01-20"), degree: 75},
      {ordinal: 1, from_day: day("2025-01-21"), to_day: day("2025-01-31"), degree: 50},
    ]);
    expect(await engine.rows("SELECT ordinal, code FROM diagnosis ORDER BY ordinal")).toEqual([
      {ordinal: 0, code: "F329"},
      {ordinal: 1, code: "M545"},
    ]);
    expect(await engine.rows("SELECT code FROM measure")).toEqual([{code: "ERGONOMISK"}]);
    expect(await engine.rows("SELECT kind FROM relation")).toEqual([{kind: "FRLANG"}]);
    engine.close();
    expect(summary.flags).toMatchObject({"person.check-digit": 1, "unit.shape": 1, "question.basis": 0});
  });

  it("goes on past a certificate with a day of signing that cannot be", async () => {
    const odd = writeCertificate({id: "B", signed: "9999-12-31T10:00:00"});
    const {engine, summary} = await stage(deliver(["b.xml", odd], ["a.xml", writeCertificate({id: "A"})]));
    engine.close();
    expect(summary).toMatchObject({certificates: 1, rejected: {"certificate.signed-window": 1}});
  });

  it("tells of each flag's files when it begins and when it is done, of how many", async () => {
    const told: string[] = [];
    const effects = {
      log: () => undefined,
      progress: (step: string, done: number, total: number | undefined) =>
        told.push(`${step} ${done} ${total}`),
    };
    const bytes = (text: string) => new TextEncoder().encode(text);
    const document = {is: "document", expects: "certificate", file: "a", total: 2} as const;
    const {engine} = await stage(
      deliverAll([
        {...document, bytes: bytes(writeCertificate())},
        {...document, is: "unreadable", rule: "file.too-large"},
        {...document, expects: "message", total: 1, bytes: bytes(writeMessage())},
      ]),
      {},
      effects,
    );
    engine.close();
    expect(told).toEqual([
      "Läser intyg 0 2",
      "Läser intyg 2 2",
      "Läser meddelanden 0 1",
      "Läser meddelanden 1 1",
    ]);
  });

  it("joins what names the same certificate, whatever names it", async () => {
    const files = deliver(
      ["a", writeCertificate({id: " A "})],
      ["b", writeRevocation("A")],
      ["c", writeRevocation("a")],
    );
    const {engine} = await stage(files);
    const joined = await engine.rows(
      "SELECT revoked_day FROM certificate JOIN revocation USING (certificate)",
    );
    engine.close();
    expect(joined).toEqual([{revoked_day: day("2025-03-01")}]);
  });

  it("runs staged rows as they are, and counts them", async () => {
    const lines: string[] = [];
    const sql = `INSERT INTO certificate (certificate, flags) VALUES (1, 1), (2, 3);
      INSERT INTO excluded VALUES (NULL, 'duplicate');
      INSERT INTO unit (unit, region) VALUES ('A', '01')`;
    const made: Delivery = {is: "staged", sql, step: "Hittar på"};
    const effects = {log: (line: string) => lines.push(line), progress: () => undefined};
    const {engine, summary} = await stage(deliverAll([made]), {}, effects);
    engine.close();
    expect(lines).toEqual(["  Hittar på"]);
    expect(summary).toMatchObject({documents: 0, certificates: 3, units: 1});
    expect(summary.flags).toMatchObject({"person.check-digit": 2, "unit.shape": 1});
  });

  it("puts what could not be handed on in quarantine, under a rule of the table only", async () => {
    const unreadable = (rule: string): Delivery => ({is: "unreadable", file: "a.xml", rule});
    const {engine, summary} = await stage(
      deliverAll([unreadable("zip.ratio"), unreadable("file.too-large")]),
    );
    expect(await engine.rows("SELECT * FROM rejected ORDER BY rule")).toEqual([
      {file: "a.xml", line: null, col: null, rule: "file.too-large"},
      {file: "a.xml", line: null, col: null, rule: "zip.ratio"},
    ]);
    engine.close();
    expect(summary).toMatchObject({documents: 2, rejected: {"zip.ratio": 1, "file.too-large": 1}});
    await expect(stage(deliverAll([unreadable("because")]))).rejects.toThrow(RangeError);
  });

  it("tells how far it has come every 100 files, and loses none between batches", async () => {
    const told: number[] = [];
    const effects = {log: () => undefined, progress: (_: string, done: number) => told.push(done)};
    const files = Array.from({length: 1_100}, (_, n) => [`${n}.xml`, writeRevocation(String(n))] as const);
    const {engine, summary} = await stage(deliver(...files), {}, effects);
    engine.close();
    expect(told).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100]);
    expect(summary).toMatchObject({documents: 1_100, revocations: 1_100, rejected: {}});
  });
});

describe("certificates in the answers of other services", () => {
  it("are read from GetCertificate and ListCertificatesForCare", () => {
    const one = writeIntyg({id: "1"}, {}, prefixes);
    const two = writeIntyg({id: "2"}, {}, prefixes);
    expect(readFindings(answer("GetCertificate", 2, one)).certificates.map(({id}) => id)).toEqual(["1"]);
    const list = answer("ListCertificatesForCare", 3, `<rg:intygs-lista>${one}${two}</rg:intygs-lista>`);
    expect(readFindings(list).certificates.map(({id}) => id)).toEqual(["1", "2"]);
  });

  it("do not stop one another, and none at all is nothing that we know", () => {
    const bad = writeIntyg({id: "1", periods: []}, {}, prefixes);
    const good = writeIntyg({id: "2"}, {}, prefixes);
    const list = answer("ListCertificatesForCare", 3, `<rg:intygs-lista>${bad}${good}</rg:intygs-lista>`);
    expect(outcome(list)).toBe("period.count, accepted");
    expect(outcome(answer("GetCertificate", 2, ""))).toBe("xml.unknown-root");
    expect(outcome(answer("GetCertificate", 9, good))).toBe("xml.unknown-root");
  });
});
