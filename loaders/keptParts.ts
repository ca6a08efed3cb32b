import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {isAlive} from "./model/isAlive.ts";
import {Parts} from "./normalise/parts.ts";

const prefix = "reading-";

/** What makes a reading another reading: with any of these changed, nothing of an earlier one holds. */
export interface ReadingFacts {
  /** Names, sizes and times of the source's documents. */
  readonly documents: string;
  readonly keyId: string;
  /** The settings that decide what is accepted. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly codeVersion: string;
}

/**
 * The parts of this reading that an earlier run left in the folder of micro data, or a place for new ones; `undefined`
 * where another run is at the same reading now. Parts of other readings are cleared away.
 */
export function keptParts(workFolder: string, facts: ReadingFacts): Parts | undefined {
  const print = createHash("sha256")
    .update(JSON.stringify([facts, codeDigest()]))
    .digest("hex");
  const name = prefix + print.slice(0, 32);
  for (const other of readings(workFolder))
    if (other !== name && !isRunning(join(workFolder, other))) clear(workFolder, other);
  const folder = join(workFolder, name);
  if (isRunning(folder)) return undefined;
  mkdirSync(folder, {recursive: true, mode: 0o700});
  writeFileSync(join(folder, "process"), String(process.pid), {mode: 0o600});
  return new Parts(folder);
}

/** Clears away the parts of this run, once its release stands: nothing of them is needed again. */
export function forgetParts(workFolder: string): void {
  for (const name of readings(workFolder))
    if (processOf(join(workFolder, name)) === process.pid) clear(workFolder, name);
}

function readings(workFolder: string): string[] {
  return existsSync(workFolder) ? readdirSync(workFolder).filter((name) => name.startsWith(prefix)) : [];
}

function clear(workFolder: string, name: string): void {
  rmSync(join(workFolder, name), {recursive: true, force: true});
}

/** The process at a reading; none where the file was cut: 0 would be this process and those of its group. */
function processOf(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, "process"), "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/** True where another process that lives is at this reading. */
function isRunning(folder: string): boolean {
  const id = processOf(folder);
  return id !== undefined && id !== process.pid && isAlive(id);
}

/** The reading code as it stands: between two versions it changes from one commit to the next. */
function codeDigest(): string {
  const hash = createHash("sha256");
  for (const room of ["normalise", "model"]) {
    const folder = fileURLToPath(new URL(room, import.meta.url));
    for (const file of readdirSync(folder, {recursive: true, encoding: "utf8"}).sort())
      if (file.endsWith(".ts")) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}
