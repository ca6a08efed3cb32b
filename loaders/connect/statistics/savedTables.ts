import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {InputError} from "../../errors.ts";
import {digest, writeWhole} from "./cache.ts";
import type {Publisher, StatisticsTable} from "./publisher.ts";

const SavedTable = z.strictObject({
  table: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  /** The day of its oldest answer: no figure is younger than it says. */
  date: z.iso.date(),
  rows: z.int().nonnegative(),
  sha256: z.string(),
  warnings: z.array(z.string()),
  answers: z.array(z.strictObject({url: z.string(), date: z.iso.date(), sha256: z.string()})),
});

/** What stands beside a fetched table, in `<table>.source.json`. */
export type SavedTable = z.infer<typeof SavedTable>;

const ending = ".source.json";

/**
 * Writes a table as CSV in the shape of `data/reference`, and beside it where its figures are from: addresses, days,
 * digests, licence and warnings. The same answers give the same bytes.
 */
export function saveTable(folder: string, table: StatisticsTable, publisher: Publisher): SavedTable {
  const csv = [table.columns, ...table.rows].map((row) => `${row.map(field).join(",")}\n`).join("");
  const answers = table.answers.map(({url, date, sha256}) => ({url, date, sha256}));
  const saved: SavedTable = {
    table: table.name,
    title: table.title,
    publisher: publisher.title,
    licence: publisher.licence,
    date: answers.map(({date}) => date).reduce((oldest, date) => (date < oldest ? date : oldest)),
    rows: table.rows.length,
    sha256: digest(csv),
    warnings: [...table.warnings],
    answers,
  };
  writeWhole(join(folder, `${table.name}.csv`), csv);
  writeWhole(join(folder, `${table.name}${ending}`), `${JSON.stringify(saved, undefined, 2)}\n`);
  return saved;
}

/** The fetched tables of a folder, by name. Throws where a file beside a table is not what `saveTable` writes. */
export function savedTables(folder: string): SavedTable[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return files.sort().map((file) => {
    const path = join(folder, file);
    const read = SavedTable.safeParse(parsed(path));
    if (!read.success) throw new InputError(`${path}: är inte en källfil som underlag har skrivit`);
    return read.data;
  });
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function field(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
