import {join} from "node:path";
import {type Engine, quote} from "../engine/engine.ts";
import type {Effects} from "../model/effects.ts";
import type {RawTableName} from "../model/rawTables.ts";
import type {RawSelect} from "./rawSelects.ts";

const options = {
  parquet: "FORMAT parquet, COMPRESSION zstd",
  csv: "FORMAT csv, HEADER, DELIMITER ',', TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S'",
} as const;

/**
 * Writes raw tables as files with our names, `certificate.parquet` and so on, by the engine and in order: the same bytes
 * with any number of threads.
 */
export async function writeTableFiles(
  engine: Engine,
  tables: Readonly<Partial<Record<RawTableName, RawSelect>>>,
  format: keyof typeof options,
  folder: string,
  effects: Effects,
): Promise<void> {
  const list = Object.entries(tables);
  for (const [at, [name, table]] of list.entries()) {
    effects.progress("Skriver tabeller", at, list.length, "tabeller");
    await writeTable(engine, table, format, join(folder, `${name}.${format}`));
  }
  effects.progress("Skriver tabeller", list.length, list.length, "tabeller");
}

/** Writes one raw table as a file. */
export async function writeTable(
  engine: Engine,
  {columns, from, order}: RawSelect,
  format: keyof typeof options,
  file: string,
): Promise<void> {
  await engine.run(
    `COPY (SELECT ${columns} FROM ${from} ORDER BY ${order}) TO ${quote(file)} (${options[format]})`,
  );
}
