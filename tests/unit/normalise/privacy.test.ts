import {mkdtempSync, mkdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {source} from "../../../loaders/connect/sources/documents.ts";
import {stagedTables} from "../../../loaders/model/staged.ts";
import type {Effects} from "../../../loaders/model/effects.ts";
import {type CertificateFacts, writeCertificate, type WritingOptions} from "../../fixtures/lisjp.ts";
import {writeMessage, writeRevocation} from "../../fixtures/messages.ts";
import {stage} from "../../fixtures/staged.ts";

const planted = {
  person: "196408233234",
  id: "7d1c6a52-33f0-4b0e-9a57-0a54c8a3f0e1",
  name: "Hjördis Plantqvist",
  text: "Väldigt hemlig beskrivning",
  message: "meddelande-4711-hemligt",
};
const secrets = [
  ...Object.values(planted),
  "19640823-3234",
  "640823-3234",
  "6408233234",
  "Plantqvist",
  "hemlig",
];

const folder = mkdtempSync(join(tmpdir(), "underlag-privacy-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe("what is planted in the input", () => {
  it("is not in the summary, in a log line, in an error or in a staged row", async () => {
    const facts: CertificateFacts = {id: planted.id, person: planted.person};
    const options: WritingOptions = {name: planted.name, text: planted.text};
    const good = writeCertificate(facts, options);
    const files: Readonly<Record<string, string>> = {
      "good.xml": good,
      "hyphen.xml": writeCertificate({...facts, id: "2", person: "19640823-3234"}, options),
      "second.xml": writeCertificate({...facts, version: "2.0", id: "3"}, options),
      "copy.xml": good,
      "cut.xml": good.slice(0, good.indexOf(planted.text) + 30),
      "period.xml": writeCertificate({...facts, periods: []}, options),
      "entity.xml": good.replace(planted.text, `&${planted.text};`),
      "text.txt": `${planted.person} ${planted.name}`,
      "revoked.xml": writeRevocation(planted.id, {person: planted.person, text: planted.text}),
      "message.xml": writeMessage(
        {id: planted.message, certificate: planted.id, questions: [planted.text]},
        {person: planted.person, text: planted.text},
      ),
    };
    const named = join(folder, planted.person);
    mkdirSync(named);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(named, file), content);

    const lines: string[] = [];
    const effects: Effects = {
      log: (line) => lines.push(line),
      progress: (...told) => lines.push(told.join(" ")),
    };
    const {engine, summary} = await stage(source.deliver({certificates: named}, effects), {}, effects);
    const rows: string[] = [];
    for (const table of Object.keys(stagedTables)) {
      for (const row of await engine.rows(`SELECT * FROM ${table}`)) rows.push(Object.values(row).join("|"));
    }
    engine.close();
    expect(summary).toMatchObject({certificates: 4, messages: 1, revocations: 1});
    expect(rows.length).toBeGreaterThan(15);
    const seen = [JSON.stringify(summary), ...lines, ...rows].join("\n");
    for (const secret of secrets) expect(seen).not.toContain(secret);

    const failure: unknown = await stage(source.deliver({messages: join(named, "good.xml")}, effects)).catch(
      (error: unknown) => error,
    );
    const missing: unknown = await stage(source.deliver({units: join(named, "none")}, effects)).catch(
      (error: unknown) => error,
    );
    for (const error of [failure, missing]) {
      expect(error).toBeInstanceOf(Error);
      for (const secret of secrets) expect(String((error as Error).stack)).not.toContain(secret);
    }
  });
});
