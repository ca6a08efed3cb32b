import {open, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {EnvironmentError} from "../errors.ts";
import {isAlive} from "../model/isAlive.ts";

/**
 * Does something to the folder of releases that no other run may do at the same time. What a killed run left is
 * taken over; a living one is not disturbed.
 */
export async function withReleaseLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const path = join(root, ".lock");
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, {force: true});
  }
}

async function take(path: string): Promise<void> {
  for (const again of [true, false]) {
    try {
      const file = await open(path, "wx", 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(await readFile(path, "utf8").catch(() => ""));
      if (!again || (Number.isInteger(owner) && owner > 0 && isAlive(owner))) {
        throw new EnvironmentError(`${path}: en annan körning skriver en utgåva (process ${owner})`);
      }
      await rm(path, {force: true});
    }
  }
}
