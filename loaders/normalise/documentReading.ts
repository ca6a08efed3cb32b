import {toldAs} from "../model/toldAs.ts";
import type {Effects} from "../model/effects.ts";
import type {RawDocument, SkippedDocument, UnreadableDocument} from "../model/source.ts";
import type {StagedTable} from "../model/staged.ts";
import type {StagedValue, StagedWriter} from "../model/stagedWriter.ts";
import {Batches, type Rows} from "./batches.ts";
import type {Parts} from "./parts.ts";
import {batchReader, type DocumentBatch, type ReadingTerms} from "./readBatch.ts";
import {createReadTable, documentOf, placeOf, readColumns, readName, readTables} from "./readTables.ts";
import {ReadingProgress} from "./readingProgress.ts";
import {isRule} from "./rules.ts";
import {settle} from "./settle.ts";
import {ThreadPool} from "./threads/threadPool.ts";
import {takeUnits} from "./units/settleUnits.ts";

export interface DocumentReadingOptions extends ReadingTerms {
  /** How many threads read; 1 is this one. */
  readonly threads: number;
  /** From how many documents on other threads are worth their start. */
  readonly threadsFrom: number;
  /** Where parts of the reading are kept, to go on from if this run is killed. */
  readonly parts: Parts | undefined;
  readonly effects: Effects;
}

/** A batch is given on when it has so many bytes or documents: some hundredths of a second of reading. */
const bytesPerBatch = 1_048_576;
const documentsPerBatch = 256;

interface Read {
  readonly first: number;
  readonly files: readonly string[];
  readonly rows: Promise<Rows>;
}

/**
 * Reads documents, in this thread or in others, and appends their rows to the read tables in the order of delivery: the
 * outcome does not depend on who read what. Memory is bounded by the batches that are under way.
 */
export class DocumentReading {
  readonly #into: StagedWriter;
  readonly #options: DocumentReadingOptions;
  readonly #readHere: (batch: DocumentBatch) => Rows;
  readonly #parts: Parts | undefined;
  readonly #effects: Effects;
  readonly #progress: ReadingProgress;
  #threads: ThreadPool | undefined;
  #underWay: Read[] = [];
  #next = 0;
  #appended = 0;
  #unitsFrom = 0n;
  // The batch that is being gathered.
  #buffer = new Uint8Array(bytesPerBatch);
  #size = 0;
  #first = 0;
  #files: string[] = [];
  #ends: number[] = [];
  #documents: number[] = [];
  #unreadable = new Batches();

  constructor(into: StagedWriter, options: DocumentReadingOptions) {
    this.#into = into;
    this.#options = options;
    this.#parts = options.parts;
    this.#effects = options.effects;
    this.#progress = new ReadingProgress(options.effects);
    this.#readHere = batchReader(options);
  }

  async add(delivery: RawDocument | UnreadableDocument | SkippedDocument): Promise<void> {
    if (this.#next === 0) await this.#open(delivery);
    this.#progress.starts(delivery);
    const document = this.#next++;
    if (delivery.is === "skipped") this.#first = this.#next;
    else await this.#gather(delivery, document);
    this.#progress.ends(delivery);
  }

  /** Hands the units that documents have told of since the last time to the others. */
  async giveUnits(): Promise<void> {
    if (this.#next === 0) return;
    await this.#drain();
    await takeUnits(this.#into, this.#rowsOf("unit"), this.#unitsFrom);
    this.#unitsFrom = placeOf(this.#next, 0);
  }

  /** Reads to the end what was delivered, and moves it into the staged tables. */
  async settle(): Promise<void> {
    if (this.#next === 0) return;
    await this.giveUnits();
    await this.#threads?.end();
    this.#effects.log("Ordnar det som är läst");
    await settle(this.#into, (table) => this.#rowsOf(table));
  }

  /** Ends what is under way, and moves what is in quarantine so far into the staged tables: the rest has failed. */
  async fail(): Promise<void> {
    // What is under way is not waited for: it may have failed, and nobody will ask.
    for (const {rows} of this.#underWay) rows.catch(() => undefined);
    await this.#threads?.end();
    if (this.#next > 0)
      await this.#into.run(
        `INSERT INTO rejected SELECT * EXCLUDE (place) FROM ${this.#rowsOf("rejected")} r`,
      );
  }

  #rowsOf(table: StagedTable): string {
    return this.#parts?.rowsOf(table) ?? readName(table);
  }

  async #open({is, total}: RawDocument | UnreadableDocument | SkippedDocument): Promise<void> {
    for (const table of readTables) await this.#into.run(createReadTable(table));
    this.#appended = this.#parts?.documents ?? 0;
    if (is !== "skipped") return;
    const of = total === undefined || total < this.#appended ? "" : ` av ${inGroups(total)}`;
    this.#effects.log(`Återupptar: ${inGroups(this.#appended)}${of} filer redan lästa`);
  }

  async #gather(delivery: RawDocument | UnreadableDocument, document: number): Promise<void> {
    if (delivery.is === "document") {
      if (this.#size > 0 && this.#size + delivery.bytes.length > bytesPerBatch) await this.#give(document);
      this.#hold(delivery.bytes, document);
    } else {
      if (!isRule(delivery.rule)) throw new RangeError(`expected a rule of the table, got ${delivery.rule}`);
      this.#unreadable.add("rejected", null, null, null, delivery.rule, placeOf(document, 0));
    }
    this.#files.push(toldAs(delivery));
    const {threads, threadsFrom} = this.#options;
    if (threads > 1 && (delivery.total ?? 0) >= threadsFrom)
      this.#threads ??= new ThreadPool(threads, {key: this.#options.key, days: this.#options.days});
    if (this.#size >= bytesPerBatch || this.#files.length >= documentsPerBatch)
      await this.#give(document + 1);
  }

  async #drain(): Promise<void> {
    if (this.#files.length > 0) await this.#give(this.#next);
    while (this.#underWay.length > 0) await this.#appendFirst();
  }

  #hold(bytes: Uint8Array, document: number): void {
    if (this.#size + bytes.length > this.#buffer.length) {
      const larger = new Uint8Array(this.#size + bytes.length);
      larger.set(this.#buffer.subarray(0, this.#size));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#size);
    this.#size += bytes.length;
    this.#ends.push(this.#size);
    this.#documents.push(document);
  }

  /** Gives on what was gathered; the next batch begins with the document `next`. */
  async #give(next: number): Promise<void> {
    const batch = {bytes: this.#buffer, ends: this.#ends, documents: this.#documents};
    const unreadable = this.#unreadable.take();
    const elsewhere = await this.#readElsewhere(batch);
    const rows = elsewhere?.rows ?? Promise.resolve(this.#readHere(batch));
    this.#underWay.push({
      first: this.#first,
      files: this.#files,
      rows: unreadable.size === 0 ? rows : rows.then((read) => joined(read, unreadable)),
    });
    this.#first = next;
    this.#files = [];
    this.#ends = [];
    this.#documents = [];
    this.#size = 0;
    // The bytes that were moved to another thread are no longer here.
    if (this.#buffer.length !== bytesPerBatch) this.#buffer = new Uint8Array(bytesPerBatch);
    if (!this.#threads) while (this.#underWay.length > 0) await this.#appendFirst();
  }

  /** The rows that another thread promises, or nothing where none is ready yet. Waits for room where all are busy. */
  async #readElsewhere(batch: DocumentBatch): Promise<{readonly rows: Promise<Rows>} | undefined> {
    if (!this.#threads) return undefined;
    // Lets the messages of the threads in.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const rows = this.#threads.read(batch);
      if (rows) return {rows};
      if (this.#underWay.length === 0) return undefined;
      await this.#appendFirst();
    }
  }

  async #appendFirst(): Promise<void> {
    const read = this.#underWay[0];
    if (!read) return;
    const rows = await read.rows;
    this.#underWay.shift();
    for (const [table, columns] of rows) await this.#append(table, columns, read);
    this.#appended += read.files.length;
    await this.#parts?.write(this.#into, this.#appended);
  }

  async #append(table: StagedTable, columns: readonly StagedValue[][], {first, files}: Read): Promise<void> {
    const named = Object.fromEntries(
      Object.keys(readColumns(table)).map((name, index) => [name, columns[index] ?? []]),
    );
    if (named["file"]) {
      const places = named["place"] ?? [];
      named["file"] = places.map((place) => files[documentOf(BigInt(place ?? 0)) - first] ?? null);
    }
    await this.#into.append(readName(table), named);
  }
}

/** The rows of the documents of a batch, and of the files in it that could not be had. */
function joined(read: Rows, unreadable: Rows): Rows {
  const all = new Map(read);
  for (const [table, columns] of unreadable)
    all.set(
      table,
      columns.map((values, index) => [...(all.get(table)?.[index] ?? []), ...values]),
    );
  return all;
}

/** A number of many digits as a person reads it: "60 000". */
function inGroups(n: number): string {
  return n.toLocaleString("sv-SE");
}
