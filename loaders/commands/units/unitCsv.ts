import {FailedError} from "../../errors.ts";
import {type Day, formatDay, parseDay} from "../../model/day.ts";
import {type KeptUnit, tellers} from "./keptUnit.ts";

/** The columns of the kept registry, in order: those of a raw table of units, and who told. */
const columns = [
  ...[
    "hsa_id",
    "namn",
    "vardenhet_hsa_id",
    "vardgivare_hsa_id",
    "lanskod",
    "start",
    "slut",
    "huvudenhet_hsa_id",
  ],
  ...["verksamhetskoder", "enhetstyper", "vardformer", "typ", "listade", "kalla"],
];

/** Rows of the kept registry as CSV (UTF-8, comma, quotes where they are needed), in the order given. */
export function unitCsv(rows: readonly KeptUnit[]): string {
  const day = (value: Day | undefined) => (value === undefined ? "" : formatDay(value));
  const lines = rows.map((row) =>
    csvLine([
      row.unit,
      row.name ?? "",
      row.careUnit ?? "",
      row.provider ?? "",
      row.region ?? "",
      day(row.from),
      day(row.to),
      row.headUnit ?? "",
      row.businessCodes ?? "",
      row.businessTypes ?? "",
      row.careTypes ?? "",
      row.type ?? "",
      row.listed === undefined ? "" : String(row.listed),
      row.toldBy,
    ]),
  );
  return [columns.join(","), ...lines, ""].join("\n");
}

/** One line of CSV: a field with a comma, a quote or an outer blank stands in quotes; line breaks become blanks. */
export function csvLine(fields: readonly (string | number)[]): string {
  return fields
    .map((field) => {
      const text = String(field).replace(/[\r\n]+/g, " ");
      return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}

/** Reads what {@link unitCsv} wrote. A file that is not so is a FailedError that names file and line. */
export function readUnitCsv(file: string, text: string): KeptUnit[] {
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== columns.join(","))
    throw new FailedError(`${file}: är inget bevarat enhetsregister (regel units.kept)`);
  return lines.map((line, index) => {
    const fields = fieldsOf(line);
    const where = `${file}, rad ${index + 2}`;
    if (fields.length !== columns.length)
      throw new FailedError(`${where}: fel antal fält (regel units.kept)`);
    const field = (column: string) => {
      const written = fields[columns.indexOf(column)];
      return written === "" ? undefined : written;
    };
    const day = (column: string) => {
      const written = field(column);
      const value = written === undefined ? undefined : parseDay(written);
      if (written !== undefined && value === undefined)
        throw new FailedError(`${where}: ${column} är inget datum (regel units.kept)`);
      return value;
    };
    const listed = field("listade");
    return {
      unit: field("hsa_id") ?? "",
      name: field("namn"),
      careUnit: field("vardenhet_hsa_id"),
      provider: field("vardgivare_hsa_id"),
      region: field("lanskod"),
      from: day("start"),
      to: day("slut"),
      headUnit: field("huvudenhet_hsa_id"),
      businessCodes: field("verksamhetskoder"),
      businessTypes: field("enhetstyper"),
      careTypes: field("vardformer"),
      type: field("typ"),
      listed: listed === undefined ? undefined : Number(listed),
      toldBy: tellers.find((teller) => teller === field("kalla")) ?? "registry",
    };
  });
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}
