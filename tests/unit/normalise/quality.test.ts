import {describe, expect, it} from "vitest";
import {outcome} from "../../fixtures/findings.ts";
import {type AnswerWriter, type CertificateFacts, writeCertificate} from "../../fixtures/lisjp.ts";

/** The flags of a certificate with some questions left out and some `svar` written by hand. */
function flagsOf(
  omit: string,
  extra: (write: AnswerWriter) => string = () => "",
  facts: CertificateFacts = {},
): string {
  const questions = omit === "" ? [] : omit.split(" ");
  return outcome(writeCertificate(facts, {omit: questions, extra})).replace(/^accepted ?/, "");
}
const two: CertificateFacts = {version: "2.0"};
const half: CertificateFacts = {periods: [{degree: 50, from: "2025-01-07", to: "2025-01-20"}]};

describe("questions whose answers are not kept raise a flag and nothing more", () => {
  it.each([
    ["1", "question.basis"],
    ["28", "question.occupation"],
    ["29", "question.occupation"],
    ["35", "question.function"],
    ["17", "question.activity"],
    ["39", "question.prognosis"],
    ["40", "question.measures"],
    ["19", ""],
  ])("without question %s: %j", (question, flag) => {
    expect(flagsOf(question)).toBe(flag);
  });

  it("asks for none of them when question 27 is answered yes", () => {
    expect(flagsOf("", undefined, {infectionBan: true})).toBe("");
    expect(flagsOf("1 28 29 35 17 39 40", undefined, {infectionBan: false})).toMatch(
      /basis.*function.*occupation/,
    );
  });

  it.each([["35"], ["17"], ["19"]])("finds a blank text of question %s", (question) => {
    const flag = {35: "question.function", 17: "question.activity", 19: "question.treatment"}[question];
    expect(flagsOf(question, ({answer, part}) => answer(question, part(`${question}.1`, " \n ")))).toBe(flag);
    expect(flagsOf(question, ({answer, part}) => answer(question, part(`${question}.1`, " a ")))).toBe("");
  });

  it("takes at most one answer to a question of one text", () => {
    expect(flagsOf("", ({answer, part}) => answer("25", part("25.1", "a")))).toBe("");
    expect(
      flagsOf("", ({answer, part}) => answer("25", part("25.1", "a")) + answer("25", part("25.1", "b"))),
    ).toBe("question.other");
    expect(flagsOf("", ({answer, part}) => answer("37", part("37.1", "")))).toBe("question.guideline");
  });

  it("finds unknown questions, unknown parts and missing instance numbers", () => {
    expect(flagsOf("", ({answer, part}) => answer("99", part("99.1", "a")))).toBe("question.unknown");
    expect(flagsOf("35", ({answer, part}) => answer("35", part("35.1", "a") + part("35.2", "b")))).toBe(
      "question.unknown",
    );
    const occupation = (instance?: number) => (write: AnswerWriter) =>
      write.answer("28", write.part("28.1", write.code("STUDIER", "KV_FKMU_0002")), instance);
    expect(flagsOf("28 29", occupation(1))).toBe("");
    expect(flagsOf("28 29", occupation(0))).toBe("question.instance");
    expect(flagsOf("28 29", occupation())).toBe("question.instance");
  });

  it("question 1: a basis ANNAT is described, another is not; a date; four answers at most, five in version 2", () => {
    const basis = (code: string, date: string, description?: string) => (write: AnswerWriter) =>
      write.answer(
        "1",
        write.part("1.1", write.code(code, "KV_FKMU_0001")) +
          write.part("1.2", date) +
          (description === undefined ? "" : write.part("1.3", description)),
        1,
      );
    expect(flagsOf("1", basis("ANNAT", "2025-01-07", "a"))).toBe("");
    expect(flagsOf("1", basis("ANNAT", "2025-01-07"))).toBe("question.basis");
    expect(flagsOf("1", basis("UNDERSOKNING", "2025-01-07", "a"))).toBe("question.basis");
    expect(flagsOf("1", basis("UNDERSOKNING", "2025-02-30"))).toBe("question.basis");
    expect(flagsOf("1", basis("DIGITALUNDERSOKNING", "2025-01-07"))).toBe("question.basis");
    expect(flagsOf("1", basis("DIGITALUNDERSOKNING", "2025-01-07"), two)).toBe("");
    const every = (codes: readonly string[]) => (write: AnswerWriter) =>
      codes.map((code) => basis(code, "2025-01-07", code === "ANNAT" ? "a" : undefined)(write)).join("");
    const four = ["TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"];
    expect(flagsOf("1", every(["UNDERSOKNING", ...four]))).toBe("");
    expect(flagsOf("1", every(["UNDERSOKNING", "UNDERSOKNING"]))).toBe("question.basis");
    expect(flagsOf("1", every(["FYSISKUNDERSOKNING", "DIGITALUNDERSOKNING", ...four]), two)).toBe("");
  });

  it("question 33: asked exactly when a degree is below 100, with a reason after yes and none after no", () => {
    const hours = (truth: string, reason?: string) => (write: AnswerWriter) =>
      write.answer(
        "33",
        write.part("33.1", truth) + (reason === undefined ? "" : write.part("33.2", reason)),
      );
    const flag = "question.working-hours";
    expect(flagsOf("33", undefined, half)).toBe(flag);
    expect(flagsOf("33", hours("1", "a"), half)).toBe("");
    expect(flagsOf("33", hours("true"), half)).toBe(flag);
    expect(flagsOf("33", hours("true", " "), half)).toBe(flag);
    expect(flagsOf("33", hours("0"), half)).toBe("");
    expect(flagsOf("33", hours("false", "a"), half)).toBe(flag);
    expect(flagsOf("33", hours("ja", "a"), half)).toBe(flag);
    expect(flagsOf("33", hours("false"))).toBe(flag);
    expect(flagsOf("33", hours("false"), two)).toBe("");
  });

  it("question 39: a return after so many days (version 1) or months (version 2) says how many", () => {
    const prognosis =
      (code: string, more = "") =>
      (write: AnswerWriter) =>
        write.answer("39", write.part("39.1", write.code(code, "KV_FKMU_0006")) + more);
    const part =
      '<gn:delsvar id="39.3"><tp:cv><tp:code>SEXTIO_DGR</tp:code><tp:codeSystem>KV_FKMU_0007</tp:codeSystem></tp:cv></gn:delsvar>';
    const months = (n: string) => `<gn:delsvar id="39.4">${n}</gn:delsvar>`;
    const flag = "question.prognosis";
    expect(flagsOf("39", prognosis("ATER_X_ANTAL_DGR", part))).toBe("");
    expect(flagsOf("39", prognosis("ATER_X_ANTAL_DGR"))).toBe(flag);
    expect(flagsOf("39", prognosis("STOR_SANNOLIKHET", part))).toBe(flag);
    expect(flagsOf("39", prognosis("ATER_X_ANTAL_MANADER"))).toBe(flag);
    expect(flagsOf("39", prognosis("ATER_X_ANTAL_MANADER", months("99")), two)).toBe("");
    expect(flagsOf("39", prognosis("ATER_X_ANTAL_MANADER", months("100")), two)).toBe(flag);
    expect(flagsOf("39", prognosis("ATER_X_ANTAL_MANADER", months("0")), two)).toBe(flag);
    expect(flagsOf("39", prognosis("PROGNOS_OKLAR", months("1")), two)).toBe(flag);
    expect(flagsOf("39", prognosis("PROGNOS_OKLAR", '<gn:delsvar id="39.2">a</gn:delsvar>'), two)).toBe("");
  });

  it("question 40: EJ_AKTUELLT stands alone and without question 44; each measure once; version 2 has none", () => {
    const text = ({answer, part}: AnswerWriter) => answer("44", part("44.1", "a"));
    const flag = "question.measures";
    expect(flagsOf("", undefined, {measures: ["EJ_AKTUELLT"]})).toBe("");
    expect(flagsOf("", undefined, {measures: ["EJ_AKTUELLT", "ERGONOMISK"]})).toBe(flag);
    expect(flagsOf("", undefined, {measures: ["ERGONOMISK", "ERGONOMISK"]})).toBe(flag);
    expect(flagsOf("", undefined, {measures: ["PROMENADER"]})).toBe(flag);
    expect(flagsOf("", text, {measures: ["EJ_AKTUELLT"]})).toBe(flag);
    expect(flagsOf("", text, {measures: ["ERGONOMISK"]})).toBe("");
    expect(flagsOf("", text, two)).toBe("");
  });

  it("questions 26 and 34 are yes or no, 26 with a reason that is not blank; 27 is answered once", () => {
    const contact = (truth: string, reason?: string) => (write: AnswerWriter) =>
      write.answer(
        "26",
        write.part("26.1", truth) + (reason === undefined ? "" : write.part("26.2", reason)),
      );
    expect(flagsOf("", contact("true", "a"))).toBe("");
    expect(flagsOf("", contact("true"))).toBe("");
    expect(flagsOf("", contact("true", " "))).toBe("question.contact");
    expect(flagsOf("", contact("false", "a"))).toBe("question.contact");
    expect(flagsOf("", ({answer, part}) => answer("34", part("34.1", "kanske")))).toBe("question.travel");
    expect(flagsOf("", ({answer, part}) => answer("27", part("27.1", "kanske")))).toBe(
      "question.infection-ban",
    );
  });

  it("an extra question has its own text, and comes once", () => {
    const extra = (id: string, part: string) => (write: AnswerWriter) =>
      write.answer(id, write.part(part, "a"));
    expect(flagsOf("", extra("9001", "9001.1"))).toBe("");
    expect(flagsOf("", extra("9001", "9001.2"))).toBe("question.extra question.unknown");
    expect(flagsOf("", (write) => extra("9001", "9001.1")(write).repeat(2))).toBe("question.extra");
  });
});
