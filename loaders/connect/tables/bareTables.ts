import {readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {InputError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import {type RawTableName, rawTables} from "../../model/rawTables.ts";
import {readCsvLayout} from "./csvHeader.ts";
import type {FileEntry, Mapping} from "./mapping.ts";
import {readParquetColumns} from "./parquetColumns.ts";

/**
 * The mapping of a folder whose files and columns have our names already: `certificate.csv` or `certificate.parquet`,
 * `period.…` and so on. Columns that we do not know are left alone; a table file that we do not know is an error, since it
 * is most likely a table whose name was misspelt.
 */
export function bareTables(folder: string): Mapping<FileEntry> {
  const files = new Map<RawTableName, string>();
  for (const file of readdirSync(folder).sort()) {
    const [, name = ""] = /^(.+?)\.(?:parquet|(?:csv|tsv|txt)(?:\.gz)?)$/i.exec(file) ?? [];
    if (name === "" || file.startsWith(".")) continue;
    if (!isRawTable(name))
      throw new InputError(
        `--tables: ${maskIdentifiers(file)} är ingen av tabellerna ${Object.keys(rawTables).join(", ")} (regel table.name)`,
      );
    const earlier = files.get(name);
    if (earlier !== undefined)
      throw new InputError(`--tables: både ${earlier} och ${file} är tabellen ${name} (regel table.name)`);
    files.set(name, file);
  }
  for (const name of ["certificate", "period"] as const)
    if (!files.has(name))
      throw new InputError(
        `--tables: ${maskIdentifiers(basename(folder))} har ingen fil ${name}.csv eller ${name}.parquet (regel source.missing)`,
      );
  return Object.fromEntries([...files].map(([name, file]) => [name, [ownEntry(name, file, folder)]]));
}

function isRawTable(name: string): name is RawTableName {
  return Object.hasOwn(rawTables, name);
}

/** Every column of ours that the file has, under its own name; the needed ones also where it lacks them, to be told so. */
function ownEntry(name: RawTableName, file: string, folder: string): FileEntry {
  const names = new Set(namesOf(name, join(folder, file)));
  const columns = Object.entries(rawTables[name]).filter(
    ([column, need]) => need === "required" || names.has(column),
  );
  return {
    // Relative to the folder, as those of a mapping are to it.
    files: [file],
    columns: Object.fromEntries(columns.map(([column]) => [column, column])),
    ...{constants: {}, values: {}, dateFormats: {}, where: {}},
  };
}

function namesOf(name: RawTableName, path: string): readonly string[] {
  try {
    return /\.parquet$/i.test(path)
      ? readParquetColumns(path).map((column) => column.name)
      : readCsvLayout(path, {}).names;
  } catch {
    throw new InputError(`${name}: ${basename(path)} går inte att läsa (regel table.damaged)`);
  }
}
