import {linkSync, writeFileSync} from "node:fs";
import {readdir, readFile, rm} from "node:fs/promises";
import {basename, dirname} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {isAlive} from "../model/isAlive.ts";
import type {LockFolder, LockOwner} from "./takeLock.ts";

/** An earlier program had its lock an instant before it had written its number there: so often that is looked for, and so long between, in milliseconds. */
const [looks, pause] = [20, 10];

/** What file systems answer that have no links. */
const linkless = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/**
 * A lock as files: the lock itself at `path`, with the number of its process and what that was started as, and beside it, with a name of its
 * own, one for each run that is after it. The lock is a link to that, so that it is never there without telling whose it is.
 */
export function lockFolder(path: string, what: string | undefined): LockFolder {
  const text = what === undefined ? String(process.pid) : `${process.pid}\n${what}`;
  const fileOf = (name: string) => `${path}-${name}`;
  return {
    announce: (name) => {
      writeFileSync(fileOf(name), text, {flag: "wx", mode: 0o600});
      return Promise.resolve();
    },
    withdraw: (name) => rm(fileOf(name), {force: true}),
    announced: async () =>
      (await readdir(dirname(path)))
        .filter((name) => name.startsWith(`${basename(path)}-`))
        .map((name) => name.slice(basename(path).length + 1))
        .filter((name) => /^\d+-[0-9a-f]+$/.test(name)),
    lock: (name) => Promise.resolve(makeLock(fileOf(name), path, text)),
    unlock: () => rm(path, {force: true}),
    owner: () => ownerOf(path),
    isAlive: (number) => number > 0 && isAlive(number),
    pause: () => wait(pause),
  };
}

/** Whether the lock was made; false where there is one. */
function makeLock(announcement: string, path: string, text: string): boolean {
  try {
    linkSync(announcement, path);
    return true;
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (!linkless.has(code)) throw error;
  }
  try {
    writeFileSync(path, text, {flag: "wx", mode: 0o600});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function ownerOf(path: string): Promise<LockOwner | undefined> {
  for (let look = 0; look < looks; look++) {
    let told: string;
    try {
      told = await readFile(path, "utf8");
    } catch (error) {
      // One that cannot be read may be a living run's: only one that is not there is nobody's.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
    const [number = "", what] = told.split("\n");
    if (told !== "") return {process: Number.parseInt(number) || 0, what};
    await wait(pause);
  }
  return {process: 0};
}
