import {Worker} from "node:worker_threads";
import {FailedError} from "../../errors.ts";
import type {Rows} from "../batches.ts";
import {type PackedRows, unpackRows} from "../packedRows.ts";
import type {DocumentBatch, ReadingTerms} from "../readBatch.ts";

/** Batches that wait in a thread while it reads another: enough that it never waits for the next. */
const depth = 2;

interface Waiting {
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #isReady = false;
  #failure: Error | undefined;

  constructor(terms: ReadingTerms) {
    this.#worker = new Worker(new URL("./start.js", import.meta.url), {workerData: terms, execArgv: []});
    this.#worker.on("message", (message: PackedRows | "ready") => {
      if (message === "ready") this.#isReady = true;
      else this.#waiting.shift()?.resolve(unpackRows(message));
    });
    this.#worker.on("error", (error: unknown) => {
      // The message of an error nobody expected can quote the document.
      this.#fail(error instanceof Error ? error.name : typeof error);
    });
    this.#worker.on("exit", (code) => {
      this.#fail(`slutkod ${code}`);
    });
  }

  /** How much more it can be given now: nothing before it has started. */
  get room(): number {
    if (this.#failure) throw this.#failure;
    return this.#isReady ? depth - this.#waiting.length : 0;
  }

  read(batch: DocumentBatch): Promise<Rows> {
    const rows = new Promise<Rows>((resolve, reject) => {
      this.#waiting.push({resolve, reject});
    });
    this.#worker.postMessage(batch, [batch.bytes.buffer]);
    return rows;
  }

  async end(): Promise<void> {
    this.#waiting.length = 0;
    await this.#worker.terminate();
  }

  #fail(what: string): void {
    this.#failure ??= new FailedError(`En tråd som läser dokument slutade oväntat (${what})`);
    for (const {reject} of this.#waiting.splice(0)) reject(this.#failure);
  }
}

/**
 * Threads that read documents. They take some time to start, so nothing is given to them before they are ready: who
 * has documents reads them itself until then. One that ends before its time makes the whole reading fail.
 */
export class ThreadPool {
  readonly #threads: readonly Thread[];

  constructor(size: number, terms: ReadingTerms) {
    this.#threads = Array.from({length: size}, () => new Thread(terms));
  }

  /** Gives a batch to the thread with most room; `undefined` where none has any. The bytes are moved. */
  read(batch: DocumentBatch): Promise<Rows> | undefined {
    let chosen: Thread | undefined;
    let most = 0;
    for (const thread of this.#threads) {
      const {room} = thread;
      if (room > most) {
        most = room;
        chosen = thread;
      }
    }
    return chosen?.read(batch);
  }

  /** Ends all threads, whatever they are doing. */
  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}
