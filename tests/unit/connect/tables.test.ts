import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {source} from "../../../loaders/connect/sources/tables.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {Engine, SqlValue} from "../../../loaders/engine/engine.ts";
import {UnderlagError} from "../../../loaders/errors.ts";
import {silent} from "../../../loaders/model/effects.ts";
import type {Flags} from "../../../loaders/model/source.ts";
import {stage} from "../../fixtures/staged.ts";

const root = mkdtempSync(join(tmpdir(), "underlag-tables-"));
const folder = join(root, "källa");
const spill = join(root, "spill");
afterAll(() => {
  rmSync(root, {recursive: true});
});
beforeEach(() => {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder);
});

const certificateHeader = "certificate,person,unit,provider,signed,sent,diagnosis";
const certificateRow = "c-1,191212121212,SE2321000016-1003,SE2321000016-1000,2025-01-07,2025-01-07,F43.2";
const periods = "certificate,from_day,to_day,degree\nc-1,2025-01-07,2025-01-20,100\n";

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, file, ".."), {recursive: true});
  writeFileSync(join(folder, file), content);
}

/** What is staged of the folder, or of a mapping in it: the rows of a query. */
async function staged(sql: string, path = folder): Promise<Record<string, SqlValue>[]> {
  const {engine} = await stage(source.deliver({tables: path}, silent, spill));
  try {
    return await engine.rows(sql);
  } finally {
    engine.close();
  }
}

/** What an attempt to read fails with: its exit code and what it says. */
async function failure(path = folder): Promise<{code: number; text: string}> {
  try {
    await staged("SELECT 1", path);
  } catch (error) {
    if (error instanceof UnderlagError) return {code: error.exitCode, text: error.message};
    throw error;
  }
  return {code: 0, text: ""};
}

const seen = "SELECT unit, diagnosis, signed_day - 20089 AS january FROM certificate";
const read = [{unit: "SE2321000016-1003", diagnosis: "F432", january: 6}];

/** A mapping of `intyg.*` with more fields, beside periods with our names. */
function mapping(fields: string): string {
  write("period.csv", periods);
  write(
    "mappning.yaml",
    `certificate:
  files: intyg.*
  columns: {certificate: Intygs-id, person: Personnummer, unit: Enhet å, provider: Vårdgivare, signed: Signerad, diagnosis: Diagnos}
${fields}
period:
  files: period.csv
  columns: {certificate: certificate, from_day: from_day, to_day: to_day, degree: degree}
`,
  );
  return join(folder, "mappning.yaml");
}

const swedishHeader = ["Intygs-id", "Personnummer", "Enhet å", "Vårdgivare", "Signerad", "Diagnos", "Övrigt"];
const swedishRow = [
  "c-1",
  "191212121212",
  "SE2321000016-1003",
  "SE2321000016-1000",
  "2025-01-07",
  "F43.2",
  "häst",
];
const swedish = (delimiter: string, end = "\n") =>
  [swedishHeader, swedishRow].map((row) => row.join(delimiter) + end).join("");

describe("tables with our names", () => {
  it.each([
    ["commas", ",", "csv"],
    ["semicolons", ";", "csv"],
    ["tabs", "\t", "tsv"],
    ["bars", "|", "txt"],
  ])("are read without a mapping, with %s between", async (_, delimiter, ending) => {
    write(`certificate.${ending}`, `${certificateHeader}\n${certificateRow}\n`.replaceAll(",", delimiter));
    write("period.csv", periods);
    expect(await staged(seen)).toEqual(read);
  });

  it("are found in a folder that is named from where the program runs", async () => {
    write("certificate.csv", `${certificateHeader}\n${certificateRow}\n`);
    write("period.csv", periods);
    expect(await staged(seen, relative(process.cwd(), folder))).toEqual(read);
  });

  it("are read packed, quoted, with Windows' line ends and a byte order mark", async () => {
    const quoted = certificateRow.split(",").map((text) => `"${text}"`);
    write("certificate.csv.gz", gzipSync(`\uFEFF${certificateHeader}\r\n${quoted.join(",")}\r\n`));
    write("period.csv", periods.replaceAll("\n", "\r\n"));
    expect(await staged(seen)).toEqual(read);
  });

  it.each([
    ["no name, as after a delimiter at the end", ","],
    ["no name, twice", ",,"],
    ["a name of ours in capitals", ",Diagnosis"],
    ["the same name", ",x,x"],
    ["a name that the reading uses", ",row_of_file"],
  ])("are read beside further columns that have %s", async (_, more) => {
    const fields = more.replace(/[^,]+/g, "y");
    write("certificate.csv", `${certificateHeader}${more}\n${certificateRow}${fields}\n`);
    write("period.csv", periods);
    expect(await staged(seen)).toEqual(read);
  });

  it("are read without the blanks around what they say", async () => {
    write("certificate.csv", `${certificateHeader}\n${certificateRow.replaceAll(",", "\u00a0,\t ")} \n`);
    write(
      "period.csv",
      periods.replaceAll(",", " , ").replace(" , ", ",").replace(" , ", ",").replace(" , ", ","),
    );
    expect(await staged(seen)).toEqual(read);
  });

  it.each([
    ["no table of certificates", {"period.csv": periods}, "ingen fil certificate.csv", "source.missing"],
    [
      "no table of periods",
      {"certificate.csv": `${certificateHeader}\n`},
      "ingen fil period.csv",
      "source.missing",
    ],
    [
      "a table that nobody knows",
      {"certificate.csv": `${certificateHeader}\n${certificateRow}\n`, "periods.csv": periods},
      "periods.csv är ingen av tabellerna",
      "table.name",
    ],
    [
      "the same table twice",
      {"certificate.csv": certificateHeader, "certificate.tsv": certificateHeader, "period.csv": periods},
      "både certificate.csv och certificate.tsv",
      "table.name",
    ],
    [
      "a column that is missing",
      {"certificate.csv": `${certificateHeader}\n`.replace("unit,", "enhet,"), "period.csv": periods},
      "certificate: certificate.csv saknar kolumnen unit. Den har: certificate, person, enhet",
      "table.column",
    ],
    [
      "an empty file",
      {"certificate.csv": "", "period.csv": periods},
      "saknar kolumnerna certificate, person, unit, provider, signed. Första raden är tom",
      "table.column",
    ],
    [
      "what is no text",
      {"certificate.csv": Uint8Array.from([0x1b, 0x5b, 0x32, 0x4a, 0xff]), "period.csv": periods},
      "Första raden ser ut som data",
      "table.column",
    ],
    [
      "two columns of one name",
      {"certificate.csv": `${certificateHeader},sent\n`, "period.csv": periods},
      "två kolumner som heter sent",
      "table.column",
    ],
    [
      "certificates, but not one row",
      {"certificate.csv": `${certificateHeader}\n`, "period.csv": periods},
      "inget intyg kunde tas emot",
      "source.no-certificate",
    ],
    [
      "rows of another length",
      {"certificate.csv": `${certificateHeader}\n${certificateRow}\nc-2,x\n`, "period.csv": periods},
      "certificate.csv, rad 3: har en rad med ett annat antal fält",
      "table.fields",
    ],
    [
      "a quote that never ends",
      {"certificate.csv": `${certificateHeader}\n"${certificateRow}\n`, "period.csv": periods},
      "certificate.csv",
      "table.quote",
    ],
    [
      "letters in another encoding",
      {
        "certificate.csv": Buffer.from(
          `${certificateHeader}\n${certificateRow.replace("c-1", "å-1")}\n`,
          "latin1",
        ),
        "period.csv": periods,
      },
      "är inte skriven i utf-8: ange encoding",
      "table.encoding",
    ],
    [
      "a Parquet file that is none",
      {"certificate.parquet": "PAR1 nej", "period.csv": periods},
      "går inte att läsa",
      "table.damaged",
    ],
    [
      "a packed file that is damaged",
      {"certificate.csv.gz": gzipSync(certificateRow.repeat(99)).subarray(0, 40), "period.csv": periods},
      "certificate",
      "table.",
    ],
  ])("are refused with %s", async (_, files, text, rule) => {
    for (const [file, content] of Object.entries(files)) write(file, content);
    const failed = await failure();
    expect(failed.code).toBe(3);
    expect(failed.text).toContain(text);
    expect(failed.text).toContain(`(regel ${rule}`);
    // Not a value of a row, nor what the engine says of it.
    expect(failed.text).not.toContain("1912");
  });

  it("are refused before any is read where units are given twice, or a file is missing", async () => {
    write("certificate.csv", `${certificateHeader}\n${certificateRow}\n`);
    write("period.csv", periods);
    const first = async (flags: Flags) => {
      for await (const delivery of source.deliver({tables: folder, ...flags}, silent, spill)) return delivery;
      return undefined;
    };
    expect(await first({})).toMatchObject({is: "table"});
    await expect(first({units: join(root, "saknas.csv")})).rejects.toThrow(
      "saknas.csv finns inte (regel source.missing)",
    );
    write("unit.csv", "unit,name\nSE2321000016-1003,En enhet\n");
    await expect(first({units: folder})).rejects.toThrow("ange enheterna en gång");
    write("intyg.csv", swedish(","));
    const path = mapping("");
    writeFileSync(path, readFileSync(path, "utf8").replace("files: period.csv", "files: saknas-*.csv"));
    await expect(first({tables: path})).rejects.toThrow(
      "period: inga filer motsvarar saknas-*.csv (regel source.missing)",
    );
  });

  it("are refused when the path is nothing, or neither folder nor mapping", async () => {
    expect((await failure(join(folder, "nowhere"))).text).toContain("(regel source.missing)");
    write("intyg.csv", certificateHeader);
    expect(await failure(join(folder, "intyg.csv"))).toMatchObject({code: 2});
  });

  it("tell of the rule that most rows broke when not one certificate came through", async () => {
    write(
      "certificate.csv",
      `${certificateHeader}\n${certificateRow.replaceAll("2025-01-07", "07/01/2025")}\n`,
    );
    write("period.csv", periods);
    expect((await failure()).text).toMatch(
      /: Signeringstidpunkten saknas eller är ingen tidpunkt \(certificate\.signed\), 1 gång$/,
    );
  });
});

describe("tables of a mapping", () => {
  it.each([
    ["latin-1", ";", (text: string) => Buffer.from(text, "latin1")],
    ["windows-1252", ";", (text: string) => Buffer.from(text.replace("häst", "h\u0080st"), "latin1")],
    ["utf-16", "\t", (text: string) => Buffer.from(text, "utf16le")],
    ["utf-8", ",", (text: string) => Buffer.from(text, "utf8")],
  ])("are read in %s", async (encoding, delimiter, encode) => {
    write("intyg.csv", encode(swedish(delimiter, "\r\n")));
    expect(await staged(seen, mapping(`  encoding: ${encoding}`))).toEqual(read);
  });

  it("are read in UTF-16 with the larger byte first, as the mark tells", async () => {
    write("intyg.csv", Buffer.from(`\uFEFF${swedish(";")}`, "utf16le").swap16());
    expect(await staged(seen, mapping(""))).toEqual(read);
  });

  it("are told to be windows-1252 when latin-1 does not fit", async () => {
    write("intyg.csv", Buffer.from(swedish(";").replace("häst", "h\u0080st"), "latin1"));
    const failed = await failure(mapping("  encoding: latin-1"));
    expect(failed).toMatchObject({code: 3});
    expect(failed.text).toContain("prova encoding: windows-1252 (regel table.encoding)");
  });

  it("come from every file of a glob, in order, and from folders of any depth", async () => {
    for (const [file, id] of [
      ["a/2.csv", "c-2"],
      ["a/b/1.csv", "c-1"],
      ["3.csv", "c-3"],
    ] as const)
      write(file, swedish(";").replace("c-1", id));
    const path = mapping("");
    writeFileSync(path, readFileSync(path, "utf8").replace("files: intyg.*", 'files: ["**/?.csv"]'));
    const rows = await staged("SELECT file, line, rule FROM rejected ORDER BY file", path);
    // Two have no period: what is rejected is told by file and row.
    expect(rows).toEqual([
      {file: "2.csv", line: 2, rule: "period.count"},
      {file: "3.csv", line: 2, rule: "period.count"},
    ]);
  });

  it("are told by their folders too where two of them have one name", async () => {
    for (const [file, id] of [
      ["2024/1.csv", "c-2"],
      ["2025/1.csv", "c-3"],
      ["2025/2.csv", "c-4"],
      ["2025/3.csv", "c-1"],
    ] as const)
      write(file, swedish(";").replace("c-1", id));
    const path = mapping("");
    writeFileSync(path, readFileSync(path, "utf8").replace("files: intyg.*", 'files: ["**/?.csv"]'));
    const rows = await staged("SELECT file FROM rejected ORDER BY file DESC", path);
    expect(rows).toEqual([
      {file: "2.csv"},
      {file: join(folder, "2025/1.csv")},
      {file: join(folder, "2024/1.csv")},
    ]);
  });

  it("are read once where two paths of a place point at the same file", async () => {
    write("intyg.csv", swedish(";"));
    const path = mapping("");
    const twice = readFileSync(path, "utf8").replace("files: intyg.*", "files: [intyg.csv, intyg.*]");
    writeFileSync(path, twice);
    expect(await staged("SELECT reason FROM excluded WHERE reason = 'duplicate'", path)).toEqual([]);
  });

  it.each([
    ["a row", swedishRow],
    ["a diagnosis", ["intyg-a", "Anna Andersson", "F43.2"]],
    ["a day", ["intyg-a", "Anna Andersson", "7/1 (2025-01-07)"]],
    ["a number", ["intyg-a", "Anna Andersson", "0"]],
  ])("show nothing of the first row where it is no header but %s", async (_, row) => {
    write("intyg.csv", `${row.join(";")}\n`);
    const {code, text} = await failure(mapping(""));
    expect(code).toBe(3);
    expect(text).toContain("Första raden ser ut som data");
    for (const value of row) if (value.length > 1) expect(text).not.toContain(value);
  });

  it("are refused where a glob finds nothing", async () => {
    expect(await failure(mapping(""))).toEqual({
      code: 3,
      text: "certificate: inga filer motsvarar intyg.* (regel source.missing)",
    });
  });

  it.each([
    ["%Y%m%d", "20250107"],
    ["%d/%m/%Y", "07/01/2025"],
    ["%-d.%-m.%Y %H:%M", "7.1.2025 08:15"],
  ])("have days written as %s", async (format, text) => {
    write("intyg.csv", swedish(";").replace("2025-01-07", text));
    expect(await staged(seen, mapping(`  dateFormat: "${format}"`))).toEqual(read);
  });

  it("translate values, and leave out rows that are not meant", async () => {
    write(
      "intyg.csv",
      `${swedish(";")}${swedishRow.join(";").replace("c-1", "c-2").replace("häst", "ko")}\n`,
    );
    const path = mapping("  values: {diagnosis: {F43.2: M54.5}}\n  where: {Övrigt: [häst, hund]}");
    expect(await staged("SELECT diagnosis, count(*) OVER () AS n FROM certificate", path)).toEqual([
      {diagnosis: "M545", n: 1n},
    ]);
  });

  it("have no second period where its columns are empty", async () => {
    write(
      "intyg.csv",
      "Intygs-id;F1;T1;F2;T2\nc-1;2025-01-07;2025-01-20;;\nc-2;2025-01-07;2025-01-20;2025-01-21;2025-01-31\n",
    );
    write(
      "certificate.csv",
      `${certificateHeader}\n${certificateRow}\n${certificateRow.replace("c-1", "c-2")}\n`,
    );
    const columns = certificateHeader.split(",").map((column) => `${column}: ${column}`);
    write(
      "mappning.yaml",
      `certificate: {files: certificate.csv, columns: {${columns.join(", ")}}}
period:
  - {files: intyg.csv, columns: {certificate: Intygs-id, from_day: F1, to_day: T1}, constants: {degree: 100}}
  - {files: intyg.csv, columns: {certificate: Intygs-id, from_day: F2, to_day: T2}, constants: {degree: 50}}
`,
    );
    const rows = await staged(
      "SELECT degree FROM period ORDER BY certificate, from_day",
      join(folder, "mappning.yaml"),
    );
    expect(rows.map(({degree}) => degree).sort()).toEqual([100, 100, 50]);
  });
});

describe("tables in Parquet", () => {
  /** Writes a Parquet file with certificates; `changes` replaces columns of the select. */
  async function certificates(changes: Readonly<Record<string, string>> = {}): Promise<void> {
    const columns = {
      certificate: "'c-1'",
      person: "191212121212",
      unit: "'SE2321000016-1003'",
      provider: "'SE2321000016-1000'",
      signed: "TIMESTAMP '2025-01-07 08:00:00'",
      sent: "DATE '2025-01-07'",
      diagnosis: "'F43.2'",
      infection_ban: "false",
      ...changes,
    };
    const list = Object.entries(columns).map(([name, value]) => `${value} AS ${name}`);
    const engine: Engine = await openDuckDb({file: ":memory:", threads: 1});
    await engine.run("SET TimeZone = 'UTC'");
    await engine.run(
      `COPY (SELECT ${list.join(", ")}) TO '${join(folder, "certificate.parquet")}' (FORMAT parquet)`,
    );
    engine.close();
    write("period.csv", periods);
  }

  it("are read whatever their types: numbers, days, moments and truth values", async () => {
    await certificates();
    expect(await staged(seen)).toEqual(read);
  });

  it("have moments of universal time on the day that it was in Sweden", async () => {
    await certificates({signed: "TIMESTAMPTZ '2025-01-06 23:30:00+00'"});
    expect(await staged(seen)).toEqual(read);
  });

  it.each([
    [
      "a number with decimals for a person",
      {person: "191212121212.0::DOUBLE"},
      "person",
      "är ett decimaltal",
    ],
    ["a list", {diagnosis: "['F432']"}, "diagnosis", "en sammansatt typ"],
    ["a record", {unit: "{'id': 'x'}"}, "unit", "en sammansatt typ"],
  ])("are refused with %s in a column", async (_, changes, column, text) => {
    await certificates(changes);
    const failed = await failure();
    expect(failed.code).toBe(3);
    expect(failed.text).toContain(`kolumnen ${column} (${column})`);
    expect(failed.text).toContain(text);
    expect(failed.text).toContain("(regel table.type)");
  });
});

describe("the worked example of docs/sources.md", () => {
  it("is read as it stands there", async () => {
    const docs = readFileSync(new URL("../../../docs/sources.md", import.meta.url), "utf8");
    const [, extract = ""] = /```\n(Intygs-id;[^`]+)```/.exec(docs) ?? [];
    const [, example = ""] = /```yaml\n(certificate:[^`]+)```/.exec(docs) ?? [];
    write("intyg_2025.csv", Buffer.from(extract, "latin1"));
    write("mapping.yaml", example);
    mkdirSync(join(folder, "fragor"));
    const engine = await openDuckDb({file: ":memory:", threads: 1});
    const question = `SELECT 'f-1' AS "FrågeId", 'okänt' AS "IntygsId", 'Komplettering' AS "Typ", DATE '2025-02-03' AS "Skickad"`;
    await engine.run(`COPY (${question}) TO '${join(folder, "fragor", "1.parquet")}' (FORMAT parquet)`);
    engine.close();
    const rows = await staged(
      `SELECT (SELECT count(*) FROM certificate) AS certificates, (SELECT count(*) FROM revocation) AS revocations,
        (SELECT string_agg(degree, ' ' ORDER BY ordinal) FROM period) AS degrees, (SELECT max(subject) FROM message) AS subject,
        (SELECT count(*) FROM rejected) AS rejected`,
      join(folder, "mapping.yaml"),
    );
    expect(rows).toEqual([
      {certificates: 1n, revocations: 0n, degrees: "100 50", subject: "KOMPLT", rejected: 0n},
    ]);
  });
});
