import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readFileMapping, readServerMapping} from "../../../loaders/connect/tables/mapping.ts";
import {UsageError} from "../../../loaders/errors.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-mapping-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

function written(text: string): string {
  const path = join(folder, "mapping.yaml");
  writeFileSync(path, text);
  return path;
}

/** What an error says, line by line, without the path of the file. */
function faults(text: string, read: (path: string) => unknown = readFileMapping): string[] {
  try {
    read(written(text));
  } catch (error) {
    if (error instanceof UsageError)
      return error.message.split("\n").map((line) => line.split(".yaml: ")[1] ?? line);
    throw error;
  }
  return [];
}

const certificate = `certificate:
  files: intyg.csv
  columns: {certificate: Intygs-id, person: Personnummer, unit: Enhet, provider: Vårdgivare, signed: Signerad, diagnosis: Diagnos}
`;
const period = `period:
  files: intyg.csv
  columns: {certificate: Intygs-id, from_day: Fr.o.m., to_day: T.o.m., degree: Grad}
`;

describe("a mapping of a source's tables", () => {
  it("names each place a raw table stands in, one or several", () => {
    const mapping = readFileMapping(
      written(
        `${certificate}  dateFormat: "%Y%m%d"
  delimiter: ";"
  encoding: latin-1
  where: {Intygstyp: [LISJP, FK7804]}
  values: {form: {01: LISJP}}
`.replace("diagnosis: Diagnos", "diagnosis: Diagnos, form: Typ") +
          `period:
  - files: [a.csv, b.csv]
    columns: {certificate: Id, from_day: Från 1, to_day: Till 1}
    constants: {degree: 100}
  - files: a.csv
    columns: {certificate: Id, from_day: Från 2, to_day: Till 2, degree: Grad 2}
    dateFormat: {from_day: "%d/%m/%Y"}
`,
      ),
    );
    expect(mapping.certificate).toEqual([
      expect.objectContaining({
        files: ["intyg.csv"],
        delimiter: ";",
        encoding: "latin-1",
        dateFormats: {signed: "%Y%m%d"},
        where: {Intygstyp: ["LISJP", "FK7804"]},
        values: {form: {"01": "LISJP"}},
      }),
    ]);
    expect(
      mapping.period?.map(({files, constants, dateFormats}) => ({files, constants, dateFormats})),
    ).toEqual([
      {files: ["a.csv", "b.csv"], constants: {degree: "100"}, dateFormats: {}},
      {files: ["a.csv"], constants: {}, dateFormats: {from_day: "%d/%m/%Y"}},
    ]);
  });

  it.each([
    [
      "a table that does not exist",
      `${certificate}${period}perioder: {}\n`,
      ["perioder: finns inte (regel mapping.unknown)"],
    ],
    [
      "a column that is not ours",
      certificate.replace("unit: Enhet", "enhet: Enhet") + period,
      [
        "certificate.columns.enhet: finns inte (regel mapping.unknown)",
        "certificate.columns.unit: saknas (regel mapping.required)",
      ],
    ],
    [
      "a needed column that is not mapped",
      certificate.replace("unit: Enhet, ", "") + period,
      ["certificate.columns.unit: saknas (regel mapping.required)"],
    ],
    [
      "what is wrong in the second place of a table",
      `${certificate}period:
  - {files: a.csv, columns: {certificate: Id, from_day: F, to_day: T, degree: G}}
  - {files: a.csv, columns: {certificate: Id, from_day: F, to_day: T}}
`,
      ["period[2].columns.degree: saknas (regel mapping.required)"],
    ],
    [
      "a file that is not named",
      certificate.replace("  files: intyg.csv\n", "") + period,
      ["certificate.files: saknas (regel mapping.required)"],
    ],
    [
      "an encoding that nobody reads",
      certificate.replace("files: intyg.csv", "files: intyg.csv\n  encoding: ebcdic") + period,
      ["certificate.encoding: ska vara utf-8, latin-1, utf-16, windows-1252 (regel mapping.field)"],
    ],
    [
      "a delimiter of two characters",
      certificate.replace("files: intyg.csv", "files: intyg.csv\n  delimiter: ';;'") + period,
      ["certificate.delimiter: ska vara ett enda tecken (regel mapping.field)"],
    ],
    [
      "a delimiter of a Parquet file",
      certificate.replace("files: intyg.csv", "files: intyg.parquet\n  delimiter: ';'") + period,
      ["certificate[1]: delimiter, encoding och quote hör till CSV, inte till Parquet (regel mapping.field)"],
    ],
    [
      "a text where columns should stand",
      certificate.replace(/columns: .*/, "columns: alla") + period,
      ["certificate.columns: ska vara fält med värden (regel mapping.field)"],
    ],
    [
      "a date format without a day",
      `${certificate}  dateFormat: "%Y%m"\n${period}`,
      [
        "certificate.dateFormat: ska ha %Y, %m och %d en gång var (eller %-m och %-d utan inledande nolla), och får därutöver ha %H, %M och %S (regel mapping.field)",
      ],
    ],
    [
      "a date format for what is no day",
      `${certificate}  dateFormat: {person: "%Y%m%d"}\n${period}`,
      ["certificate.dateFormat.person: kolumnen har inga dagar (regel mapping.field)"],
    ],
    [
      "translations of a column that is not read",
      `${certificate}  values: {form: {A: LISJP}}\n${period}`,
      ["certificate.values.form: kolumnen finns inte bland columns (regel mapping.field)"],
    ],
    [
      "no diagnosis anywhere",
      certificate.replace(", diagnosis: Diagnos", "") + period,
      [
        "certificate[1].columns.diagnosis: saknas, och tabellen diagnosis finns inte (regel mapping.required)",
      ],
    ],
    ["no periods", certificate, ["period: saknas (regel mapping.required)"]],
    ["no certificates", period, ["certificate: saknas (regel mapping.required)"]],
    ["an empty file", "", ["filen: ska vara fält med värden (regel mapping.field)"]],
  ])("is refused with %s, by table, field and rule", (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it("is refused when it is no YAML or not there", () => {
    expect(faults("certificate: [\n")).toEqual([
      "är inte giltig YAML, rad 2, kolumn 1 (regel mapping.unreadable)",
    ]);
    expect(() => readFileMapping(join(folder, "nowhere.yaml"))).toThrow(
      "nowhere.yaml: filen finns inte (regel mapping.unreadable)",
    );
    expect(() => readFileMapping(folder)).toThrow("filen går inte att läsa (regel mapping.unreadable)");
  });

  it("names a table or a query of a server, one of the two", () => {
    const server = (where: string) =>
      certificate.replace("files: intyg.csv", where) +
      period.replace("files: intyg.csv", "table: vard.period");
    expect(faults(server("query: SELECT 1"), readServerMapping)).toEqual([]);
    expect(faults(server("constants: {}"), readServerMapping)).toEqual([
      "certificate[1]: ska ha antingen table eller query (regel mapping.field)",
    ]);
    expect(faults(server("files: intyg.csv"), readServerMapping)).toEqual([
      "certificate.files: finns inte (regel mapping.unknown)",
    ]);
  });
});
