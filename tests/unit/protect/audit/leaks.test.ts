import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {deflateSync, gzipSync} from "node:zlib";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Finding} from "../../../../loaders/protect/audit/finding.ts";
import {scanText} from "../../../../loaders/protect/audit/leaks/patterns.ts";
import {scanFolder} from "../../../../loaders/protect/audit/leaks/scanFolder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "underlag-leaks-"));
});
afterEach(async () => {
  await rm(folder, {recursive: true, force: true});
});

async function scan(files: Readonly<Record<string, string | Uint8Array>>): Promise<Finding[]> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), content);
  }
  const findings: Finding[] = [];
  const ignore = () => undefined;
  await scanFolder(folder, (finding) => findings.push(finding), ignore);
  return findings;
}
const rules = (findings: readonly Finding[]) =>
  findings.map(
    ({table, rule}) => `${table}: ${rule.replace("inga uppgifter om personer eller maskiner: ", "")}`,
  );

const person = "191212121212";
const uuid = "c1f0aa0e-6d2c-4d4a-9b51-7f4ad9f2a001";
const pseudonym = "8234567890123456789";

/** A Parquet file of one text column, one of 64-bit numbers, and a mark in its foot. */
function parquet(text: string, number = 1n, mark = ""): Uint8Array {
  const columnData = [
    {
      name: "text",
      data: Array.from({length: 50}, (_, i) => (i === 7 ? text : "ord")),
      type: "STRING" as const,
    },
    {name: "n", data: Array.from({length: 50}, (_, i) => (i === 7 ? number : 5n)), type: "INT64" as const},
  ];
  return new Uint8Array(parquetWriteBuffer({columnData, kvMetadata: [{key: "mark", value: mark}]}));
}

/** A PDF file of these streams, deflated. */
function pdf(...streams: readonly string[]): Uint8Array {
  const objects = streams.map((stream, i) => {
    const body = deflateSync(Buffer.from(stream, "latin1"));
    return Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n<< /Length ${body.length} /Filter /FlateDecode >>\nstream\n`, "latin1"),
      body,
      Buffer.from("\nendstream\nendobj\n", "latin1"),
    ]);
  });
  return Buffer.concat([Buffer.from("%PDF-1.7\n", "latin1"), ...objects, Buffer.from("%%EOF", "latin1")]);
}

describe("scanFolder(folder), of what cannot be read where it lies", () => {
  it("tells of a link to a file or a folder elsewhere, which a server would follow", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "underlag-elsewhere-"));
    await writeFile(join(elsewhere, "a.txt"), person);
    await symlink(join(elsewhere, "a.txt"), join(folder, "file.txt"));
    await symlink(elsewhere, join(folder, "folder"));
    const found = await scan({"b.txt": "nothing"});
    await rm(elsewhere, {recursive: true});
    expect(found.map(({table, rule}) => [table, rule])).toEqual(
      ["file.txt", "folder"].map((table) => [
        table,
        "länkar till annat kan inte granskas: lägg dit filen själv",
      ]),
    );
  });
});

describe("scanText(text, kind), of one long word", () => {
  // Read once from each of its letters it takes longer than a test may.
  it("finds the certificate's name after it", () => {
    const found = scanText(`${"a".repeat(200_000)} a.xml`, "prose");
    expect(found.map(({rule}) => rule)).toEqual(["filnamn på ett intyg"]);
  });
});

describe("scanFolder", () => {
  it.each<[string, string, string | Uint8Array]>([
    ["a heading of a page", "index.html", `<h1>Om ${person}</h1>`],
    ["a page, in two tags", "index.html", "<b>191212</b><i>121212</i>"],
    ["a page, in entities", "index.html", "1912121&#50;1&#x32;12"],
    ["program text", "a.js", `const t="${person}";`],
    ["program text, in escapes", "a.js", 'const t="19121212\\x2d1212";'],
    ["JSON", "a.json", `{"title":"${person}"}`],
    ["JSON, in escapes", "a.json", '{"title":"\\u00319121212-1212"}'],
    ["a source map", "a.js.map", `{"sourcesContent":["// ${person}"]}`],
    ["a style sheet", "a.css", `/* ${person} */`],
    ["a column of a Parquet file", "a.parquet", parquet(person)],
    ["a column of numbers", "a.parquet", parquet("ord", BigInt(person))],
    ["the foot of a Parquet file", "a.parquet", parquet("ord", 1n, person)],
    ["a packed page", "a.html.gz", gzipSync(`<p>${person}</p>`)],
    ["a picture's text", "a.png", `\u0089PNG\r\n\u001a\ntEXtTitle\u0000${person}\u0000`],
    ["a PDF file", "a.pdf", pdf(`BT (Om ${person}) Tj ET`)],
    ["a PDF file, in kerned parts", "a.pdf", pdf("BT [(1912) -20 (1212) 3 (1212)] TJ ET")],
    ["a PDF file, in hexadecimal", "a.pdf", pdf(`BT <${Buffer.from(person).toString("hex")}> Tj ET`)],
    [
      "a PDF file, in numbered glyphs",
      "a.pdf",
      pdf(
        "BT [<000200030002> 5 <0004000200040002000400020004 0002 0004>] TJ ET",
        "begincmap 2 beginbfchar <0002> <0031> <0003> <0039> endbfchar 1 beginbfrange <0004> <0004> <0032> endbfrange endcmap",
      ),
    ],
  ])("finds a personnummer in %s", async (_, path, content) => {
    expect(rules(await scan({[path]: content}))).toEqual([`${path}: personnummer`]);
  });

  it("finds what is planted in a file's name, and does not show the name", async () => {
    const findings = await scan({[`bilder/${person}.svg`]: "<svg></svg>"});
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings.slice(0, 1))).not.toContain(person);
  });

  it("finds ids of certificates, pseudonyms, names of certificate files and paths, and repeats none", async () => {
    const findings = await scan({
      "a.html": `<p>${uuid}</p>`,
      "b.json": `{"person":${pseudonym}}`,
      "c.parquet": parquet("ord", BigInt(pseudonym)),
      "d.html": "<p>Felet stod i intyg-Åkesson.xml</p>",
      "e.js": 'throw new Error("/home/anna/intyg")',
      "f.map": '{"sources":["file:///Users/anna/a.ts"]}',
    });
    expect(rules(findings)).toEqual([
      "a.html: intygs-id (UUID)",
      "b.json: pseudonym (63 bitar)",
      "c.parquet: pseudonym (63 bitar)",
      "d.html: filnamn på ett intyg",
      "e.js: sökväg på en dator",
      "f.map: sökväg på en dator",
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/c1f0aa0e|8234567|kesson|anna/);
  });

  it("names line and column", async () => {
    const [found] = await scan({"a.html": `<p>\n<p>Om ${person}`});
    expect(found?.cell).toBe("rad 2, tecken 7");
  });

  it("does not let pass what it cannot read", async () => {
    const findings = await scan({
      "a.zip": "PK",
      "b.parquet": "PAR1 nothing",
      "c.pdf": "%PDF-1.7 /Encrypt 5 0 R",
    });
    expect(findings.map(({table, cell}) => [table, cell])).toEqual([
      ["a.zip", "(filen)"],
      ["b.parquet", "(filen)"],
      ["c.pdf", "(filen)"],
    ]);
  });

  it("is not tripped by hashed names, hashes, figures or dates", async () => {
    const files = {
      "_file/data/started.3410503f.parquet": parquet("2024-03"),
      "_npm/plot@0.6.17/35e3309a.js": "const a=1203114875.5,b=.1203114875,c=4294967296,d=0.1912121212123;",
      "index.html": '<script src="/_import/a.12031148.js" integrity="sha384-19121212x1212"></script>',
      "manifest.json": JSON.stringify({
        sha256: "9a31912121212125b0e0c44298fc1c149afbf4c8996fb92427ae41e4649b934c",
        keyId: "0123456789abcdef",
        extractDate: "2024-02-29",
        version: "2024.02.0",
      }),
      "a.svg": '<path d="M191212.5,1212.25L200102.125,4711"/>',
      "b.js": "const x=[191212,1212,191213,-1212],y='2024-01-01T12:12:12',z=1700000000000;",
    };
    expect(rules(await scan(files))).toEqual([]);
  });
});

describe("scanText", () => {
  it.each([
    ["a right check digit", "191212121212", true],
    ["a wrong check digit", "191212121213", false],
    ["ten digits with a hyphen", "121212-1212", true],
    ["a person over a hundred", "121212+1212", true],
    ["a samordningsnummer, 60 added to the day", "197010632391", true],
    ["a thirteenth month", "191213121211", false],
    ["the last day of November", "197011300006", true],
    ["the day after it", "197011310005", false],
    ["eleven digits", "19121212121", false],
    ["thirteen digits", "1912121212120", false],
  ])("takes %s for what it is", (_, value, isOne) => {
    expect(scanText(`Om ${value}.`, "prose").map(({rule}) => rule)).toEqual(isOne ? ["personnummer"] : []);
  });

  it("takes 63 bits for a pseudonym and 64 for none", () => {
    expect(scanText("9223372036854775806", "prose")).toHaveLength(1);
    expect(scanText("9223372036854775808", "prose")).toHaveLength(0);
    expect(scanText("9223372036854775809", "prose")).toHaveLength(0);
    expect(scanText("1234567890123456", "prose")).toHaveLength(0);
  });
});

describe("a program that is somebody else's", () => {
  it("is not read where it is the published file to the last byte, and is where it is not", async () => {
    const engine = await readFile(
      createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
    );
    expect(await scan({"engine.wasm": engine})).toEqual([]);
    // The part with the paths of the machine that it was built on, by itself.
    const from = engine.indexOf("/home/runner");
    const found = rules(await scan({"engine.wasm": engine.subarray(from - 100, from + 1000)}));
    expect(found).toContain("engine.wasm: sökväg på en dator");
  });
});
