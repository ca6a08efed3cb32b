import {describe, expect, it} from "vitest";
import {day} from "../../../loaders/model/day.ts";
import {writeCertificate} from "../../fixtures/lisjp.ts";
import {writeMessage} from "../../fixtures/messages.ts";
import {deliver, stage} from "../../fixtures/staged.ts";

const period = (from: string, to: string) => [{degree: 100 as const, from, to}];

describe("copies", () => {
  it("of a certificate leave the first, with its own periods, diagnoses and measures only", async () => {
    const first = writeCertificate({
      ...{id: "A", diagnoses: [{code: "M545"}, {code: "F329"}], measures: ["ERGONOMISK"]},
      periods: period("2025-01-07", "2025-01-20"),
      relations: [{kind: "FRLANG", other: "B"}],
    });
    const second = writeCertificate({
      ...{id: "A", diagnoses: [{code: "J069"}], measures: ["HJALPMEDEL"]},
      periods: period("2025-02-01", "2025-02-09"),
      relations: [{kind: "KOPIA", other: "C"}],
    });
    const {engine, summary} = await stage(deliver(["1", first], ["2", second], ["3", second]));
    const read = async (sql: string) => (await engine.rows(sql)).map((row) => Object.values(row).join(" "));
    expect(await read("SELECT diagnosis FROM certificate")).toEqual(["M545"]);
    expect(await read("SELECT from_day FROM period")).toEqual([String(day("2025-01-07"))]);
    expect(await read("SELECT code FROM diagnosis ORDER BY ordinal")).toEqual(["M545", "F329"]);
    expect(await read("SELECT code FROM measure")).toEqual(["ERGONOMISK"]);
    expect(await read("SELECT kind FROM relation")).toEqual(["FRLANG"]);
    expect(await read("SELECT certificate, reason FROM excluded")).toEqual([" duplicate", " duplicate"]);
    expect(summary.certificates).toBe(3);
    engine.close();
  });

  it("give a certificate that was not sent the first day of sending that any of them tells", async () => {
    const sent = (moment: string | null) => writeCertificate({id: "A", sent: moment});
    const files = [
      ["1", sent(null)],
      ["2", sent("2025-01-12T08:00:00")],
      ["3", sent("2025-01-09T08:00:00")],
    ] as const;
    const {engine} = await stage(deliver(...files));
    expect(await engine.rows("SELECT sent_day FROM certificate")).toEqual([{sent_day: day("2025-01-09")}]);
    engine.close();
  });

  it("leave a certificate that was sent its own day, later than theirs as it may be", async () => {
    const sent = (moment: string) => writeCertificate({id: "A", sent: moment});
    const {engine} = await stage(
      deliver(["1", sent("2025-01-12T08:00:00")], ["2", sent("2025-01-09T08:00:00")]),
    );
    expect(await engine.rows("SELECT sent_day FROM certificate")).toEqual([{sent_day: day("2025-01-12")}]);
    engine.close();
  });

  it("of a message leave the first with its questions, and tell the files of the others", async () => {
    const message = (question: string) => writeMessage({id: "M", questions: [question]});
    const {engine, summary} = await stage(deliver(["1", message("6")], ["2", message("35")]));
    expect(await engine.rows("SELECT question FROM message_question")).toEqual([{question: "6"}]);
    expect(await engine.rows("SELECT * FROM rejected")).toEqual([
      {file: "2", line: null, col: null, rule: "message.duplicate"},
    ]);
    expect(summary).toMatchObject({messages: 1, rejected: {"message.duplicate": 1}});
    engine.close();
  });
});
