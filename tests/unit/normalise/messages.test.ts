import {describe, expect, it} from "vitest";
import {day} from "../../../loaders/model/day.ts";
import {outcome, readFindings} from "../../fixtures/findings.ts";
import {type MessageFacts, writeMessage, writeRevocation} from "../../fixtures/messages.ts";
import {deliver, stage} from "../../fixtures/staged.ts";

const of = (facts: MessageFacts, omit: readonly string[] = []) => outcome(writeMessage(facts, {omit}));

describe("messages", () => {
  it.each([1, 2] as const)(
    "of service version %d: who, about what, when, which questions",
    (serviceVersion) => {
      const xml = writeMessage({
        ...{id: "m1", certificate: " c1 ", subject: "KOMPLT", sent: "2025-02-03T11:00:00", serviceVersion},
        ...{answerBy: "2025-02-20", questions: ["17", "35", "17"], answers: "m0"},
      });
      expect(readFindings(xml).messages).toEqual([
        {
          ...{id: "m1", certificate: "c1", subject: "KOMPLT", towards: "care", sent: day("2025-02-03")},
          ...{answers: "m0", reminds: undefined, answerBy: day("2025-02-20"), questions: ["17", "35"]},
        },
      ]);
    },
  );

  it("tells the direction, also in SOAP", () => {
    const xml = writeMessage({towards: "recipient", subject: "KOMPLT"}, {inSoap: true});
    expect(readFindings(xml).messages).toMatchObject([{towards: "recipient", questions: []}]);
  });

  it("a reminder names the message that it reminds of", () => {
    const xml = writeMessage({subject: "PAMINN", reminds: "m1"});
    expect(readFindings(xml).messages).toMatchObject([{subject: "PAMINN", reminds: "m1"}]);
  });

  it("keeps no question id that could be a text", () => {
    const xml = writeMessage({questions: ["17", "Anna Andersson", "32.1", "12345"]});
    expect(readFindings(xml).messages).toMatchObject([{questions: ["17"]}]);
  });

  it.each(["KOMPLT", "PAMINN", "AVSTMN", "KONTKT", "OVRIGT"])("knows subject %s", (subject) => {
    expect(of({subject})).toBe(`message ${subject}`);
  });

  it.each([
    [{id: " "}, [], "message.id"],
    [{}, ["meddelande-id"], "message.id"],
    [{certificate: ""}, [], "message.certificate"],
    [{}, ["intygs-id"], "message.certificate"],
    [{subject: "KOMPLETTERING"}, [], "message.subject"],
    [{}, ["amne"], "message.subject"],
    [{sent: "2025-02-30T11:00:00"}, [], "message.sent"],
    [{}, ["skickatTidpunkt"], "message.sent"],
    [{sent: "2009-12-31T11:00:00"}, [], "message.sent-window"],
    [{sent: "2026-11-22T11:00:00"}, [], "message.sent-window"],
    [{answerBy: "snart"}, [], "message.answer-by"],
  ] satisfies [MessageFacts, string[], string][])("%j without %j: %s", (facts, omit, rule) => {
    expect(of(facts, omit)).toBe(rule);
  });

  it.each(["2010-01-01", "2026-11-21"])("sent on %s, a first and last day, are taken", (date) => {
    expect(of({sent: `${date}T11:00:00`, answerBy: "2026-12-24"})).toBe("message KOMPLT");
  });

  it("count once, however often they come", async () => {
    const files = deliver(
      ["a.xml", writeMessage({id: "m1", questions: ["17"]})],
      ["b.xml", writeMessage({id: "m1", questions: ["17"]})],
      ["c.xml", writeMessage({id: "m2"})],
    );
    const {engine, summary} = await stage(files);
    expect(summary).toMatchObject({messages: 2, rejected: {"message.duplicate": 1}});
    expect(await engine.rows("SELECT question FROM message_question")).toEqual([{question: "17"}]);
    engine.close();
  });
});

describe("revocations", () => {
  it("name a certificate and a day, which may be unknown", () => {
    expect(readFindings(writeRevocation(" c1 ")).revocations).toEqual([
      {certificate: "c1", day: day("2025-03-01")},
    ]);
    const timeless = readFindings(writeRevocation("c1", {time: "", inSoap: false}));
    expect(timeless.revocations).toEqual([{certificate: "c1", day: undefined}]);
    expect(outcome(writeRevocation(""))).toBe("revocation.certificate");
  });

  it.each([
    ["2026-11-21", day("2026-11-21")],
    ["2026-11-22", undefined],
    ["9999-12-31", undefined],
    ["2010-01-01", day("2010-01-01")],
    ["2009-12-31", undefined],
  ])("of %s revoke, with the day where it can be", (date, expected) => {
    expect(readFindings(writeRevocation("c1", {time: `${date}T08:00:00`})).revocations).toEqual([
      {certificate: "c1", day: expected},
    ]);
  });
});
