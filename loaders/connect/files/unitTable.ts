import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {InputError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import {rawTables} from "../../model/rawTables.ts";
import type {RawTable} from "../../model/source.ts";

type UnitColumn = keyof typeof rawTables.unit;
const columns = Object.keys(rawTables.unit) as UnitColumn[];

/** Which heading of a list of units each of our columns stands under. */
export type UnitHeadings = Readonly<Partial<Record<UnitColumn, string>>>;

/** What a table must have to be the registry itself: the facts that HSA has of every unit. */
const ofRegistry: readonly UnitColumn[] = [
  ...(["hsa_id", "namn", "vardenhet_hsa_id", "vardgivare_hsa_id"] as const),
  ...(["lanskod", "start", "slut"] as const),
];

/** What a region's own list adds to the registry: a list without any of it is a registry that lacks columns. */
const added: readonly UnitColumn[] = ["listade", "huvudenhet_hsa_id", "typ"];

/** Headings of regions' own lists, beside the names of our columns; compared without regard to case. */
const knownHeadings: Readonly<Partial<Record<UnitColumn, readonly string[]>>> = {
  hsa_id: ["hsa-id", "hsaid", "hsa id", "enhetens hsa-id"],
  namn: ["vårdenhetsnamn", "enhetsnamn", "vårdenhet", "enhet"],
  listade: ["antal listade patienter", "antal listade", "listade patienter"],
  huvudenhet_hsa_id: ["huvudenhet", "huvudenhetens hsa-id"],
  vardenhet_hsa_id: ["vårdenhetens hsa-id"],
  vardgivare_hsa_id: ["vårdgivarens hsa-id"],
  lanskod: ["länskod"],
  typ: ["enhetstyp", "vårdenhetstyp"],
};

/**
 * Units as CSV with a header, read by the engine with every column as text: the registry (comma, quotes, UTF-8, at least
 * the columns of `ofRegistry`), or a region's own list (comma, semicolon or tab; UTF-8 or ISO-8859-1) with HSA-id and at
 * least one of listed patients, huvudenhet and type. `given` names its headings; without it they are known by name.
 * Columns may stand in any order and there may be more; one that is missing is an InputError that names it.
 */
export function unitTable(flag: string, path: string, given?: UnitHeadings): RawTable {
  const {header, delimiter, encoding} = shapeOf(path);
  const found = given === undefined ? recognise(header) : confirm(flag, path, header, given);
  const isRegistry = given === undefined && ofRegistry.every((column) => found[column] !== undefined);
  if (!isRegistry && (found.hsa_id === undefined || !added.some((column) => found[column] !== undefined))) {
    const missing = ofRegistry.filter((column) => found[column] === undefined);
    throw new InputError(
      `--${flag}: ${maskIdentifiers(path)} saknar kolumner: ${missing.join(", ")} (regel unit.columns)`,
    );
  }
  const select = columns.map((column) => {
    const heading = found[column];
    return `${heading === undefined ? "CAST(NULL AS VARCHAR)" : `"${heading.replaceAll('"', '""')}"`} AS ${column}`;
  });
  const from = `read_csv(${literal(path)}, header = true, all_varchar = true, delim = ${literal(delimiter)}, quote = '"', escape = '"', encoding = '${encoding}', strict_mode = true)`;
  return {
    ...{is: "table", kind: "unit", file: basename(path)},
    select: `SELECT ${select.join(", ")} FROM ${from}`,
    ...(isRegistry ? {} : {toldBy: "list"}),
  };
}

function recognise(header: readonly string[]): UnitHeadings {
  const byName = new Map(header.map((heading) => [heading.toLowerCase(), heading]));
  const entries = columns.flatMap((column) => {
    const names = [column, ...(knownHeadings[column] ?? [])];
    const heading = names.map((name) => byName.get(name)).find((known) => known !== undefined);
    return heading === undefined ? [] : [[column, heading] as const];
  });
  return Object.fromEntries(entries);
}

function confirm(flag: string, path: string, header: readonly string[], given: UnitHeadings): UnitHeadings {
  const missing = Object.values(given).filter((heading) => !header.includes(heading));
  if (missing.length > 0) {
    throw new InputError(
      `--${flag}: ${maskIdentifiers(path)} saknar kolumner: ${missing.join(", ")} (regel unit.columns)`,
    );
  }
  return given;
}

/** The headings of the first line, what stands between them, and how the file is encoded. */
function shapeOf(path: string) {
  const bytes = readFileSync(path);
  const encoding = isUtf8(bytes) ? "utf-8" : "latin-1";
  const text = bytes.subarray(0, 65_536).toString(encoding === "utf-8" ? "utf8" : "latin1");
  const line = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1)[0] ?? "";
  const count = (sign: string) => line.split(sign).length;
  const delimiter = [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  const header = line.split(delimiter).map((name) => name.trim().replaceAll('"', ""));
  return {header, delimiter, encoding};
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
