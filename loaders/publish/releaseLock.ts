import {writeFileSync} from "node:fs";
import {readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
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
      writeFileSync(path, String(process.pid), {flag: "wx", mode: 0o600});
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = await ownerOf(path);
      if (!again || isRunning(owner)) {
        throw new EnvironmentError(`${path}: en annan körning skriver en utgåva (process ${owner})`);
      }
      await removeLeft(path);
    }
  }
}

/** A run has its lock an instant before it has written its number there: so often it is looked for, and so long between, in milliseconds. */
const [looks, pause] = [20, 10];

/** The process whose lock it is; 0 where the lock is gone, or was left before it told. */
async function ownerOf(path: string): Promise<number> {
  for (let look = 0; look < looks; look++) {
    const told = await readFile(path, "utf8").catch(() => "0");
    if (told !== "") return Number(told);
    await wait(pause);
  }
  return 0;
}

function isRunning(owner: number): boolean {
  return Number.isInteger(owner) && owner > 0 && isAlive(owner);
}

/**
 * Takes away what a killed run left. Runs that found it at the same time do so one after the other, and look once more: the first may have
 * its own lock there by then.
 */
async function removeLeft(path: string): Promise<void> {
  const turn = `${path}-takeover`;
  try {
    writeFileSync(turn, "", {flag: "wx", mode: 0o600});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw error;
  }
  try {
    if (!isRunning(await ownerOf(path))) await rm(path, {force: true});
  } finally {
    await rm(turn, {force: true});
  }
}
