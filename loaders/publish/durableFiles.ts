import {mkdir, open, type FileHandle} from "node:fs/promises";
import {dirname} from "node:path";

/** How many files may be on their way to the disk at a time: each holds one of the handles that a process may have. */
const mostOnTheWay = 64;

/**
 * Writes new files. They are on the disk itself, and not in the machine's memory alone, once `settle` has returned: nobody waits for the
 * disk between one file and the next, since a release is hundreds of small ones.
 */
export class DurableFiles {
  readonly #onTheWay: Promise<void>[] = [];

  /** Writes a file that must not be there yet, in a folder that is made if it is missing. */
  async write(path: string, bytes: Uint8Array | string): Promise<void> {
    if (this.#onTheWay.length >= mostOnTheWay) await this.settle();
    await mkdir(dirname(path), {recursive: true});
    const file = await open(path, "wx", 0o644);
    try {
      await file.writeFile(bytes);
    } catch (error) {
      await file.close();
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

async function syncAndClose(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
