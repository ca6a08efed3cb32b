import {basename, dirname} from "node:path";
import {InputError, UsageError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import {type RawTableName, rawTables} from "../../model/rawTables.ts";
import type {Delivery, Source} from "../../model/source.ts";
import {mustBeReadable} from "../files/findFiles.ts";
import {folderOf} from "../files/folderOf.ts";
import {findUnits} from "../files/findUnits.ts";
import {bareTables} from "../tables/bareTables.ts";
import {expandGlob} from "../tables/expandGlob.ts";
import {fileTable} from "../tables/fileTable.ts";
import {type FileEntry, type Mapping, readFileMapping} from "../tables/mapping.ts";

/** The national `hsaunits.xml` is 39 MB. */
const greatestUnitFile = 64 * 1_048_576;

/** Certificates, messages and units as tables in CSV or Parquet, read by the engine itself; units also as documents (`--units`). */
export const source: Source = {
  id: "tables",
  title: "Läkarintyg (FK7804) i tabeller",
  synthetic: false,
  flags: {
    tables: {
      describe:
        "tabeller som CSV eller Parquet: en mappning (.yaml), eller en mapp med certificate.csv, period.csv …",
      placeholder: "sökväg",
    },
  },
  claims: (flags) => flags["tables"] !== undefined,
  async *deliver(flags, effects, spillFolder): AsyncGenerator<Delivery> {
    const {mapping, folder} = mappingOf(flags["tables"] ?? "");
    const units = flags["units"];
    if (units !== undefined) {
      if (mapping.unit) throw new UsageError("ange enheterna en gång: med --units eller bland tabellerna");
      mustBeReadable("units", units);
    }
    // Every file is looked for before the first is read: some take long.
    const files = (Object.keys(rawTables) as RawTableName[]).flatMap((kind) =>
      (mapping[kind] ?? []).flatMap((entry) =>
        filesOf(kind, entry, folder).map((path) => ({kind, entry, path})),
      ),
    );
    for (const {kind, entry, path} of files) {
      effects.log(`  ${kind}: ${maskIdentifiers(path.slice(path.lastIndexOf("/") + 1))}`);
      const table = await fileTable(kind, entry, path, spillFolder);
      try {
        const hasTwin = files.some((other) => other.path !== path && basename(other.path) === basename(path));
        yield {...table.delivery, ...(hasTwin && {from: dirname(path)})};
      } finally {
        table.release();
      }
    }
    if (units === undefined) return;
    for await (const delivery of findUnits("units", units, greatestUnitFile))
      yield {...delivery, from: folderOf(units)};
  },
};

/** The mapping that a path is or stands for, and the folder that its files are relative to. */
function mappingOf(path: string): {mapping: Mapping<FileEntry>; folder: string} {
  if (mustBeReadable("tables", path) === "folder") return {mapping: bareTables(path), folder: path};
  if (!/\.ya?ml$/i.test(path))
    throw new UsageError(
      `--tables: ${maskIdentifiers(path)} är varken en mapp eller en mappning i YAML (regel mapping.format)`,
    );
  return {mapping: readFileMapping(path), folder: dirname(path)};
}

/** The files of one place, each once, in the order of their paths. */
function filesOf(kind: RawTableName, entry: FileEntry, folder: string): string[] {
  const found = entry.files.flatMap((pattern) => {
    const files = expandGlob(pattern, folder);
    if (files.length === 0)
      throw new InputError(
        `${kind}: inga filer motsvarar ${maskIdentifiers(pattern)} (regel source.missing)`,
      );
    return files;
  });
  return [...new Set(found)].sort();
}
