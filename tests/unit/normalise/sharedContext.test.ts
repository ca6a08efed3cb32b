import {describe, expect, it} from "vitest";
import {outcome, readFindings} from "../../fixtures/findings.ts";
import {writeCertificate} from "../../fixtures/lisjp.ts";

const good = writeCertificate();
/** A document of about 3 MB with names that no other document has: the parser keeps at most 10 MB of names. */
const manyNames = (seed: string) =>
  `<root>${Array.from({length: 30_000}, (_, n) => `<${seed}${"n".repeat(80)}${n}/>`).join("")}</root>`;

describe("a document is judged alone", () => {
  it("whatever broke before it", () => {
    for (const broken of [good.slice(0, 900), "<a:b/>", good.replace("Beskrivning", "&x;")]) {
      expect(outcome(broken)).toBe("xml.malformed");
      expect(outcome(good)).toBe("accepted");
    }
  });

  it("whatever names came before it", () => {
    for (const seed of ["a", "b", "c", "d"]) expect(outcome(manyNames(seed))).toBe("xml.unknown-root");
    expect(outcome(good)).toBe("accepted");
  });

  it("with its own prefixes and namespaces, also where addresses come again", () => {
    const other = {register: "a", core: "b", types: "c"};
    for (let n = 0; n < 50; n++) {
      const prefixes = n % 2 === 0 ? {register: "c", core: "a", types: "b"} : other;
      const [certificate] = readFindings(writeCertificate({id: `id-${n}`}, {prefixes})).certificates;
      expect(certificate?.id).toBe(`id-${n}`);
    }
  });

  it("says the same indented, and with comments between its elements", () => {
    const plain = readFindings(good);
    for (const between of ["><", ">\n    <", "> <!-- x --> <", ">\r\n\t<"])
      expect(readFindings(good.replaceAll(/>\s*</g, between))).toEqual(plain);
  });

  it("keeps a blank text a blank text, and a missing one missing", () => {
    const flagsOf = (text: string) => readFindings(writeCertificate({}, {text})).certificates[0]?.flags;
    expect(flagsOf("x")).toEqual([]);
    expect(flagsOf(" \n ")).toEqual(flagsOf(""));
    expect(flagsOf("")).toContain("question.function");
  });

  it("is told apart from the one before it by the last character of an id", () => {
    for (const id of ["abc", "abd", "ab", "abcd", "åbc", "abc"])
      expect(readFindings(writeCertificate({id})).certificates[0]?.id).toBe(id);
  });
});
