import {randomBytes} from "node:crypto";
import {rmSync} from "node:fs";
import {rm} from "node:fs/promises";
import {join} from "node:path";
import {EnvironmentError} from "../errors.ts";
import {lockFolder} from "./lockFolder.ts";
import {type LockOwner, takeLock} from "./takeLock.ts";

/**
 * Does something to the folder of releases that no other run may do at the same time. What a killed run left is
 * taken over; a living one is not disturbed.
 */
export async function withReleaseLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const path = join(root, ".lock");
  const busy = (owner: LockOwner) => `${path}: en annan körning skriver en utgåva (process ${owner.process})`;
  return await withLock(path, {busy}, work);
}

/**
 * Does something that no other run may do at the same time, with a lock at `path`. `what` is told to a run that comes meanwhile, which stops
 * with what `busy` says.
 */
export async function withLock<T>(
  path: string,
  {what, busy}: {readonly what?: string; readonly busy: (owner: LockOwner) => string},
  work: () => Promise<T>,
): Promise<T> {
  const owner = await takeLock(lockFolder(path, what), `${process.pid}-${randomBytes(8).toString("hex")}`);
  if (owner) throw new EnvironmentError(busy(owner));
  // A process that is ended on purpose ends without coming back here.
  const release = () => {
    rmSync(path, {force: true});
  };
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    await rm(path, {force: true});
  }
}
