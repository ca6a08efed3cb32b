import {Worker} from "node:worker_threads";
import type {CountElsewhere} from "../count/count.ts";
import type {RawCounts} from "../count/fast/familyCounter.ts";
import {FailedError} from "../errors.ts";
import type {Columns, LinkedBuckets} from "../model/linked.ts";
import type {Answer, Request, Terms} from "./message.ts";

/** A thread takes a second to start and holds every family's cells: with fewer buckets the work is done before. */
const worthThreads = 3;

/**
 * Links and counts in so many threads, where there are buckets enough to be worth it. While they work, the engine reads the next
 * buckets: one waits for each thread, and no more are held. Cells are the same for any number of threads.
 */
export function countInThreads(threads: number, buckets: number): CountElsewhere | undefined {
  if (threads < 2 || buckets < worthThreads) return undefined;
  return async (plan, linked, counted) => {
    const size = Math.min(threads, linked.count);
    const pool = Array.from({length: size}, () => new Thread({plan, terms: linked.terms}));
    try {
      const read = inTurn(linked);
      let done = 0;
      const work = async (thread: Thread): Promise<void> => {
        for (let rows = await read(); rows;) {
          const counting = thread.count(rows);
          // The next is read while this one is counted.
          [rows] = await Promise.all([read(), counting]);
          counted(++done);
        }
      };
      // Nothing is left to the engine when this ends, however it ends.
      const ended = await Promise.allSettled(
        pool.map((thread) =>
          work(thread).catch((error: unknown) => {
            read.stop();
            throw error;
          }),
        ),
      );
      for (const one of ended) if (one.status === "rejected") throw one.reason;
      return await Promise.all(pool.map((thread) => thread.counts()));
    } finally {
      await Promise.all(pool.map((thread) => thread.end()));
    }
  };
}

/** Reads the buckets in order, one at a time whoever asks: a session of the engine answers one question. */
function inTurn(linked: LinkedBuckets): {(): Promise<Columns<string> | undefined>; stop: () => void} {
  let next = 0;
  let before: Promise<unknown> = Promise.resolve();
  const read = (): Promise<Columns<string> | undefined> => {
    const rows = before.then(() => (next < linked.count ? linked.rows(next++) : undefined));
    before = rows.catch(() => undefined);
    return rows;
  };
  return Object.assign(read, {
    stop: () => {
      next = linked.count;
    },
  });
}

class Thread {
  readonly #worker: Worker;
  #waiting: {resolve: (answer: Answer) => void; reject: (error: Error) => void} | undefined;
  #failure: Error | undefined;

  constructor(terms: Terms) {
    this.#worker = new Worker(new URL("./start.js", import.meta.url), {workerData: terms, execArgv: []});
    this.#worker.on("message", (answer: Answer) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting?.resolve(answer);
    });
    this.#worker.on("error", (error: unknown) => {
      this.#fail(error instanceof Error ? `${error.name}: ${error.message}` : typeof error);
    });
    this.#worker.on("exit", (code) => {
      this.#fail(`slutkod ${code}`);
    });
  }

  /** Counts a bucket; its columns are moved. */
  async count(rows: Columns<string>): Promise<void> {
    const buffers = Object.values(rows).map(({buffer}) => buffer as ArrayBuffer);
    await this.#ask({is: "bucket", rows}, buffers);
  }

  /** What it has counted of each family. */
  async counts(): Promise<readonly RawCounts[]> {
    const answer = await this.#ask({is: "end"});
    return answer.is === "counted" ? answer.counts : [];
  }

  async end(): Promise<void> {
    this.#waiting = undefined;
    await this.#worker.terminate();
  }

  #ask(request: Request, moved: ArrayBuffer[] = []): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#waiting = {resolve, reject};
      this.#worker.postMessage(request, moved);
    });
  }

  #fail(what: string): void {
    this.#failure ??= new FailedError(`En tråd som räknar slutade oväntat (${what})`);
    this.#waiting?.reject(this.#failure);
    this.#waiting = undefined;
  }
}
