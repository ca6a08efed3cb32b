import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import {basename, dirname, join} from "node:path";
import {EnvironmentError} from "./errors.ts";
import {makeFolder} from "./model/makeFolder.ts";

/**
 * Writes a file that only its owner can read, in a folder that only its owner can open, which is made where there is none. In
 * place in one step, and on the disk by then: a run that is killed leaves the file of before or the file of now, never a half one.
 */
export function writeOwnerFile(path: string, ...parts: readonly (string | Uint8Array)[]): void {
  const folder = dirname(path);
  makeFolder(folder, 0o700);
  chmodSync(folder, 0o700);
  const passing = join(folder, `.${basename(path)}.new`);
  // What a killed run left may be open to others: opening it for writing would keep that.
  rmSync(passing, {force: true});
  const opened = openSync(passing, "wx", 0o600);
  try {
    for (const part of parts) writeAll(opened, typeof part === "string" ? Buffer.from(part) : part);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(passing, path);
  ontoDisk(folder);
}

/** Reads such a file; undefined where there is none. One that others can read is refused. */
export function readOwnerFile(path: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new EnvironmentError(`${path}: går inte att läsa`, {cause: error});
  }
  if ((statSync(path).mode & 0o077) !== 0)
    throw new EnvironmentError(`${path}: kan läsas av andra än ägaren. Kör: chmod 600 ${path}`);
  return bytes;
}

/** A write may take less than it is given, of much at once. */
function writeAll(opened: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(opened, bytes, written);
}

/** The name too: what follows from a file must not outlive it. */
function ontoDisk(folder: string): void {
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
