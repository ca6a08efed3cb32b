import {describe, expect, it} from "vitest";
import {outcome, readFindings} from "../../fixtures/findings.ts";
import {writeCertificate} from "../../fixtures/lisjp.ts";
import {deliver, stage} from "../../fixtures/staged.ts";

const good = writeCertificate();
const bytes = (text: string) => new TextEncoder().encode(text);
const declared = (encoding: string) => good.replace('encoding="UTF-8"', `encoding="${encoding}"`);

function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const encoded = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return order === "le" ? encoded : encoded.swap16();
}

function utf32(text: string): number[] {
  return Array.from(text).flatMap((character) => [character.charCodeAt(0), 0, 0, 0]);
}

/** Ten levels of ten references each: a gigabyte and more if a parser expanded it. */
const bomb =
  '<?xml version="1.0"?>\n<!DOCTYPE b [<!ENTITY e0 "0123456789">' +
  Array.from({length: 9}, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("") +
  "]>\n<b>&e9;</b>";
const external = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';

const refused: Readonly<Record<string, readonly [Uint8Array | string, string]>> = {
  "nothing at all": ["", "xml.empty"],
  "blanks only": [" \n\t ", "xml.empty"],
  "a byte order mark only": [new Uint8Array([0xef, 0xbb, 0xbf]), "xml.empty"],
  "a truncated certificate": [good.slice(0, 700), "xml.malformed"],
  "a certificate cut inside a character": [
    bytes(good.replace("fri", "frå")).subarray(0, -40),
    "xml.malformed",
  ],
  "a certificate followed by another": [good + good.replace(/<\?xml.*\?>/, ""), "xml.malformed"],
  "plain text": ["Hej, här kommer intyget.", "xml.not-xml"],
  JSON: ['{"intyg": 1}', "xml.not-xml"],
  "binary junk": [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff]), "xml.not-xml"],
  "a zip": [new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "xml.not-xml"],
  "an entity bomb": [bomb, "xml.doctype"],
  "an external entity": [external, "xml.doctype"],
  "a document type after a comment": ["<!-- a > <b> --><?p <c> ?>\n<!DOCTYPE a><a/>", "xml.doctype"],
  "a document type behind a comment that is not well formed": [
    "<!-- a -- <b> --><!DOCTYPE a><a/>",
    "xml.doctype",
  ],
  "a document type in UTF-16 behind a declaration in ASCII": [
    Buffer.concat([bytes('<?xml version="1.0" encoding="UTF-16LE"?>'), utf16(bomb.slice(22), "le", false)]),
    "xml.malformed",
  ],
  "a document type in UTF-32": [Buffer.from([0xff, 0xfe, 0, 0, ...utf32(external)]), "xml.not-xml"],
  "a document type in UTF-16": [utf16(external, "le", true), "xml.doctype"],
  HTML: ["<!doctype html><p>hej", "xml.doctype"],
  "an undeclared entity": [good.replace("Beskrivning", "&x;"), "xml.malformed"],
  "deep nesting": ["<a>".repeat(200_000) + "</a>".repeat(200_000), "xml.malformed"],
  "bad UTF-8": [Buffer.from(good.replace("Beskrivning", "Beskriv\u00e5ning"), "latin1"), "xml.malformed"],
  "a NUL": [good.replace("Beskrivning", "Beskriv\u0000ning"), "xml.malformed"],
  "an unknown encoding": [declared("x-hemlig"), "xml.malformed"],
  "a prefix without namespace": ["<a:b/>", "xml.malformed"],
  "a text of 11 MB": [good.replace("Beskrivning", "x".repeat(11_000_000)), "xml.malformed"],
  "an unclosed comment": ["<!-- ".padEnd(1_000_000, "x"), "xml.malformed"],
  "other XML": ['<feed xmlns="http://www.w3.org/2005/Atom"/>', "xml.unknown-root"],
  "RegisterCertificate of another namespace": [
    good.replace("RegisterCertificateResponder:3", "x"),
    "xml.unknown-root",
  ],
  "an empty envelope": [
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
    "xml.unknown-root",
  ],
};

describe("hostile and broken documents", () => {
  it.each(Object.entries(refused))("%s", (_, [document, rule]) => {
    expect(outcome(document)).toBe(rule);
  });

  it("are told by line and column where the parser knows", () => {
    const [rejection] = readFindings(`${good.slice(0, good.indexOf("<gn:version"))}\n<&`).rejections;
    expect(rejection?.line).toBeGreaterThan(3);
    expect(rejection?.column).toBeGreaterThan(0);
  });

  it("leave everything else untouched", async () => {
    const files = Object.values(refused).map(([document], n) => [`${n}.xml`, document] as const);
    const {engine, summary} = await stage(
      deliver(...files.slice(0, 9), ["good.xml", good], ...files.slice(9)),
    );
    engine.close();
    expect(summary.certificates).toBe(1);
    expect(Object.values(summary.rejected).reduce((sum, n) => sum + n, 0)).toBe(files.length);
  });

  it("of 30 MB with the bomb at the end of a long prolog are refused in a moment", () => {
    const started = process.hrtime.bigint();
    expect(outcome(`<?xml version="1.0"?><!--${"x".repeat(30_000_000)}-->${bomb.slice(21)}`)).toBe(
      "xml.doctype",
    );
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(3);
  });
});

describe("encodings", () => {
  it.each([
    ["UTF-8 with a byte order mark", bytes(`\uFEFF${good}`)],
    ["UTF-16, little end first", utf16(declared("UTF-16"), "le", true)],
    ["UTF-16, big end first", utf16(declared("UTF-16"), "be", true)],
    ["UTF-16 without a mark", utf16(declared("UTF-16LE"), "le", false)],
    ["declared ISO-8859-1", Buffer.from(declared("ISO-8859-1").replace("fri", "frå"), "latin1")],
    ["no declaration", bytes(good.replace(/<\?xml.*\?>\n/, ""))],
    [
      "blank lines and comments before the root",
      bytes(good.replace("\n", "\n\n<!-- a > <b> --><!-- b -->\n<?p q?>\n")),
    ],
    ["carriage returns", bytes(good.replaceAll("\n", "\r\n"))],
    ["CDATA", bytes(good.replace(">certificate-1<", "><![CDATA[certificate-1]]><"))],
    ["character references", bytes(good.replace(">certificate-1<", ">&#99;ertificate-1<"))],
  ])("%s", (_, document) => {
    expect(outcome(document)).toBe("accepted");
    expect(readFindings(document).certificates[0]?.id).toBe("certificate-1");
  });
});
