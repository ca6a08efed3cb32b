import {closeSync, fsync, mkdirSync, openSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {promisify} from "node:util";

const sync = promisify(fsync);

/** How many files may be on their way to the disk at a time: each holds one of the handles that a process may have. */
const mostOnTheWay = 64;

/**
 * Writes new files. They are on the disk itself, and not in the machine's memory alone, once `settle` has returned: nobody waits for the
 * disk between one file and the next, since a release is hundreds of small ones.
 */
export class DurableFiles {
  readonly #onTheWay: Promise<void>[] = [];
  readonly #made = new Set<string>();

  /** Writes a file that must not be there yet, in a folder that is made if it is missing. */
  async write(path: string, bytes: Uint8Array | string): Promise<void> {
    if (this.#onTheWay.length >= mostOnTheWay) await this.settle();
    // At once: for a small file the turns of another thread, one for each step, take longer than the steps. The disk alone is waited for.
    const folder = dirname(path);
    if (!this.#made.has(folder)) mkdirSync(folder, {recursive: true});
    this.#made.add(folder);
    const file = openSync(path, "wx", 0o644);
    try {
      writeFileSync(file, bytes);
    } catch (error) {
      closeSync(file);
      throw error;
    }
    const synced = syncAndClose(file);
    // It is `settle` that tells of what went wrong.
    synced.catch(() => undefined);
    this.#onTheWay.push(synced);
  }

  /** Waits until the disk has all that was written; throws what it answered if it would not take a file. */
  async settle(): Promise<void> {
    const ended = await Promise.allSettled(this.#onTheWay.splice(0));
    for (const each of ended) if (each.status === "rejected") throw each.reason;
  }
}

async function syncAndClose(file: number): Promise<void> {
  try {
    await sync(file);
  } finally {
    closeSync(file);
  }
}
