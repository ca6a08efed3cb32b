import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {StagedTable} from "../model/staged.ts";
import type {StagedWriter} from "../model/stagedWriter.ts";
import {createReadTable, readName, readTables} from "./readTables.ts";

/** Documents of a part: some tenths of a second of reading, so that a killed run loses little. */
export const documentsPerPart = 5_000;

const Journal = z.strictObject({
  /** How many documents the parts hold, in the order of delivery. */
  documents: z.int().nonnegative(),
  /** The folder of each part, and the tables that have rows there. */
  parts: z.array(z.strictObject({name: z.string(), tables: z.array(z.string())})),
});
type Journal = z.infer<typeof Journal>;

/**
 * What has been read so far, in files that outlive a killed run: one folder for each part, and a journal that names a
 * part when all of it is on the disk. What the journal does not name was never read. Pseudonymous micro data, readable
 * by their owner only.
 */
export class Parts {
  readonly #folder: string;
  #journal: Journal;

  /** Opens the folder of an earlier run, or makes it. What no journal names is cleared away. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, {recursive: true, mode: 0o700});
    this.#journal = readJournal(join(folder, "journal.json"));
    const known = new Set(this.#journal.parts.map(({name}) => name));
    for (const name of readdirSync(folder)) {
      if (/^\d+$/.test(name) && !known.has(name)) rmSync(join(folder, name), {recursive: true, force: true});
    }
  }

  /** How many documents need not be read again. */
  get documents(): number {
    return this.#journal.documents;
  }

  /** Moves the rows of the read tables into a part, once there are documents enough. */
  async write(into: StagedWriter, documents: number): Promise<void> {
    if (documents - this.#journal.documents < documentsPerPart) return;
    const name = String(this.#journal.parts.length + 1).padStart(6, "0");
    const folder = join(this.#folder, name);
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {mode: 0o700});
    const tables: string[] = [];
    for (const table of readTables) {
      const [row] = await into.rows(`SELECT count(*) AS n FROM ${readName(table)}`);
      if (Number(row?.["n"]) === 0) continue;
      const file = this.#fileOf(name, table);
      await into.run(
        `COPY (FROM ${readName(table)}) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd);
        ${createReadTable(table)}`,
      );
      ontoDisk(file);
      tables.push(table);
    }
    ontoDisk(folder);
    this.#journal = {documents, parts: [...this.#journal.parts, {name, tables}]};
    this.#writeJournal();
  }

  /** All rows of a read table, those in memory and those in parts, as something to select from. */
  rowsOf(table: StagedTable): string {
    const files = this.#journal.parts
      .filter(({tables}) => tables.includes(table))
      .map(({name}) => literal(this.#fileOf(name, table)));
    if (files.length === 0) return readName(table);
    return `(FROM read_parquet([${files.join(", ")}]) UNION ALL FROM ${readName(table)})`;
  }

  #fileOf(part: string, table: StagedTable): string {
    return join(this.#folder, part, `${table}.parquet`);
  }

  /** In place in one step, and on the disk with all that it names. */
  #writeJournal(): void {
    const passing = join(this.#folder, "journal.new");
    writeFileSync(passing, JSON.stringify(this.#journal), {mode: 0o600});
    ontoDisk(passing);
    renameSync(passing, join(this.#folder, "journal.json"));
    ontoDisk(this.#folder);
  }
}

/** An empty journal where there is none, or none that can be read. */
function readJournal(file: string): Journal {
  if (existsSync(file)) {
    try {
      return Journal.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      // Then nothing was read.
    }
  }
  return {documents: 0, parts: []};
}

function ontoDisk(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
