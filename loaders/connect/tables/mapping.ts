import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {z} from "zod";
import {UsageError} from "../../errors.ts";
import type {RawTableName} from "../../model/rawTables.ts";
import {yamlFault} from "../../model/yamlFault.ts";
import {explain} from "./explain.ts";
import {type Encoding, fileFields, mappingSchema, serverFields} from "./mappingSchema.ts";

/** What one place of a source says of one raw table: which of its columns are ours, and how its texts are read. */
export interface MappedEntry {
  /** Our column to the source's, as its header spells it. */
  readonly columns: Readonly<Record<string, string>>;
  /** Our column to a text that holds for every row: what the source says by being what it is. */
  readonly constants: Readonly<Record<string, string>>;
  /** By our column: what the source writes to what we write; an empty text for what means nothing. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By our column: how its days are written (`%Y%m%d`). */
  readonly dateFormats: Readonly<Record<string, string>>;
  /** By the source's column: the texts of which a row must have one. */
  readonly where: Readonly<Record<string, readonly string[]>>;
}

/** A raw table in files. */
export interface FileEntry extends MappedEntry {
  /** Paths or globs, relative to the mapping. */
  readonly files: readonly string[];
  readonly format?: "csv" | "parquet" | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** The quote of texts in CSV; empty for none. */
  readonly quote?: string | undefined;
}

/** A raw table in a database server: a table (`schema.table`), or the rows of a query. */
export interface ServerEntry extends MappedEntry {
  readonly table?: string | undefined;
  readonly query?: string | undefined;
}

/** Where each raw table of a source is; one table can stand in several places. */
export type Mapping<Entry> = Readonly<Partial<Record<RawTableName, readonly Entry[]>>>;

/** Reads the mapping of a source of files. What is wrong is a UsageError that names file, table, field and rule. */
export function readFileMapping(path: string): Mapping<FileEntry> {
  return readMapping<FileEntry>(path, fileFields, ({format, files, delimiter, encoding, quote}) =>
    (format ?? (files.every((file) => /\.parquet$/i.test(file)) ? "parquet" : "csv")) === "parquet" &&
    [delimiter, encoding, quote].some((given) => given !== undefined)
      ? "delimiter, encoding och quote hör till CSV, inte till Parquet"
      : undefined,
  );
}

/** Reads the mapping of a source in a database server. */
export function readServerMapping(path: string): Mapping<ServerEntry> {
  return readMapping<ServerEntry>(path, serverFields, ({table, query}) =>
    (table === undefined) === (query === undefined) ? "ska ha antingen table eller query" : undefined,
  );
}

function readMapping<Entry extends MappedEntry>(
  path: string,
  fields: z.ZodRawShape,
  faultOf: (entry: Entry) => string | undefined,
): Mapping<Entry> {
  const fail = (faults: readonly string[]): never => {
    throw new UsageError(faults.map((fault) => `${path}: ${fault}`).join("\n"));
  };
  let written: unknown;
  try {
    // Every value as text: `01` is a code of a län and no number, and an empty value is an empty text.
    written = parse(readFileSync(path, "utf8"), {schema: "failsafe"});
  } catch (error) {
    return fail([`${yamlFault(error)} (regel mapping.unreadable)`]);
  }
  const result = mappingSchema(fields).safeParse(written);
  if (!result.success) return fail(explain(result.error.issues, written));
  const mapping = result.data as unknown as Mapping<Entry>;
  const faults = Object.entries(mapping).flatMap(([name, entries]) =>
    entries.flatMap((entry, at) => {
      const fault = faultOf(entry);
      return fault === undefined ? [] : [`${name}[${at + 1}]: ${fault} (regel mapping.field)`];
    }),
  );
  if (!mapping.certificate) faults.push("certificate: saknas (regel mapping.required)");
  for (const [at, entry] of (mapping.certificate ?? []).entries()) {
    const hasDiagnosis = entry.columns["diagnosis"] ?? entry.constants["diagnosis"] ?? mapping.diagnosis;
    if (hasDiagnosis === undefined)
      faults.push(
        `certificate[${at + 1}].columns.diagnosis: saknas, och tabellen diagnosis finns inte (regel mapping.required)`,
      );
  }
  if (!mapping.period) faults.push("period: saknas (regel mapping.required)");
  return faults.length > 0 ? fail(faults) : mapping;
}
