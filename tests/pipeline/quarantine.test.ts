import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("what is in quarantine", () => {
  it("is told by rule: the five most frequent on the screen, all of them in a summary", async () => {
    const source = join(folder, "source");
    mkdirSync(source);
    const broken: readonly (readonly [n: number, content: string])[] = [
      [7, ""],
      [6, "<a>"],
      [5, "text"],
      [4, "<!DOCTYPE a><a/>"],
      [3, "<a/>"],
      [2, writeCertificate({person: "1"})],
      [1, writeCertificate({periods: []})],
    ];
    for (const [n, content] of broken)
      for (let copy = 0; copy < n; copy++)
        writeFileSync(join(source, `191212121212-${n}-${copy}.xml`), content);
    writeFileSync(join(source, "good.xml"), writeCertificate({}));
    const {stderr} = await underlag(folder, ["inspect", source, "--quarantine", join(folder, "q.csv")]);
    const lines = stderr.split("\n");
    const from = lines.findIndex((line) => line.includes("I karantän: 28"));
    expect(lines.slice(from + 1, from + 7).map((line) => line.trim())).toEqual([
      "7  Filen är tom (xml.empty)",
      "6  XML:en är inte välformad (xml.malformed)",
      "5  Filen är inte XML (xml.not-xml)",
      "4  XML med dokumenttypsdeklaration tas inte emot (xml.doctype)",
      "3  XML av annat slag än intyg, meddelande, makulering och enheter (xml.unknown-root)",
      "3  av andra skäl",
    ]);
    const summary = readFileSync(join(folder, "q-summary.csv"), "utf8").trim().split("\n");
    expect(summary[0]).toBe("rule,n,explanation");
    expect(summary.slice(-2)).toEqual([
      'certificate.person,2,"Personnummer eller samordningsnummer saknas eller har fel form"',
      'period.count,1,"Fråga 32 (nedsättning) finns inte 1–4 gånger"',
    ]);
    expect(readFileSync(join(folder, "q.csv"), "utf8").trim().split("\n")).toHaveLength(29);
    expect(stderr).not.toContain("191212121212");
  });
});
