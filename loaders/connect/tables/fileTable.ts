import {rmSync} from "node:fs";
import {basename, join} from "node:path";
import {EnvironmentError, FailedError, InputError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import type {RawTableName} from "../../model/rawTables.ts";
import type {RawTable} from "../../model/source.ts";
import {type CsvLayout, readCsvLayout} from "./csvHeader.ts";
import type {FileEntry} from "./mapping.ts";
import {type ParquetColumn, readParquetColumns} from "./parquetColumns.ts";
import {identifier, rawSelect} from "./rawSelect.ts";
import {transcode} from "./windows1252.ts";

/** Columns in which a number with decimals can stand; in any other it would be an identifier that has lost digits. */
const numeric: ReadonlySet<string> = new Set(["degree", "ordinal", "version", "infection_ban", "listade"]);

/** The delivery of one file of a raw table. `release` lets go of what had to be written on the way. */
export interface FileTable {
  readonly delivery: RawTable;
  release(): void;
}

/**
 * A file of a raw table, as the engine is to read it. Its columns are looked at first, so that one that is missing or of
 * a type that cannot be text is an InputError that names file, column and rule.
 */
export async function fileTable(
  kind: RawTableName,
  entry: FileEntry,
  path: string,
  spillFolder: string | undefined,
): Promise<FileTable> {
  const file = basename(path);
  try {
    if (formatOf(entry, path) === "parquet") return parquetTable(kind, entry, path);
    return await csvTable(kind, entry, path, spillFolder);
  } catch (error) {
    if (error instanceof InputError || error instanceof FailedError) throw error;
    const {code = ""} = error as NodeJS.ErrnoException;
    if (/ENOSPC|EFBIG|EDQUOT/.test(code))
      throw new EnvironmentError("disken är full: en kopia får inte plats i --work (regel disk.full)");
    const rule = code === "EACCES" ? "table.unreadable" : "table.damaged";
    throw new InputError(`${kind}: ${maskIdentifiers(file)} går inte att läsa (regel ${rule})`);
  }
}

function formatOf({format}: FileEntry, path: string): "csv" | "parquet" {
  if (format) return format;
  if (/\.parquet$/i.test(path)) return "parquet";
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(path)) return "csv";
  throw new InputError(
    `${maskIdentifiers(basename(path))}: ändelsen säger inte vad filen är: ange format: csv eller parquet (regel table.format)`,
  );
}

function parquetTable(kind: RawTableName, entry: FileEntry, path: string): FileTable {
  const file = basename(path);
  const columns = new Map(readParquetColumns(path).map((column) => [column.name, column]));
  requireColumns(kind, entry, file, [...columns.keys()]);
  for (const [ours, theirs] of Object.entries(entry.columns)) {
    const fault = typeFault(columns.get(theirs), ours);
    if (fault !== undefined)
      throw new InputError(
        `${kind}: ${maskIdentifiers(file)}, kolumnen ${theirs} (${ours}): ${fault} (regel table.type)`,
      );
  }
  const textOf = (name: string) => {
    const column = identifier(name);
    // A moment in universal time is on the day that it was in Sweden.
    return columns.get(name)?.reads === "instant"
      ? `CAST(timezone('Europe/Stockholm', ${column}) AS VARCHAR)`
      : `CAST(${column} AS VARCHAR)`;
  };
  const relation = `read_parquet(${literal(path)}, file_row_number = true, binary_as_string = true)`;
  const select = rawSelect(kind, entry, relation, {textOf, line: "file_row_number + 1"});
  return {delivery: {is: "table", kind, file, select}, release: () => undefined};
}

function typeFault(column: ParquetColumn | undefined, ours: string): string | undefined {
  if (typeof column?.reads === "object") return `har ${column.reads.not}, som inte går att läsa som text`;
  if (column?.reads === "number" && !numeric.has(ours)) return "är ett decimaltal: spara den som text";
  return undefined;
}

async function csvTable(
  kind: RawTableName,
  entry: FileEntry,
  path: string,
  spillFolder: string | undefined,
): Promise<FileTable> {
  const file = basename(path);
  const layout = readCsvLayout(path, entry);
  requireColumns(kind, entry, file, layout.names);
  const {encoding} = layout;
  const isForeign = encoding === "windows-1252" || encoding === "utf-16be";
  if (isForeign && spillFolder === undefined) throw new FailedError("no folder to write a copy in");
  const copy = isForeign ? await transcode(path, encoding, join(spillFolder ?? "", "tables")) : undefined;
  const relation = csvRelation(copy ?? path, layout, new Set(neededNames(entry)));
  const rows = `SELECT *, row_number() OVER () + 1 AS row_of_file FROM ${relation}`;
  const select = rawSelect(kind, entry, `(${rows}) AS numbered`, {line: "row_of_file"});
  return {
    delivery: {is: "table", kind, file, select},
    release: () => {
      if (copy !== undefined) rmSync(copy, {force: true});
    },
  };
}

/**
 * The engine's own reading of CSV, with nothing left for it to guess. Columns that nobody needs go by their number: the
 * engine takes no empty name (a delimiter at the end of the header), and none that differs from another by case alone.
 */
function csvRelation(
  path: string,
  {names, delimiter, quote, encoding}: CsvLayout,
  needed: ReadonlySet<string>,
): string {
  const columns = names
    .map((name, at) => `${literal(needed.has(name) ? name : `#${at + 1}`)}: 'VARCHAR'`)
    .join(", ");
  const read = encoding === "windows-1252" || encoding === "utf-16be" ? "utf-8" : encoding;
  const options = [
    `columns = {${columns}}`,
    ...["auto_detect = false", "header = true", "strict_mode = true", "null_padding = false"],
    `delim = ${literal(delimiter)}`,
    `quote = ${literal(quote)}`,
    `escape = ${literal(quote)}`,
    `encoding = ${literal(read)}`,
  ];
  return `read_csv(${literal(path)}, ${options.join(", ")})`;
}

function requireColumns(kind: RawTableName, entry: FileEntry, file: string, names: readonly string[]): void {
  const place = `${kind}: ${maskIdentifiers(file)}`;
  const needed = neededNames(entry);
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    // Without a header the first row is one of somebody's: nothing of it is shown.
    const has = names.every((name) => name === "")
      ? "Första raden är tom"
      : names.some(isValue)
        ? "Första raden ser ut som data och inte som rubriker, och visas därför inte"
        : `Den har: ${names.join(", ")}`;
    const columns = missing.length === 1 ? "kolumnen" : "kolumnerna";
    throw new InputError(`${place} saknar ${columns} ${missing.join(", ")}. ${has} (regel table.column)`);
  }
  const twice = needed.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined)
    throw new InputError(
      `${place} har två kolumner som heter ${maskIdentifiers(twice)} (regel table.column)`,
    );
}

/** The columns of the source that are read. */
function neededNames({columns, where}: FileEntry): string[] {
  return [...new Set([...Object.values(columns), ...Object.keys(where)])];
}

/** True for what a row says rather than a header: an id, a code, a number, a day; or no text at all. */
function isValue(name: string): boolean {
  if (/\p{C}|\ufffd/u.test(name)) return true;
  return /^\d\S*$|\d{4}-\d{2}-\d{2}|^[A-Z]\d{2}(\.?\w{1,2})?$/i.test(name) || maskIdentifiers(name) !== name;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
